//! Structs, for objects with named properties.

use super::naming::Ident;
use super::ty::Type;
use super::xml::XmlFields;

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
    /// Whether the description allows one of nothing.
    pub may_be_empty: bool,
    /// Whether users make one: not where it only comes in answers.
    pub is_made: bool,
    /// How it is written in XML, where it is.
    pub xml: Option<XmlFields>,
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
    /// The value, where there is only one: nobody has to give it.
    pub fixed: Option<Fixed>,
    /// Its documentation, in Markdown.
    pub docs: String,
}

/// The only value that a field can have.
#[derive(Clone, Debug)]
pub enum Fixed {
    /// A boolean.
    Boolean(bool),
    /// A text.
    Text(String),
    /// A variant of the field's type.
    Variant(Ident),
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
    /// Whether one can be made of nothing: such a struct has a `Default`, others
    /// have `new`.
    pub fn is_default(&self) -> bool {
        self.fields.iter().all(|field| !field.is_argument())
    }
}

impl Field {
    /// Whether it must be there, and can be more than one value.
    pub fn is_argument(&self) -> bool {
        self.required && self.fixed.is_none()
    }
}
