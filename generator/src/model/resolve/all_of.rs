//! `allOf`: objects are merged into one (JSON Schema 2020-12, Applicators,
//! section 10.2.1.1).

use super::Resolver;
use super::object::require;
use crate::diag::Code;
use crate::model::{Additional, Object, Shape};
use crate::openapi::{self, Keywords};
use indexmap::IndexMap;

/// What the parts of an `allOf` come to.
struct Merge {
    object: Object,
    required: Vec<String>,
    is_object: bool,
    /// The one part that is no object.
    other: Option<Shape>,
}

impl Resolver<'_> {
    /// The shape of a schema with `allOf`, or with keywords beside a `$ref`.
    pub(super) fn merged(&mut self, keywords: &Keywords) -> Shape {
        let mut merge = Merge {
            object: Object {
                properties: IndexMap::new(),
                additional: Additional::Unsaid,
            },
            required: Vec::new(),
            is_object: false,
            other: None,
        };
        // Only a chain of `allOf`s can be circular, not the way through a property.
        let outer = std::mem::take(&mut self.merging);
        self.merge_keywords(&mut merge, keywords);
        self.merging = outer;
        require(&mut merge.object, &merge.required);
        match merge.other {
            Some(shape) if !merge.is_object => shape,
            Some(_) => {
                self.loss(
                    Code::UnionInAllOf,
                    "an object together with a choice: the properties of the choice are kept as any JSON",
                    &keywords.at,
                );
                merge.object.additional = Additional::Typed(self.any(&keywords.at));
                Shape::Object(merge.object)
            }
            None => Shape::Object(merge.object),
        }
    }

    fn merge_keywords(&mut self, merge: &mut Merge, keywords: &Keywords) {
        if !self.merging.insert(keywords.at.clone()) {
            self.loss(
                Code::CircularReference,
                "an `allOf` that contains itself: this part of it is left out",
                &keywords.at,
            );
            return;
        }
        if let Some(reference) = &keywords.reference
            && let Some(at) = self.target(reference, "the rest of the schema is taken")
        {
            let component = self.document.schema(&at).cloned();
            if let Some(schema) = component.or_else(|| self.document.parse_at(&at, self.report)) {
                self.merge_schema(merge, &schema);
            }
        }
        for part in &keywords.all_of {
            self.merge_schema(merge, part);
        }
        self.merge_own(merge, keywords);
        self.merging.remove(&keywords.at);
    }

    fn merge_schema(&mut self, merge: &mut Merge, schema: &openapi::Schema) {
        if let Some(keywords) = schema.keywords() {
            self.merge_keywords(merge, keywords);
        }
    }

    /// What a schema says beside `$ref` and `allOf`.
    fn merge_own(&mut self, merge: &mut Merge, keywords: &Keywords) {
        if let Some(object) = &keywords.object {
            self.add_properties(&mut merge.object, object);
            merge.required.extend(object.required.iter().cloned());
            merge.is_object |=
                !object.properties.is_empty() || object.additional_properties.is_some();
            match self.additional(object) {
                Additional::Unsaid => {}
                stated => merge.object.additional = stated,
            }
            return;
        }
        let shape = match keywords.one_of.is_empty() && keywords.any_of.is_empty() {
            true => self.plain(keywords),
            false => Shape::Alias(self.choice(keywords)),
        };
        match shape {
            Shape::Any => {}
            Shape::Object(_) => {
                merge.is_object |= keywords.all_of.is_empty()
                    && keywords.reference.is_none()
                    && merge.other.is_none()
            }
            other if merge.other.is_none() => merge.other = Some(other),
            _ => self.loss(
                Code::ConflictingAllOf,
                "parts of an `allOf` that are of different kinds: the first is taken",
                &keywords.at,
            ),
        }
    }
}
