//! The keywords of a schema: JSON Schema Core and Validation of draft 2020-12,
//! and those that OpenAPI adds.
//!
//! Schemas are the bulk of a description, so keywords that few schemas have are
//! behind a pointer.

use indexmap::IndexMap;
use serde_json::{Map, Value};

use super::{
    ArrayKeywords, Discriminator, NumberKeywords, ObjectKeywords, Schema, StringKeywords, Type,
    Types, Xml, listed, v3_0,
};
use crate::diag::{Code, Diagnostic, nearest};
use crate::openapi::reader::{Part, Reader};
use crate::openapi::{At, Extensions, ExternalDocs, Parse, Reference, Version};

/// A schema of keywords.
#[derive(Clone, Debug)]
pub struct Keywords {
    /// Where it stands.
    pub at: At,
    /// `$ref`, or a `$dynamicRef` that leads to one place only; the other keywords
    /// apply as well.
    pub reference: Option<Box<Reference>>,
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

impl Keywords {
    /// A schema of no keywords.
    pub(crate) fn new(at: At) -> Keywords {
        Keywords {
            at,
            reference: None,
            id: None,
            anchor: None,
            dynamic_anchor: None,
            definitions: None,
            types: Types::default(),
            format: None,
            enumeration: None,
            constant: None,
            object: None,
            array: None,
            number: None,
            string: None,
            all_of: Vec::new(),
            one_of: Vec::new(),
            any_of: Vec::new(),
            not: None,
            conditional: None,
            discriminator: None,
            title: None,
            description: None,
            comment: None,
            default: None,
            examples: Vec::new(),
            deprecated: false,
            read_only: false,
            write_only: false,
            xml: None,
            external_docs: None,
            extensions: Extensions::default(),
            unknown: None,
        }
    }

    fn keyword(&mut self, name: &str, part: Part<'_>, reader: &mut Reader) {
        match name {
            "$ref" => self.reference = parse_reference(part, &self.at, reader),
            "$dynamicRef" => self.dynamic_reference(part, reader),
            "$id" => self.id = Parse::parse(part, reader),
            "$anchor" => self.anchor = Parse::parse(part, reader),
            "$dynamicAnchor" => self.dynamic_anchor = Parse::parse(part, reader),
            "$defs" | "definitions" => {
                self.definitions
                    .get_or_insert_default()
                    .extend(reader.entries(part));
            }
            "type" if reader.version == Version::V2_0 && part.value == "file" => {
                // OpenAPI 2.0, section "Data Types": bytes, in 3.x a binary string.
                self.types = Types::default().with(Type::String);
                self.format = Some("binary".into());
            }
            "collectionFormat" if reader.version == Version::V2_0 => {
                if part.value != "csv" {
                    let message = "`collectionFormat` inside of a schema is not honoured: it is one of the parameter";
                    reader.push(
                        Diagnostic::loss(Code::FieldNotHonoured, message).at(part.at().name()),
                    );
                }
            }
            "type" => self.types = Types::parse(part, reader).unwrap_or_default(),
            "format" => self.format = Parse::parse(part, reader),
            "enum" => self.enumeration = parse_values(part, reader),
            "const" => self.constant = Some(Box::new(part.value.clone())),
            "properties"
            | "required"
            | "additionalProperties"
            | "patternProperties"
            | "propertyNames"
            | "unevaluatedProperties"
            | "dependentSchemas"
            | "dependentRequired"
            | "minProperties"
            | "maxProperties" => {
                self.object
                    .get_or_insert_default()
                    .keyword(name, part, reader);
            }
            "items" | "prefixItems" | "contains" | "minContains" | "maxContains"
            | "unevaluatedItems" | "minItems" | "maxItems" | "uniqueItems" => {
                self.array
                    .get_or_insert_default()
                    .keyword(name, part, reader);
            }
            "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" | "multipleOf" => {
                self.number
                    .get_or_insert_default()
                    .keyword(name, part, reader);
            }
            "minLength" | "maxLength" | "pattern" | "contentEncoding" | "contentMediaType"
            | "contentSchema" => {
                self.string
                    .get_or_insert_default()
                    .keyword(name, part, reader);
            }
            "allOf" => self.all_of = reader.items(part),
            "oneOf" => self.one_of = reader.items(part),
            "anyOf" => self.any_of = reader.items(part),
            "not" => self.not = Schema::parse(part, reader),
            "if" => {
                self.conditional.get_or_insert_default().condition = Schema::parse(part, reader)
            }
            "then" => self.conditional.get_or_insert_default().then = Schema::parse(part, reader),
            "else" => {
                self.conditional.get_or_insert_default().otherwise = Schema::parse(part, reader);
            }
            "discriminator" => self.discriminator = Parse::parse(part, reader).map(Box::new),
            "title" => self.title = Parse::parse(part, reader),
            "description" => self.description = Parse::parse(part, reader),
            "$comment" => self.comment = Parse::parse(part, reader),
            "default" => self.default = Some(Box::new(part.value.clone())),
            "example" => self.examples.insert(0, part.value.clone()),
            "examples" => self.examples(part, reader),
            "deprecated" => self.deprecated = bool::parse(part, reader).unwrap_or(false),
            "readOnly" => self.read_only = bool::parse(part, reader).unwrap_or(false),
            "writeOnly" => self.write_only = bool::parse(part, reader).unwrap_or(false),
            "xml" => self.xml = Parse::parse(part, reader).map(Box::new),
            "externalDocs" => self.external_docs = Parse::parse(part, reader).map(Box::new),
            _ if name.starts_with("x-") => self.extensions.insert(name, part.value),
            _ => self.unknown_keyword(name, part, reader),
        }
    }

    /// A `$dynamicRef` is a `$ref`, unless what leads to it decides where it leads
    /// (JSON Schema Core, section 8.2.3.2).
    fn dynamic_reference(&mut self, part: Part<'_>, reader: &mut Reader) {
        let at = part.at();
        let Some(reference) = parse_reference(part, &self.at, reader) else {
            return;
        };
        let message = match (
            &self.reference,
            reader.files.is_dynamic(&at, &reference.uri),
        ) {
            (None, false) => {
                self.reference = Some(reference);
                return;
            }
            (Some(_), false) => "a `$dynamicRef` beside a `$ref` is not followed",
            (_, true) => {
                "several schemas have this `$dynamicAnchor`, and which is meant depends on what refers here: the value can be anything"
            }
        };
        reader.push(
            Diagnostic::loss(Code::KeywordNotHonoured, message)
                .at(&at)
                .help("refer to one of them by `$ref`"),
        );
    }

    /// `examples`, which is a list here, but an object of named Example Objects in
    /// other places of a description, and sometimes taken for that.
    fn examples(&mut self, part: Part<'_>, reader: &mut Reader) {
        if let Value::Object(named) = part.value {
            let message = "`examples` of a schema should be an array, but is an object";
            reader.push(Diagnostic::note(Code::WrongType, message).at(part.at().name()));
            let values = named
                .values()
                .map(|example| example.get("value").unwrap_or(example));
            self.examples.extend(values.cloned());
        } else {
            self.examples
                .extend(parse_values(part, reader).unwrap_or_default());
        }
    }

    /// Keeps a keyword of no known meaning. JSON Schema (Core, section 6.5) lets
    /// it be an annotation, unless it is a known one misspelt.
    fn unknown_keyword(&mut self, name: &str, part: Part<'_>, reader: &mut Reader) {
        self.unknown
            .get_or_insert_default()
            .insert(name.to_owned(), part.value.clone());
        if SILENT.contains(&name) {
            return;
        }
        let message = format!("`{name}` is no keyword of a schema, and has no effect");
        let diagnostic = match nearest(name, KEYWORDS.iter().copied()) {
            Some(known) => Diagnostic::loss(Code::UnknownKeyword, message)
                .help(format!("did you mean `{known}`?")),
            None => Diagnostic::note(Code::UnknownKeyword, message),
        };
        reader.push(diagnostic.at(part.at().name()));
    }
}

/// Keywords that are known, and that say nothing about values.
const SILENT: &[&str] = &["$schema", "$vocabulary"];

/// The keywords that a misspelt one may have been meant to be.
const KEYWORDS: &[&str] = &[
    "$ref",
    "$defs",
    "$id",
    "$anchor",
    "type",
    "format",
    "enum",
    "const",
    "nullable",
    "properties",
    "required",
    "additionalProperties",
    "patternProperties",
    "propertyNames",
    "unevaluatedProperties",
    "dependentSchemas",
    "dependentRequired",
    "minProperties",
    "maxProperties",
    "items",
    "prefixItems",
    "contains",
    "minContains",
    "maxContains",
    "unevaluatedItems",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "pattern",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "allOf",
    "oneOf",
    "anyOf",
    "discriminator",
    "title",
    "description",
    "default",
    "example",
    "examples",
    "deprecated",
    "readOnly",
    "writeOnly",
    "externalDocs",
];

/// Reads the keywords of a schema. One that is left out lets the schema allow
/// more than was meant, which a client can live with.
pub(super) fn parse(object: &Map<String, Value>, at: At, reader: &mut Reader) -> Keywords {
    // The place is lent to each part, while the keywords are being filled in.
    let mut keywords = Keywords::new(at.clone());
    for (name, value) in object {
        if !v3_0::is_folded(name, value) {
            keywords.keyword(name, Part::field(value, &at, name), reader);
        }
    }
    let mut keywords = v3_0::fold(keywords, object, reader);
    listed::move_to_items(&mut keywords, reader);
    keywords
}

fn parse_reference(part: Part<'_>, at: &At, reader: &mut Reader) -> Option<Box<Reference>> {
    let uri = String::parse(part, reader)?;
    Some(Box::new(Reference {
        at: at.clone(),
        uri,
        summary: None,
        description: None,
    }))
}

/// A list of values of any type.
fn parse_values(part: Part<'_>, reader: &mut Reader) -> Option<Vec<Value>> {
    let values = part.value.as_array().cloned();
    if values.is_none() {
        reader.wrong_type(&part, "array");
    }
    values
}
