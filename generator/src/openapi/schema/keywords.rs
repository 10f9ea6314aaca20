//! The keywords of a schema: JSON Schema Core and Validation of draft 2020-12,
//! and those that OpenAPI adds.
//!
//! Schemas are the bulk of a description, so keywords that few schemas have are
//! behind a pointer.

use indexmap::IndexMap;
use serde_json::{Number, Value};

use super::{Schema, Types};
use crate::openapi::{At, Extensions, ExternalDocs, Reference};

/// A schema of keywords.
#[derive(Clone, Debug)]
pub struct Keywords {
    /// Where it stands.
    pub at: At,
    /// `$ref`; the other keywords apply as well.
    pub reference: Option<Box<Reference>>,
    /// `$dynamicRef`
    pub dynamic_reference: Option<Box<str>>,
    /// `$id`
    pub id: Option<Box<str>>,
    /// `$anchor`
    pub anchor: Option<Box<str>>,
    /// `$dynamicAnchor`
    pub dynamic_anchor: Option<Box<str>>,
    /// `$defs`, and `definitions` of older drafts.
    pub definitions: Option<Box<IndexMap<String, Schema>>>,

    /// `type`; empty if there is none. The `nullable` of 3.0 is `null` here.
    pub types: Types,
    /// `format`
    pub format: Option<Box<str>>,
    /// `enum`
    pub enumeration: Option<Vec<Value>>,
    /// `const`
    pub constant: Option<Box<Value>>,
    /// Keywords about objects, if there is one.
    pub object: Option<Box<ObjectKeywords>>,
    /// Keywords about arrays, if there is one.
    pub array: Option<Box<ArrayKeywords>>,
    /// Keywords about numbers, if there is one.
    pub number: Option<Box<NumberKeywords>>,
    /// Keywords about strings, if there is one.
    pub string: Option<Box<StringKeywords>>,

    /// `allOf`
    pub all_of: Vec<Schema>,
    /// `oneOf`
    pub one_of: Vec<Schema>,
    /// `anyOf`
    pub any_of: Vec<Schema>,
    /// `not`
    pub not: Option<Schema>,
    /// `if`, `then`, `else`
    pub conditional: Option<Box<Conditional>>,
    /// `discriminator`
    pub discriminator: Option<Box<Discriminator>>,

    /// `title`
    pub title: Option<Box<str>>,
    /// `description`, in CommonMark
    pub description: Option<Box<str>>,
    /// `$comment`
    pub comment: Option<Box<str>>,
    /// `default`
    pub default: Option<Box<Value>>,
    /// `examples`, and the `example` of OpenAPI.
    pub examples: Vec<Value>,
    /// `deprecated`
    pub deprecated: bool,
    /// `readOnly`
    pub read_only: bool,
    /// `writeOnly`
    pub write_only: bool,
    /// `xml`
    pub xml: Option<Box<Xml>>,
    /// `externalDocs`
    pub external_docs: Option<Box<ExternalDocs>>,
    /// The `x-` fields.
    pub extensions: Extensions,
    /// Keywords that are none of these.
    pub unknown: Option<Box<IndexMap<String, Value>>>,
}

/// Keywords about objects.
#[derive(Clone, Debug, Default)]
pub struct ObjectKeywords {
    /// `properties`
    pub properties: IndexMap<String, Schema>,
    /// `required`, without repetitions
    pub required: Vec<String>,
    /// `additionalProperties`
    pub additional_properties: Option<Schema>,
    /// `patternProperties`
    pub pattern_properties: IndexMap<String, Schema>,
    /// `propertyNames`
    pub property_names: Option<Schema>,
    /// `unevaluatedProperties`
    pub unevaluated_properties: Option<Schema>,
    /// `dependentSchemas`
    pub dependent_schemas: IndexMap<String, Schema>,
    /// `dependentRequired`
    pub dependent_required: IndexMap<String, Vec<String>>,
    /// `minProperties`
    pub min_properties: Option<u64>,
    /// `maxProperties`
    pub max_properties: Option<u64>,
}

/// Keywords about arrays.
#[derive(Clone, Debug, Default)]
pub struct ArrayKeywords {
    /// `items`: the items after those of `prefix_items`
    pub items: Option<Schema>,
    /// `prefixItems`, and the list of schemas that `items` was in older drafts
    pub prefix_items: Vec<Schema>,
    /// `contains`
    pub contains: Option<Schema>,
    /// `minContains`
    pub min_contains: Option<u64>,
    /// `maxContains`
    pub max_contains: Option<u64>,
    /// `unevaluatedItems`
    pub unevaluated_items: Option<Schema>,
    /// `minItems`
    pub min_items: Option<u64>,
    /// `maxItems`
    pub max_items: Option<u64>,
    /// `uniqueItems`
    pub unique_items: bool,
}

/// Keywords about numbers. The exclusive bounds of 3.0 are numbers here.
#[derive(Clone, Debug, Default)]
pub struct NumberKeywords {
    /// `minimum`
    pub minimum: Option<Number>,
    /// `exclusiveMinimum`
    pub exclusive_minimum: Option<Number>,
    /// `maximum`
    pub maximum: Option<Number>,
    /// `exclusiveMaximum`
    pub exclusive_maximum: Option<Number>,
    /// `multipleOf`
    pub multiple_of: Option<Number>,
}

/// Keywords about strings.
#[derive(Clone, Debug, Default)]
pub struct StringKeywords {
    /// `minLength`
    pub min_length: Option<u64>,
    /// `maxLength`
    pub max_length: Option<u64>,
    /// `pattern`
    pub pattern: Option<String>,
    /// `contentEncoding`
    pub content_encoding: Option<String>,
    /// `contentMediaType`
    pub content_media_type: Option<String>,
    /// `contentSchema`
    pub content_schema: Option<Schema>,
}

/// `if`, `then` and `else`.
#[derive(Clone, Debug, Default)]
pub struct Conditional {
    /// `if`
    pub condition: Option<Schema>,
    /// `then`
    pub then: Option<Schema>,
    /// `else`
    pub otherwise: Option<Schema>,
}

/// The Discriminator Object: OpenAPI 3.1, section 4.8.25.
#[derive(Clone, Debug)]
pub struct Discriminator {
    /// Where it stands.
    pub at: At,
    /// The property that says which schema applies.
    pub property_name: String,
    /// The name of a schema, or a URI, by the value of the property.
    pub mapping: IndexMap<String, String>,
    /// The `x-` fields.
    pub extensions: Extensions,
}

/// The XML Object: OpenAPI 3.1, section 4.8.26.
#[derive(Clone, Debug)]
pub struct Xml {
    /// Where it stands.
    pub at: At,
    /// The name of the element or attribute.
    pub name: Option<String>,
    /// The namespace.
    pub namespace: Option<String>,
    /// The prefix of the namespace.
    pub prefix: Option<String>,
    /// Whether it is an attribute.
    pub attribute: bool,
    /// Whether an array has an element around its items.
    pub wrapped: bool,
    /// The `x-` fields.
    pub extensions: Extensions,
}
