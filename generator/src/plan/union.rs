//! Enums of types, for `oneOf` and `anyOf`.

use super::naming::Ident;
use super::ty::Type;
use super::xml::XmlChoice;

/// An enum of types.
#[derive(Clone, Debug)]
pub struct Union {
    /// Its name.
    pub name: Ident,
    /// Its documentation, in Markdown.
    pub docs: String,
    /// The property that says which variant a value is.
    pub discriminator: Option<String>,
    /// The types.
    pub variants: Vec<Variant>,
    /// The variant that keeps a value which is none of them.
    pub unknown: Ident,
    /// How it is written in XML, where it is.
    pub xml: Option<XmlChoice>,
}

/// One of the types.
#[derive(Clone, Debug)]
pub struct Variant {
    /// Its name.
    pub name: Ident,
    /// Its type.
    pub ty: Type,
    /// The values of the discriminator that mean it.
    pub names: Vec<String>,
    /// Whether its type may not hold the discriminator, so that the first of these is
    /// written there.
    pub is_untold: bool,
    /// Whether all other values mean it too, and none.
    pub is_default: bool,
    /// Whether no other variant holds the same Rust type, so that a value can be
    /// converted without saying which variant is meant.
    pub is_only: bool,
}
