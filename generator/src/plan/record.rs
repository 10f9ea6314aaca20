//! Structs, for objects with named properties.

use super::naming::Ident;
use super::ty::Type;

/// A struct.
#[derive(Clone, Debug)]
pub struct Record {
    /// Its name.
    pub name: Ident,
    /// Its documentation, in Markdown.
    pub docs: String,
    /// Its fields, in the order of the description.
    pub fields: Vec<Field>,
    /// The field that keeps the keys which the description does not name.
    pub additional: Option<Additional>,
}

/// A field.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name.
    pub name: Ident,
    /// Its key on the wire.
    pub key: String,
    /// Whether the key must be there.
    pub required: bool,
    /// Its type.
    pub ty: Type,
    /// Its documentation, in Markdown.
    pub docs: String,
}

/// The field for additional properties.
#[derive(Clone, Debug)]
pub struct Additional {
    /// Its name.
    pub name: Ident,
    /// The type of the values.
    pub ty: Type,
}

impl Record {
    /// Whether `{}` is one: such a struct has a `Default`, others have `new`.
    pub fn is_default(&self) -> bool {
        self.fields.iter().all(|field| !field.required)
    }
}
