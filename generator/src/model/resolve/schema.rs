//! Schemas (JSON Schema 2020-12; OpenAPI 3.1, section 4.8.24).

use super::enumeration::listed;
use super::{Resolver, hint};
use crate::diag::Code;
use crate::model::{Schema, SchemaId, SchemaName, Shape, TypeRef};
use crate::openapi::{self, Keywords, Type};
use serde_json::Value;

/// How deep schemas are read within each other; what lies deeper waits its
/// turn, so that no description can exhaust the stack.
const MAX_DEPTH: usize = 64;

/// What becomes of a schema that a reference does not lead to.
const ANYTHING: &str = "the value can be anything";

impl Resolver<'_> {
    /// What a schema means where it is used: a `$ref` is the schema that it
    /// leads to, and a choice between a schema and `null` is that schema.
    pub(super) fn type_of(&mut self, schema: &openapi::Schema) -> TypeRef {
        let Some(keywords) = schema.keywords() else {
            return self.inline(schema);
        };
        if let Some(reference) = &keywords.reference
            && is_annotated_only(keywords)
        {
            return match self.target(reference, ANYTHING) {
                Some(at) => not_null(self.id_at(&at)),
                None => self.any(&keywords.at),
            };
        }
        if let [only] = keywords.all_of.as_slice()
            && is_wrapper(keywords)
        {
            let nullable = keywords.types.contains(Type::Null);
            let inner = self.type_of(only);
            return TypeRef {
                nullable: inner.nullable || nullable,
                ..inner
            };
        }
        if let Some(only) = only_but_null(keywords) {
            return TypeRef {
                nullable: true,
                ..self.type_of(only)
            };
        }
        self.inline(schema)
    }

    fn inline(&mut self, schema: &openapi::Schema) -> TypeRef {
        if let Some(&id) = self.ids.get(schema.at()) {
            return not_null(id);
        }
        if self.depth == MAX_DEPTH {
            return not_null(self.id_at(schema.at()));
        }
        let id = self.reserve(schema.at());
        self.depth += 1;
        self.resolve_into(id, schema);
        self.depth -= 1;
        not_null(id)
    }

    /// A schema that allows anything.
    pub(super) fn any(&mut self, at: &openapi::At) -> TypeRef {
        let schema = Schema {
            at: at.clone(),
            name: SchemaName::Inline,
            hint: None,
            title: None,
            description: None,
            deprecated: false,
            nullable: false,
            shape: Shape::Any,
        };
        not_null(self.schemas.add(schema))
    }

    /// Reads a schema into the place that is kept for it.
    pub(super) fn resolve_into(&mut self, id: SchemaId, schema: &openapi::Schema) {
        let Some(keywords) = schema.keywords() else {
            return;
        };
        let shape = self.shape_of(keywords, id);
        let schema = &mut self.schemas[id];
        schema.hint = hint::type_name(keywords, schema.name != SchemaName::Inline);
        schema.title = keywords.title.as_deref().map(str::to_owned);
        schema.description = keywords.description.as_deref().map(str::to_owned);
        schema.deprecated = keywords.deprecated;
        schema.nullable |= keywords.types.contains(Type::Null) || allows_null_value(keywords);
        schema.shape = shape;
    }

    fn shape_of(&mut self, keywords: &Keywords, id: SchemaId) -> Shape {
        self.report_unhonoured(keywords);
        if keywords.reference.is_some()
            || is_wrapper(keywords) && keywords.all_of.len() == 1
            || only_but_null(keywords).is_some()
        {
            return self.alias_or_merged(keywords, id);
        }
        if !keywords.all_of.is_empty() {
            return self.merged(keywords);
        }
        if let Some(shape) = self.union_of(keywords, id) {
            return shape;
        }
        self.plain(keywords)
    }

    /// A component that is another schema under its own name.
    fn alias_or_merged(&mut self, keywords: &Keywords, id: SchemaId) -> Shape {
        if let Some(reference) = &keywords.reference {
            if !is_annotated_only(keywords) {
                return self.merged(keywords);
            }
            return match self.target(reference, ANYTHING) {
                Some(at) => Shape::Alias(not_null(self.id_at(&at))),
                None => Shape::Any,
            };
        }
        let inner = keywords.all_of.first().or_else(|| only_but_null(keywords));
        self.schemas[id].nullable |= keywords.all_of.is_empty();
        inner.map_or(Shape::Any, |inner| Shape::Alias(self.type_of(inner)))
    }

    /// A schema without `allOf`, `oneOf`, `anyOf` and `$ref`.
    pub(super) fn plain(&mut self, keywords: &Keywords) -> Shape {
        if let Some(shape) = self.enumeration(keywords) {
            return shape;
        }
        let types = keywords.types.without(Type::Null);
        match types.single() {
            Some(Type::Boolean) => Shape::Boolean(None),
            Some(Type::Integer) => Shape::Integer(format(keywords)),
            Some(Type::Number) => Shape::Number(format(keywords)),
            Some(Type::String) => Shape::String(format(keywords)),
            Some(Type::Array) => self.array(keywords),
            Some(Type::Object) => self.object(keywords),
            Some(Type::Null) => Shape::Any,
            None if types.is_empty() && keywords.object.is_some() => self.object(keywords),
            None if types.is_empty() && keywords.array.is_some() => self.array(keywords),
            None if types.is_empty() => Shape::Any,
            None if types
                .iter()
                .all(|kind| matches!(kind, Type::Integer | Type::Number)) =>
            {
                Shape::Number(None)
            }
            None => self.union_of_types(keywords, types),
        }
    }

    fn array(&mut self, keywords: &Keywords) -> Shape {
        let array = keywords.array.as_deref();
        if array.is_some_and(|array| !array.prefix_items.is_empty()) {
            self.loss(
                Code::TupleAsList,
                "a list whose items have types by position: it is a list of any JSON",
                &keywords.at.child("prefixItems"),
            );
            return Shape::Array(self.any(&keywords.at));
        }
        let items = array.and_then(|array| array.items.as_ref());
        Shape::Array(match items {
            Some(items) => self.type_of(items),
            None => self.any(&keywords.at),
        })
    }

    /// Keywords that say more than a Rust type does. Bounds, lengths and
    /// patterns are not among them: no client checks what the server will.
    fn report_unhonoured(&mut self, keywords: &Keywords) {
        if let Some(not) = &keywords.not {
            self.loss(
                Code::KeywordNotHonoured,
                "`not` is not honoured: the values that it excludes are accepted",
                not.at(),
            );
        }
        if keywords.conditional.is_some() {
            self.loss(
                Code::KeywordNotHonoured,
                "`if`, `then` and `else` are not honoured",
                &keywords.at.child("if"),
            );
        }
    }
}

fn not_null(schema: SchemaId) -> TypeRef {
    TypeRef {
        schema,
        nullable: false,
    }
}

fn format(keywords: &Keywords) -> Option<String> {
    keywords.format.as_deref().map(str::to_owned)
}

/// Whether nothing here narrows what `$ref`, `allOf`, `oneOf` or `anyOf` say.
fn narrows_nothing(keywords: &Keywords) -> bool {
    keywords
        .types
        .without(Type::Null)
        .without(Type::Object)
        .is_empty()
        && keywords.enumeration.is_none()
        && keywords.constant.is_none()
        && keywords.object.is_none()
        && keywords.array.is_none()
        && keywords.not.is_none()
        && keywords.conditional.is_none()
}

/// A `$ref` with nothing beside it but words.
fn is_annotated_only(keywords: &Keywords) -> bool {
    narrows_nothing(keywords)
        && keywords.all_of.is_empty()
        && keywords.one_of.is_empty()
        && keywords.any_of.is_empty()
}

/// An `allOf` with nothing beside it but words: how descriptions of OpenAPI 3.0
/// put words beside a `$ref`.
fn is_wrapper(keywords: &Keywords) -> bool {
    narrows_nothing(keywords)
        && keywords.reference.is_none()
        && keywords.one_of.is_empty()
        && keywords.any_of.is_empty()
}

/// The schema that `oneOf` or `anyOf` give beside `null`.
fn only_but_null(keywords: &Keywords) -> Option<&openapi::Schema> {
    if !narrows_nothing(keywords) || keywords.reference.is_some() || !keywords.all_of.is_empty() {
        return None;
    }
    let (choices, others) = match keywords.one_of.is_empty() {
        true => (&keywords.any_of, &keywords.one_of),
        false => (&keywords.one_of, &keywords.any_of),
    };
    match choices.as_slice() {
        [only, null] | [null, only] if others.is_empty() && is_null(null) && !is_null(only) => {
            Some(only)
        }
        _ => None,
    }
}

/// Whether a schema allows `null` and nothing else.
pub(super) fn is_null(schema: &openapi::Schema) -> bool {
    schema.keywords().is_some_and(|keywords| {
        keywords.types.single() == Some(Type::Null)
            || keywords.constant.as_deref().is_some_and(Value::is_null)
            || matches!(keywords.enumeration.as_deref(), Some([Value::Null]))
    })
}

fn allows_null_value(keywords: &Keywords) -> bool {
    let listed = listed(keywords).unwrap_or_default();
    keywords.types.is_empty() && listed.iter().any(Value::is_null)
}
