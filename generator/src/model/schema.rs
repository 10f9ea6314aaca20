//! Schemas: the shapes of values.

use crate::openapi::At;
use indexmap::IndexMap;
use std::ops::{Index, IndexMut};

/// A schema, by its place in [`Schemas`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemaId(usize);

/// All schemas of a description, each once.
#[derive(Clone, Debug, Default)]
pub struct Schemas {
    all: Vec<Schema>,
}

impl Schemas {
    /// Adds a schema.
    pub fn add(&mut self, schema: Schema) -> SchemaId {
        self.all.push(schema);
        SchemaId(self.all.len() - 1)
    }

    /// All of them with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (SchemaId, &Schema)> {
        self.all
            .iter()
            .enumerate()
            .map(|(index, schema)| (SchemaId(index), schema))
    }
}

/// How deep two schemas are compared: what lies deeper counts as different.
const COMPARED: usize = 16;

impl Schemas {
    /// Whether two uses allow the same values, as far as their shapes tell.
    pub fn are_alike(&self, a: TypeRef, b: TypeRef) -> bool {
        self.are_alike_within(a, b, COMPARED)
    }

    fn are_alike_within(&self, a: TypeRef, b: TypeRef, depth: usize) -> bool {
        let (left, right) = (&self[a.schema], &self[b.schema]);
        let nullable = (a.nullable || left.nullable) == (b.nullable || right.nullable);
        let Some(depth) = depth.checked_sub(1) else {
            return false;
        };
        if a.schema == b.schema {
            return nullable;
        }
        let alike = |a: TypeRef, b: TypeRef| self.are_alike_within(a, b, depth);
        nullable
            && match (&left.shape, &right.shape) {
                (Shape::Any, Shape::Any) | (Shape::Boolean, Shape::Boolean) => true,
                (Shape::Integer(a), Shape::Integer(b))
                | (Shape::Number(a), Shape::Number(b))
                | (Shape::String(a), Shape::String(b)) => a == b,
                (Shape::Enumeration(a), Shape::Enumeration(b)) => a == b,
                (Shape::Array(a), Shape::Array(b)) | (Shape::Alias(a), Shape::Alias(b)) => {
                    alike(*a, *b)
                }
                (Shape::Object(a), Shape::Object(b)) => {
                    let additional = match (a.additional, b.additional) {
                        (Additional::Typed(a), Additional::Typed(b)) => alike(a, b),
                        (a, b) => a == b,
                    };
                    let same = |(name, property): (&String, &Property)| {
                        let other = b.properties.get(name);
                        other.is_some_and(|other| {
                            other.required == property.required
                                && alike(property.value, other.value)
                        })
                    };
                    additional
                        && a.properties.len() == b.properties.len()
                        && a.properties.iter().all(same)
                }
                _ => false,
            }
    }
}

impl Index<SchemaId> for Schemas {
    type Output = Schema;

    fn index(&self, id: SchemaId) -> &Schema {
        &self.all[id.0]
    }
}

impl IndexMut<SchemaId> for Schemas {
    fn index_mut(&mut self, id: SchemaId) -> &mut Schema {
        &mut self.all[id.0]
    }
}

/// The use of a schema: by a property, a parameter, a body, another schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypeRef {
    /// Which.
    pub schema: SchemaId,
    /// Whether `null` is allowed here, beside what the schema itself allows.
    pub nullable: bool,
}

/// What a value looks like.
#[derive(Clone, Debug)]
pub struct Schema {
    /// Where it stands.
    pub at: At,
    /// What it is called.
    pub name: SchemaName,
    /// Its title, a hint for a name.
    pub title: Option<String>,
    /// The description's words.
    pub description: Option<String>,
    /// Whether it is on its way out.
    pub deprecated: bool,
    /// Whether the schema itself allows `null`.
    pub nullable: bool,
    /// The kind of value.
    pub shape: Shape,
}

/// What a schema is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemaName {
    /// A component: the description names it.
    Component(String),
    /// Written where it is used: its name comes from there.
    Inline,
}

/// The kind of a value.
#[derive(Clone, Debug)]
pub enum Shape {
    /// Any JSON.
    Any,
    /// `true` or `false`.
    Boolean,
    /// An integer.
    Integer(Format),
    /// A number.
    Number(Format),
    /// A string.
    String(Format),
    /// One of some strings.
    Enumeration(Enumeration),
    /// A list.
    Array(TypeRef),
    /// An object with named properties, free ones, or both.
    Object(Object),
    /// One of some schemas.
    Union(Union),
    /// Another schema, under this name.
    Alias(TypeRef),
}

/// The `format` of a scalar, as written (OpenAPI Format Registry).
pub type Format = Option<String>;

/// A string out of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enumeration {
    /// The values.
    pub values: Vec<String>,
}

/// An object.
#[derive(Clone, Debug)]
pub struct Object {
    /// Its named properties.
    pub properties: IndexMap<String, Property>,
    /// The others.
    pub additional: Additional,
}

/// What an object holds beside its named properties.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Additional {
    /// The description does not say: they are ignored.
    Unsaid,
    /// None are allowed.
    Denied,
    /// Values of this type.
    Typed(TypeRef),
}

/// A named property.
#[derive(Clone, Debug)]
pub struct Property {
    /// Where it stands.
    pub at: At,
    /// What its value looks like.
    pub value: TypeRef,
    /// Whether it must be there.
    pub required: bool,
    /// What is said of it where it stands.
    pub description: Option<String>,
    /// Whether it is on its way out.
    pub deprecated: bool,
    /// What the server takes where it is absent.
    pub default: Option<serde_json::Value>,
    /// Only in answers.
    pub read_only: bool,
    /// Only in requests.
    pub write_only: bool,
}

/// One of some schemas.
#[derive(Clone, Debug)]
pub struct Union {
    /// The property that says which, where there is one.
    pub discriminator: Option<String>,
    /// The schemas.
    pub variants: Vec<UnionVariant>,
}

/// One schema of a union.
#[derive(Clone, Debug)]
pub struct UnionVariant {
    /// What the value looks like.
    pub value: TypeRef,
    /// The values of the discriminator that mean it.
    pub names: Vec<String>,
}
