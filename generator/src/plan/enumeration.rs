//! Enums of strings, open to values that the description does not list.

use super::naming::Ident;

/// An enum of strings.
#[derive(Clone, Debug)]
pub struct Enumeration {
    /// Its name.
    pub name: Ident,
    /// Its documentation, in Markdown.
    pub docs: String,
    /// Its known values.
    pub variants: Vec<Variant>,
    /// The variant that keeps any other value.
    pub unknown: Ident,
}

/// A known value.
#[derive(Clone, Debug)]
pub struct Variant {
    /// Its name.
    pub name: Ident,
    /// Its spelling on the wire.
    pub spelling: String,
    /// Its documentation, in Markdown.
    pub docs: String,
}
