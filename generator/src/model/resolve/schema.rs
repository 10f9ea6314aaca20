//! Schemas (JSON Schema 2020-12; OpenAPI 3.1, section 4.8.24).

use super::enumeration::listed;
use super::format::{format, is_binary};
use super::keywords::{
    is_annotated_only, is_condition, is_wrapper, narrows_nothing, only_choice, says_of_objects,
    says_something,
};
use super::merge::kinds;
use super::xml::xml;
use super::{Resolver, hint};
use crate::diag::{Code, Diagnostic};
use crate::model::{Schema, SchemaId, SchemaName, Shape, TypeRef};
use crate::openapi::{self, At, Keywords, Type, Types};
use serde_json::Value;
use std::collections::HashSet;

/// What becomes of a schema that a reference does not lead to.
const ANYTHING: &str = "the value can be anything";

/// How deep schemas are read within each other; what lies deeper waits its
/// turn, so that no description can exhaust the stack.
const MAX_DEPTH: usize = 64;

impl Resolver<'_> {
    /// What a schema means where it is used: a `$ref` is the schema that it
    /// leads to, and a choice between a schema and `null` is that schema.
    pub(super) fn type_of(&mut self, schema: &openapi::Schema) -> TypeRef {
        let Some(keywords) = schema.keywords() else {
            return self.inline(schema);
        };
        if let Some(keywords) = self.without_repeated_types(keywords) {
            return self.type_of(&openapi::Schema::Keywords(Box::new(keywords)));
        }
        if let Some(reference) = &keywords.reference
            && is_annotated_only(keywords)
        {
            return match self.target(reference, ANYTHING) {
                Some(at) => TypeRef {
                    xml: self.xml_of_use(keywords, None),
                    ..not_null(self.id_at(&at))
                },
                None => self.any(&keywords.at),
            };
        }
        match self.inner(keywords) {
            Some((inner, nullable)) => {
                let is_inline = inner.keywords().is_some_and(|it| it.reference.is_none());
                let inner = self.type_of(inner);
                if is_inline {
                    self.add_words(inner.schema, keywords);
                }
                TypeRef {
                    nullable: inner.nullable || nullable,
                    xml: self.xml_of_use(keywords, inner.xml),
                    ..inner
                }
            }
            None => self.inline(schema),
        }
    }

    /// The schema that another only wraps, and whether `null` is allowed beside
    /// it: the one of an `allOf` that says something, the one of a `oneOf` or
    /// `anyOf` that is not `null`.
    fn inner<'k>(&mut self, keywords: &'k Keywords) -> Option<(&'k openapi::Schema, bool)> {
        let nullable = keywords.types.contains(Type::Null);
        if is_wrapper(keywords) {
            if self.is_extension(keywords) {
                return None;
            }
            return Some((self.only_part(keywords)?, nullable));
        }
        only_choice(keywords).map(|(only, beside_null)| (only, nullable || beside_null))
    }

    /// The schema without its types, where what it leads to has the same anyway.
    fn without_repeated_types(&mut self, keywords: &Keywords) -> Option<Keywords> {
        let types = keywords.types.without(Type::Null);
        let refers = keywords.reference.is_some() || !keywords.all_of.is_empty();
        if !refers || narrows_nothing(keywords) {
            return None;
        }
        let bare = Keywords {
            types: Types::default(),
            ..keywords.clone()
        };
        if !is_wrapper(&bare) && !is_annotated_only(&bare) {
            return None;
        }
        let parts = self.parts(&bare).all;
        let kinds = parts.iter().map(kinds).filter(|kinds| !kinds.is_empty());
        let kinds: HashSet<_> = kinds.map(|kinds| kinds.without(Type::Null)).collect();
        (kinds == HashSet::from([types])).then_some(bare)
    }

    /// Gives a schema the words of one that only wraps it, where it has none itself.
    fn add_words(&mut self, id: SchemaId, wrapper: &Keywords) {
        let schema = &mut self.schemas[id];
        if schema.title.is_none() {
            schema.title = wrapper.title.as_deref().map(str::to_owned);
        }
        if schema.description.is_none() {
            schema.description = wrapper.description.as_deref().map(str::to_owned);
        }
    }

    fn inline(&mut self, schema: &openapi::Schema) -> TypeRef {
        if let Some(&id) = self.ids.get(schema.at()) {
            return not_null(id);
        }
        if self.is_one_too_many(schema.at()) {
            return self.any(schema.at());
        }
        let id = self.reserve(schema.at(), SchemaName::Inline);
        if self.depth == MAX_DEPTH {
            self.waiting.push_back((id, Some(schema.clone())));
            return not_null(id);
        }
        self.depth += 1;
        self.resolve_into(id, schema);
        self.depth -= 1;
        not_null(id)
    }

    /// A schema that allows anything.
    pub(super) fn any(&mut self, at: &At) -> TypeRef {
        self.made(at, Shape::Any)
    }

    /// A schema that the description does not write out.
    pub(super) fn made(&mut self, at: &At, shape: Shape) -> TypeRef {
        not_null(self.schemas.add(Schema {
            at: at.clone(),
            name: SchemaName::Inline,
            hint: None,
            title: None,
            description: None,
            deprecated: false,
            nullable: false,
            xml: None,
            shape,
        }))
    }

    /// Reads a schema into the place that is kept for it.
    pub(super) fn resolve_into(&mut self, id: SchemaId, schema: &openapi::Schema) {
        let Some(keywords) = schema.keywords() else {
            return;
        };
        let shape = self.shape_of(keywords, id);
        let xml = xml(keywords);
        let xml = self.schemas.add_xml(xml);
        let schema = &mut self.schemas[id];
        schema.hint = hint::type_name(keywords, schema.name != SchemaName::Inline);
        schema.title = words(keywords, |keywords| keywords.title.as_deref());
        schema.description = words(keywords, |keywords| keywords.description.as_deref());
        schema.deprecated = keywords.deprecated;
        schema.nullable |= allows_null(keywords);
        schema.xml = xml;
        schema.shape = shape;
    }

    fn shape_of(&mut self, keywords: &Keywords, id: SchemaId) -> Shape {
        self.report_unhonoured(keywords);
        if let Some(keywords) = self.without_repeated_types(keywords) {
            return self.shape_of(&keywords, id);
        }
        if let Some(reference) = &keywords.reference
            && is_annotated_only(keywords)
        {
            return match self.target(reference, ANYTHING) {
                Some(at) => Shape::Alias(not_null(self.id_at(&at))),
                None => Shape::Any,
            };
        }
        if let Some((inner, nullable)) = self.inner(keywords) {
            self.schemas[id].nullable |= nullable;
            return match inner.keywords() {
                // Written here, it has no name but this one.
                Some(inner) if inner.reference.is_none() => {
                    self.schemas[id].nullable |= allows_null(inner);
                    self.shape_of(inner, id)
                }
                _ => Shape::Alias(self.type_of(inner)),
            };
        }
        if !is_merged(keywords) {
            let shape = self.choice_or_plain(keywords, id);
            return self.with_extensions(keywords, keywords, shape);
        }
        let merged = self.merged(keywords);
        self.schemas[id].nullable |= allows_null(&merged);
        let shape = self.choice_or_plain(&merged, id);
        self.with_extensions(keywords, &merged, shape)
    }

    fn choice_or_plain(&mut self, keywords: &Keywords, id: SchemaId) -> Shape {
        match self.union_of(keywords, id) {
            Some(shape) => shape,
            None => {
                let shape = self.plain(keywords);
                if let Shape::String(_) = shape {
                    self.keep_content(keywords, id);
                }
                shape
            }
        }
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
            Some(Type::String) => Shape::String(self.format_of_text(keywords)),
            Some(Type::Array) => self.array(keywords),
            Some(Type::Object) => self.object(keywords),
            Some(Type::Null) => Shape::Any,
            None if types.is_empty() && says_of_objects(keywords) => self.object(keywords),
            None if types.is_empty() && keywords.array.is_some() => self.array(keywords),
            None if types.is_empty() && is_binary(keywords) => Shape::String(format(keywords)),
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

    /// Keywords that say which values are excluded, which no type does. Bounds,
    /// lengths and patterns are not among them, nor which properties go together:
    /// no client checks what the server will.
    fn report_unhonoured(&mut self, keywords: &Keywords) {
        let excluded = keywords.not.as_ref().and_then(openapi::Schema::keywords);
        if excluded.is_some_and(|excluded| says_something(excluded) && !is_condition(excluded)) {
            let message = "the values that `not` excludes are accepted";
            let at = keywords.at.child("not");
            self.report
                .push(Diagnostic::note(Code::KeywordNotHonoured, message).at(&at));
        }
    }
}

fn not_null(schema: SchemaId) -> TypeRef {
    TypeRef {
        schema,
        nullable: false,
        xml: None,
    }
}

/// What a schema says in words, or else the last of the schemas in its `allOf`.
fn words(keywords: &Keywords, of: fn(&Keywords) -> Option<&str>) -> Option<String> {
    let parts = keywords.all_of.iter().rev();
    let inline = parts
        .filter_map(openapi::Schema::keywords)
        .filter(|part| part.reference.is_none());
    std::iter::once(keywords)
        .chain(inline)
        .find_map(of)
        .map(str::to_owned)
}

/// Whether a schema is one only together with others.
fn is_merged(keywords: &Keywords) -> bool {
    let object = keywords.object.as_deref();
    keywords.reference.is_some()
        || !keywords.all_of.is_empty()
        || keywords.conditional.is_some()
        || object.is_some_and(|object| !object.dependent_schemas.is_empty())
}

/// Whether a schema itself allows `null`, by its types or its values.
fn allows_null(keywords: &Keywords) -> bool {
    let listed = listed(keywords).unwrap_or_default();
    keywords.types.contains(Type::Null)
        || keywords.types.is_empty() && listed.iter().any(Value::is_null)
}
