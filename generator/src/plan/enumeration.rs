//! Enums of scalars, open to values that the description does not list.

use super::naming::Ident;
use serde_json::Value;

/// An enum of scalars.
#[derive(Clone, Debug)]
pub struct Enumeration {
    /// Its name.
    pub name: Ident,
    /// Its documentation, in Markdown.
    pub docs: String,
    /// What its values are.
    pub scalar: Scalar,
    /// Its known values.
    pub variants: Vec<Variant>,
    /// The variant that keeps any other value.
    pub unknown: Ident,
}

/// What the values of an enum are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scalar {
    /// Strings.
    Text,
    /// Integers of this type.
    Integer(&'static str),
    /// Numbers.
    Number,
    /// Several of these, and booleans.
    Mixed,
}

/// A known value.
#[derive(Clone, Debug)]
pub struct Variant {
    /// Its name.
    pub name: Ident,
    /// The value on the wire.
    pub value: Value,
    /// Its documentation, in Markdown.
    pub docs: String,
}

impl Variant {
    /// The value as text: a string without its quotes.
    pub fn spelling(&self) -> String {
        match &self.value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        }
    }
}
