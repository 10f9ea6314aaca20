//! Choices that hold together: a value is one of the alternatives that all of
//! them have.

use super::Resolver;
use super::keywords::{is_annotated_only, is_null, narrows_nothing};
use crate::diag::Code;
use crate::model::MADE;
use crate::openapi::{At, Keywords, Schema};
use std::collections::HashSet;

/// How many combinations of alternatives there are types of, for choices that hold
/// together.
const MAX_COMBINATIONS: usize = 1_000;

/// How many schemas that no text holds are made of others. A description that needs more
/// puts choices together within what choices put together, and that has no end.
const MAX_MADE: usize = 2_000;

/// The alternatives of a choice, those of choices among them too.
#[derive(Default)]
pub(super) struct Alternatives {
    /// Each with the place of what it refers to.
    all: Vec<(At, Schema)>,
    /// The one that only allows `null`.
    null: Option<Schema>,
}

impl Alternatives {
    /// The places of what they refer to.
    pub(super) fn places(&self) -> HashSet<At> {
        self.all.iter().map(|(place, _)| place.clone()).collect()
    }
}

impl Resolver<'_> {
    /// The schema with only those alternatives that the choices within each of them
    /// have too; `None` where they have nothing in common. To put each alternative
    /// of one choice together with each of another would make types, more than can
    /// be counted, that no value has.
    pub(super) fn in_common(&mut self, keywords: &Keywords) -> Option<Keywords> {
        let mut others = keywords.all_of.iter().filter_map(Schema::keywords);
        if !others.any(is_choice) {
            return None;
        }
        let mut own = self.alternatives(keywords);
        let mut rest = Vec::new();
        for schema in &keywords.all_of {
            let other = match schema.keywords() {
                Some(other) if is_choice(other) => self.alternatives(other),
                _ => Alternatives::default(),
            };
            let places = other.places();
            let is_common = |(place, _): &&(At, Schema)| places.contains(place);
            let common: Vec<_> = own.all.iter().filter(is_common).cloned().collect();
            match common.is_empty() {
                true => rest.push(schema.clone()),
                false => {
                    own.all = common;
                    own.null = own.null.filter(|_| other.null.is_some());
                }
            }
        }
        (rest.len() < keywords.all_of.len()).then(|| Keywords {
            one_of: own
                .all
                .into_iter()
                .map(|(_, it)| it)
                .chain(own.null)
                .collect(),
            any_of: Vec::new(),
            all_of: rest,
            ..keywords.clone()
        })
    }

    /// Whether the choices of a schema have too many combinations, which is reported.
    pub(super) fn is_beyond_count(&mut self, keywords: &Keywords) -> bool {
        let mut count = choices(keywords).count();
        for schema in keywords.all_of.iter().filter_map(Schema::keywords) {
            let alternatives = self.alternatives(schema).all.len();
            count = count.saturating_mul(alternatives.max(1));
        }
        if count > MAX_COMBINATIONS {
            self.report_combinations(
                &format!("the choices that hold together here have {count} combinations"),
                &keywords.at,
            );
        }
        count > MAX_COMBINATIONS
    }

    /// Whether a schema is one too many of those that are made; the first is reported.
    pub(super) fn is_one_too_many(&mut self, at: &At) -> bool {
        if !at.has(MADE) {
            return false;
        }
        self.made_schemas += 1;
        if self.made_schemas == MAX_MADE + 1 {
            let message = format!("more than {MAX_MADE} schemas are combinations of others here");
            self.report_combinations(&message, at);
        }
        self.made_schemas > MAX_MADE
    }

    /// Reports it of what is written: what is made has no place of its own.
    fn report_combinations(&mut self, message: &str, at: &At) {
        let mut written = at.clone();
        while let Some(outer) = written.parent().filter(|_| written.has(MADE)) {
            written = outer;
        }
        self.mistake(
            Code::TooManyCombinations,
            format!("{message}: any value is taken"),
            &written,
            "let the choices have alternatives in common, by `$ref`, or be one",
        );
    }

    /// The alternatives of a schema; none where it is no choice.
    pub(super) fn alternatives(&mut self, keywords: &Keywords) -> Alternatives {
        let mut found = Alternatives::default();
        let mut seen = HashSet::new();
        let mut pending: Vec<Schema> = choices(keywords).rev().cloned().collect();
        while let Some(schema) = pending.pop() {
            if is_null(&schema) {
                found.null = Some(schema);
                continue;
            }
            let reference = schema.keywords().filter(|it| is_annotated_only(it));
            let reference = reference.and_then(|keywords| keywords.reference.as_deref());
            let target = reference.and_then(|to| self.document.resolve(to).ok());
            let place = target.as_ref().unwrap_or(schema.at()).clone();
            if !seen.insert(place.clone()) {
                continue;
            }
            let referred = target.and_then(|target| self.schema_at(&target));
            let inner = referred.as_ref().unwrap_or(&schema).keywords();
            match inner.filter(|keywords| is_choice(keywords)) {
                Some(inner) => pending.extend(choices(inner).rev().cloned()),
                None => found.all.push((place, schema)),
            }
        }
        found
    }
}

/// Whether a schema says nothing but that a value is one of others.
fn is_choice(keywords: &Keywords) -> bool {
    narrows_nothing(keywords)
        && keywords.reference.is_none()
        && keywords.all_of.is_empty()
        && choices(keywords).next().is_some()
}

/// The schemas that a value is one of.
pub(super) fn choices(keywords: &Keywords) -> impl DoubleEndedIterator<Item = &Schema> {
    keywords.one_of.iter().chain(&keywords.any_of)
}
