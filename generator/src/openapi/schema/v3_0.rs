//! The keywords that OpenAPI 3.0 spells otherwise than 3.1, folded into those of
//! 3.1: `nullable`, and exclusive bounds that are booleans (OpenAPI 3.0.4,
//! sections 4.7.24.1 and 4.7.24.2).
//!
//! They are folded whatever the version says, since they stand in descriptions
//! of 3.1 too, and can only be meant as they were in 3.0. So is `x-nullable`, by
//! which OpenAPI 2.0 says the same.

use serde_json::{Map, Value};

use super::{Keywords, Schema, Type, Types};
use crate::diag::{Code, Diagnostic};
use crate::openapi::reader::{Part, Reader};
use crate::openapi::{At, Parse, Version};

/// Whether a keyword is one of those that [`fold`] looks at.
pub(super) fn is_folded(name: &str, value: &Value) -> bool {
    match name {
        "nullable" => true,
        "exclusiveMinimum" | "exclusiveMaximum" => value.is_boolean(),
        _ => false,
    }
}

/// Folds the keywords of 3.0 of an object into those that were read from it.
pub(super) fn fold(
    mut keywords: Keywords,
    object: &Map<String, Value>,
    reader: &mut Reader,
) -> Keywords {
    if let Some(number) = &mut keywords.number {
        let (minimum, maximum) = (
            object.get("exclusiveMinimum"),
            object.get("exclusiveMaximum"),
        );
        number.fold_exclusive(minimum, maximum);
    }
    let spelling = ["nullable", "x-nullable"]
        .into_iter()
        .find(|name| object.contains_key(*name));
    let Some((name, value)) = spelling.and_then(|name| object.get_key_value(name)) else {
        return keywords;
    };
    let nullable = bool::parse(Part::field(value, &keywords.at, name), reader);
    if name == "nullable" && reader.version != Version::V3_0 {
        let message = "`nullable` is of OpenAPI 3.0; it is read as it was meant there";
        reader.push(
            Diagnostic::note(Code::OtherVersion, message)
                .at(keywords.at.child(name).name())
                .help("since 3.1, write `type: [..., \"null\"]`"),
        );
    }
    if nullable == Some(true) {
        allow_null(keywords)
    } else {
        keywords
    }
}

/// Adds null to what a schema allows. OpenAPI 3.0.4 lets `nullable` count only
/// beside a `type`, but it is written beside everything, and always meant.
fn allow_null(mut keywords: Keywords) -> Keywords {
    if keywords.reference.is_some() || !keywords.all_of.is_empty() || keywords.constant.is_some() {
        return wrap(keywords);
    }
    if keywords.types.is_empty() {
        keywords.types = implied_types(&keywords);
    }
    if !keywords.types.is_empty() {
        keywords.types = keywords.types.with(Type::Null);
    }
    if let Some(values) = &mut keywords.enumeration
        && !values.contains(&Value::Null)
    {
        values.push(Value::Null);
    }
    let at = keywords.at.clone();
    for (name, list) in [
        ("oneOf", &mut keywords.one_of),
        ("anyOf", &mut keywords.any_of),
    ] {
        if !list.is_empty() && !list.iter().any(is_null) {
            list.push(null(at.child(name).index(list.len())));
        }
    }
    keywords
}

/// `{anyOf: [the schema, {type: "null"}]}`, with what is said about the value as
/// a whole kept outside.
fn wrap(mut inner: Keywords) -> Keywords {
    let mut outer = Keywords::new(inner.at.clone());
    outer.title = inner.title.take();
    outer.description = inner.description.take();
    outer.comment = inner.comment.take();
    outer.default = inner.default.take();
    outer.examples = std::mem::take(&mut inner.examples);
    outer.deprecated = std::mem::take(&mut inner.deprecated);
    outer.read_only = std::mem::take(&mut inner.read_only);
    outer.write_only = std::mem::take(&mut inner.write_only);
    outer.xml = inner.xml.take();
    outer.external_docs = inner.external_docs.take();
    outer.extensions = std::mem::take(&mut inner.extensions);
    outer.definitions = inner.definitions.take();
    let any_of = outer.at.child("anyOf");
    inner.at = any_of.index(0);
    outer.any_of = vec![Schema::Keywords(Box::new(inner)), null(any_of.index(1))];
    outer
}

/// The types that a schema without `type` plainly has.
fn implied_types(keywords: &Keywords) -> Types {
    let mut types = Types::default();
    if keywords.object.is_some() {
        types = types.with(Type::Object);
    }
    if keywords.array.is_some() {
        types = types.with(Type::Array);
    }
    types
}

/// `{type: "null"}`
fn null(at: At) -> Schema {
    let mut keywords = Keywords::new(at);
    keywords.types = Types::default().with(Type::Null);
    Schema::Keywords(Box::new(keywords))
}

fn is_null(schema: &Schema) -> bool {
    schema
        .keywords()
        .is_some_and(|keywords| keywords.types.single() == Some(Type::Null))
}
