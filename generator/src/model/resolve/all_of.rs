//! `allOf`, and keywords beside a `$ref`: the schemas that hold together become
//! one (JSON Schema 2020-12, Applicators, section 10.2.1.1).

use super::Resolver;
use super::keywords::{only_choice, says_something};
use super::merge::{Conflict, either, kinds, merge};
use crate::diag::{Code, Diagnostic};
use crate::openapi::{At, Keywords, Schema, Type};
use indexmap::IndexMap;
use serde_json::Value;
use std::collections::{HashSet, VecDeque};

/// The schemas that a schema is made of, each without its `$ref` and `allOf`.
#[derive(Default)]
pub(super) struct Parts {
    /// Those that say something, in order: what is referred to comes before
    /// what refers.
    pub(super) all: Vec<Keywords>,
    /// The places of all.
    pub(super) reached: HashSet<At>,
}

enum Step {
    /// What is to be read, and whether `null` is allowed beside it.
    Open(Keywords, bool),
    Close(Keywords),
}

impl Resolver<'_> {
    /// A schema that says the same without `$ref`, `allOf` and conditions, but
    /// for a second choice beside a first.
    pub(super) fn merged(&mut self, keywords: &Keywords) -> Keywords {
        let parts = self.parts(keywords);
        let possible = self.possible_properties(&parts.all);
        let (mut merged, conflicts) = merge(&keywords.at, parts.all);
        conflicts
            .into_iter()
            .for_each(|conflict| self.report_conflict(&conflict));
        let kinds = kinds(&merged);
        if kinds.is_empty() || kinds.contains(Type::Object) {
            add_possible(&mut merged, possible);
        }
        merged
    }

    /// The parts of a schema, without recursion: a chain may be long, or lead
    /// back to itself.
    pub(super) fn parts(&mut self, keywords: &Keywords) -> Parts {
        let mut parts = Parts::default();
        let mut open: HashSet<At> = HashSet::new();
        let mut steps = vec![Step::Open(keywords.clone(), false)];
        while let Some(step) = steps.pop() {
            let (mut keywords, beside_null) = match step {
                Step::Open(keywords, beside_null) => (keywords, beside_null),
                Step::Close(keywords) => {
                    open.remove(&keywords.at);
                    parts.all.push(keywords);
                    continue;
                }
            };
            if open.contains(&keywords.at) {
                self.loss(
                    Code::CircularReference,
                    "an `allOf` that contains itself: this part of it is left out",
                    &keywords.at,
                );
                continue;
            }
            if !parts.reached.insert(keywords.at.clone()) {
                continue;
            }
            open.insert(keywords.at.clone());
            let reference = keywords.reference.take();
            let all_of = std::mem::take(&mut keywords.all_of);
            let choice = take_only_choice(&mut keywords);
            if beside_null {
                add_null(&mut keywords);
            }
            steps.push(Step::Close(keywords));
            let all_of = all_of.into_iter().rev();
            steps.extend(all_of.filter_map(|part| opened(part, beside_null)));
            steps.extend(choice.and_then(|(only, null)| opened(only, null || beside_null)));
            if let Some(target) = reference
                .and_then(|reference| self.target(&reference, "the rest of the schema is taken"))
            {
                let schema = self.schema_at(&target);
                steps.extend(schema.and_then(|schema| opened(schema, beside_null)));
            }
        }
        if parts.reached.len() > 1 {
            self.settle_choices(&mut parts);
        }
        parts.all.retain(says_something);
        parts
    }

    /// A choice is made where one of its alternatives is a part too: one that is made
    /// of the choice as its base, or stands beside it.
    fn settle_choices(&mut self, parts: &mut Parts) {
        for part in &mut parts.all {
            let alternatives = self.alternatives(part).places();
            if !alternatives.is_disjoint(&parts.reached) {
                part.one_of.clear();
                part.any_of.clear();
                part.discriminator = None;
            }
        }
    }

    pub(super) fn schema_at(&mut self, at: &At) -> Option<Schema> {
        let component = self.document.schema(at).cloned();
        component.or_else(|| self.document.parse_at(at, self.report))
    }

    /// The properties that only some values have: those of `then`, `else` and
    /// `dependentSchemas`.
    fn possible_properties(&mut self, parts: &[Keywords]) -> IndexMap<String, Vec<Schema>> {
        let mut possible: IndexMap<String, Vec<Schema>> = IndexMap::new();
        let mut seen = HashSet::new();
        let mut branches: VecDeque<Schema> = parts.iter().flat_map(branches).cloned().collect();
        while let Some(branch) = branches.pop_front() {
            let Some(keywords) = branch.keywords() else {
                continue;
            };
            if !seen.insert(keywords.at.clone()) {
                continue;
            }
            for part in self.parts(keywords).all {
                branches.extend(self::branches(&part).cloned());
                for (name, schema) in part
                    .object
                    .map(|object| object.properties)
                    .unwrap_or_default()
                {
                    possible.entry(name).or_default().push(schema);
                }
            }
        }
        possible
    }

    fn report_conflict(&mut self, conflict: &Conflict) {
        self.report.push(
            Diagnostic::loss(
                Code::ConflictingAllOf,
                "no value satisfies this and another part of the `allOf`: this part is taken",
            )
            .at(&conflict.kept)
            .help(format!("the other part is {:?}", conflict.left_out)),
        );
    }

    /// The one part that says all that an `allOf` says, where there is one: the
    /// others are words, or parts of it themselves.
    pub(super) fn only_part<'k>(&mut self, keywords: &'k Keywords) -> Option<&'k Schema> {
        let says = |schema: &&Schema| match schema {
            Schema::Boolean { allowed, .. } => !allowed,
            Schema::Keywords(keywords) => says_something(keywords),
        };
        let parts: Vec<_> = keywords.all_of.iter().filter(says).collect();
        match parts[..] {
            [] => keywords.all_of.first(),
            [only] => Some(only),
            _ => self.widest_part(&parts),
        }
    }

    /// The reference that leads to a schema which all the others are parts of, or are
    /// choices that leave it open.
    fn widest_part<'k>(&mut self, parts: &[&'k Schema]) -> Option<&'k Schema> {
        let choices = parts.iter().map(|part| only_choice(part.keywords()?));
        let choices: Vec<_> = choices.collect();
        let is_beside_null = choices
            .iter()
            .all(|choice| matches!(choice, Some((_, true))));
        let parts = parts
            .iter()
            .zip(choices)
            .map(|(part, choice)| match choice {
                Some((only, _)) if !is_beside_null => only,
                _ => *part,
            });
        let parts: Vec<_> = parts.collect();
        let targets: Option<Vec<At>> = parts
            .iter()
            .map(|part| {
                let keywords = part.keywords()?;
                let only = only_choice(keywords).and_then(|(only, _)| only.keywords());
                let reference = only.unwrap_or(keywords).reference.as_deref()?;
                self.document.resolve(reference).ok()
            })
            .collect();
        let targets = targets?;
        let mut described = Vec::new();
        for target in &targets {
            let schema = self.schema_at(target)?;
            let keywords = schema.keywords()?;
            let reached = self.parts(keywords).reached;
            let alternatives = self.alternatives(keywords).places();
            described.push((target, reached, alternatives));
        }
        let index = described.iter().position(|(own, reached, alternatives)| {
            described.iter().all(|(target, _, others)| {
                let is_among = match alternatives.is_empty() {
                    true => others.contains(own),
                    false => alternatives.is_subset(others),
                };
                reached.contains(target) || is_among
            })
        })?;
        parts.get(index).copied()
    }
}

fn opened(schema: Schema, beside_null: bool) -> Option<Step> {
    match schema {
        Schema::Keywords(keywords) => Some(Step::Open(*keywords, beside_null)),
        Schema::Boolean { .. } => None,
    }
}

/// Takes out a choice that is none: its only schema, and whether `null` is beside it.
fn take_only_choice(keywords: &mut Keywords) -> Option<(Schema, bool)> {
    let (only, beside_null) = only_choice(keywords)?;
    let only = only.clone();
    keywords.one_of.clear();
    keywords.any_of.clear();
    Some((only, beside_null))
}

/// Allows `null` too.
fn add_null(keywords: &mut Keywords) {
    if !keywords.types.is_empty() {
        keywords.types = keywords.types.with(Type::Null);
    }
    if let Some(values) = &mut keywords.enumeration {
        values.push(Value::Null);
    }
}

/// The schemas that hold for some values only.
fn branches(keywords: &Keywords) -> impl Iterator<Item = &Schema> {
    let conditional = keywords.conditional.iter();
    let conditional = conditional
        .flat_map(|conditional| [conditional.then.as_ref(), conditional.otherwise.as_ref()]);
    let dependent = keywords.object.iter();
    let dependent = dependent.flat_map(|object| object.dependent_schemas.values());
    conditional.flatten().chain(dependent)
}

/// Adds the properties that only some values have, none of which is required.
/// What is said of a property in any case is wider.
fn add_possible(merged: &mut Keywords, possible: IndexMap<String, Vec<Schema>>) {
    if possible.is_empty() {
        return;
    }
    let object = merged.object.get_or_insert_default();
    for (name, schemas) in possible {
        let is_said = object
            .properties
            .get(&name)
            .is_some_and(|schema| schema.keywords().is_some_and(says_something));
        if is_said {
            continue;
        }
        let says_nothing = schemas
            .iter()
            .find(|schema| !schema.keywords().is_some_and(says_something));
        if let Some(schema) = says_nothing.cloned().or_else(|| either(schemas)) {
            object.properties.insert(name, schema);
        }
    }
}
