//! Schemas: the shapes of values.

use super::xml::{Xml, XmlId};
use crate::openapi::At;
use indexmap::IndexMap;
use std::collections::HashSet;
use std::ops::{Index, IndexMut};

/// A schema, by its place in [`Schemas`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemaId(usize);

/// All schemas of a description, each once.
#[derive(Clone, Debug, Default)]
pub struct Schemas {
    pub(super) all: Vec<Schema>,
    /// What is said of XML.
    pub(super) xml: Vec<Xml>,
}

impl Schemas {
    /// Adds a schema.
    pub fn add(&mut self, schema: Schema) -> SchemaId {
        self.all.push(schema);
        SchemaId(self.all.len() - 1)
    }

    /// The schema behind all aliases, where those lead anywhere.
    pub fn behind_aliases(&self, mut id: SchemaId) -> (SchemaId, &Schema) {
        // An alias may lead back to itself.
        for _ in 0..=self.all.len() {
            let Shape::Alias(target) = self[id].shape else {
                break;
            };
            id = target.schema;
        }
        (id, &self[id])
    }

    /// All of them with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (SchemaId, &Schema)> {
        self.all
            .iter()
            .enumerate()
            .map(|(index, schema)| (SchemaId(index), schema))
    }

    /// The schemas that some schemas are made of, and these themselves, through
    /// the properties that are followed.
    pub fn reachable(
        &self,
        start: impl IntoIterator<Item = SchemaId>,
        is_followed: impl Fn(&Property) -> bool,
    ) -> HashSet<SchemaId> {
        let mut reached = HashSet::new();
        let mut waiting: Vec<SchemaId> = start.into_iter().collect();
        while let Some(id) = waiting.pop() {
            if !reached.insert(id) {
                continue;
            }
            match &self[id].shape {
                Shape::Any
                | Shape::Boolean(_)
                | Shape::Integer(_)
                | Shape::Number(_)
                | Shape::String(_)
                | Shape::Enumeration(_) => {}
                Shape::Array(value) | Shape::Alias(value) => waiting.push(value.schema),
                Shape::Tuple(items) => waiting.extend(items.iter().map(|item| item.schema)),
                Shape::Object(object) => {
                    let properties = object.properties.values();
                    let followed = properties.filter(|property| is_followed(property));
                    waiting.extend(followed.map(|property| property.value.schema));
                    if let Additional::Typed(value) = object.additional {
                        waiting.push(value.schema);
                    }
                }
                Shape::Union(union) => {
                    waiting.extend(union.variants.iter().map(|variant| variant.value.schema));
                }
            }
        }
        reached
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
#[derive(Clone, Copy, Debug)]
pub struct TypeRef {
    /// Which.
    pub schema: SchemaId,
    /// Whether `null` is allowed here, beside what the schema itself allows.
    pub nullable: bool,
    /// What is said of its XML here.
    pub xml: Option<XmlId>,
}

/// Two uses allow the same values, however they are written in XML.
impl PartialEq for TypeRef {
    fn eq(&self, other: &Self) -> bool {
        (self.schema, self.nullable) == (other.schema, other.nullable)
    }
}

impl Eq for TypeRef {}

/// The step of a place below which stand schemas that no text holds: those that
/// are made of several others.
pub const MADE: &str = "&&";

/// What a value looks like.
#[derive(Clone, Debug)]
pub struct Schema {
    /// Where it stands.
    pub at: At,
    /// What it is called.
    pub name: SchemaName,
    /// The name that the description gives for generated code.
    pub hint: Option<String>,
    /// Its title, a hint for a name.
    pub title: Option<String>,
    /// The description's words.
    pub description: Option<String>,
    /// Whether it is on its way out.
    pub deprecated: bool,
    /// Whether the schema itself allows `null`.
    pub nullable: bool,
    /// What is said of its XML.
    pub xml: Option<XmlId>,
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
    /// `true` or `false`, or only one of both.
    Boolean(Option<bool>),
    /// An integer.
    Integer(Format),
    /// A number.
    Number(Format),
    /// A string.
    String(Format),
    /// One of some scalars.
    Enumeration(Enumeration),
    /// A list.
    Array(TypeRef),
    /// A list of one length, with a type for each position; never empty.
    Tuple(Vec<TypeRef>),
    /// An object with named properties, free ones, or both.
    Object(Object),
    /// One of some schemas.
    Union(Union),
    /// Another schema, under this name.
    Alias(TypeRef),
}

/// The `format` of a scalar, as written (OpenAPI Format Registry).
pub type Format = Option<String>;

/// A scalar out of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enumeration {
    /// What all of the values are.
    pub kind: EnumerationKind,
    /// The values, each once; never empty.
    pub values: Vec<EnumerationValue>,
}

/// What the values of an enumeration are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EnumerationKind {
    /// Strings.
    String,
    /// Integers.
    Integer(Format),
    /// Numbers.
    Number,
    /// Booleans, numbers and strings.
    Mixed,
}

/// A value of an enumeration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnumerationValue {
    /// The value; no array, object or `null`.
    pub value: serde_json::Value,
    /// The name that the description gives it.
    pub name: Option<String>,
    /// The description's words about it.
    pub description: Option<String>,
}

impl EnumerationValue {
    /// The value as text: a string without its quotes.
    pub fn spelling(&self) -> String {
        match &self.value {
            serde_json::Value::String(text) => text.clone(),
            other => other.to_string(),
        }
    }
}

/// An object.
#[derive(Clone, Debug)]
pub struct Object {
    /// Its named properties.
    pub properties: IndexMap<String, Property>,
    /// The others.
    pub additional: Additional,
    /// Sets of properties, one of which a value has; none where it need not.
    pub one_of: Vec<Vec<String>>,
    /// Whether there can be no properties at all.
    pub may_be_empty: bool,
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
    /// The name that the description gives for generated code.
    pub hint: Option<String>,
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
    /// Whether values of the discriminator that mean none, or are not there, mean it.
    pub is_default: bool,
    /// What the description calls it here.
    pub hint: Option<String>,
}
