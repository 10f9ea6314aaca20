//! Which features turn on which part of the API, where the configuration asks for it:
//! each group has one, and so have webhooks and callbacks together.
//!
//! A file of types is there with any of the features that reach it, in whatever number
//! of steps. It is always there where what is always there reaches it (an operation
//! without a group, a header, a type that no operation uses), where more than
//! [`MOST`] features do, and where all do: a list of them would say little. What one
//! file reaches, at least as many features reach, so no file is ever there without
//! what it needs.

use super::Lowering;
use super::docs::{code, paragraphs};
use crate::config::Features;
use crate::diag::{Code, Diagnostic, Location};
use crate::plan::naming::{Case, Scope};
use crate::plan::{
    Content, FULL, Feature, Group, Header, Item, Operation, RUNTIME_FEATURES, Type, Webhook,
};
use clientsmith_runtime::source::MANIFEST;
use std::collections::BTreeSet;
use toml::{Table, Value};

/// The most features that are listed where any of them will do.
const MOST: usize = 4;

/// The names that no feature for a part of the API can have: those of the runtime's
/// features, and of optional dependencies, which `dependency/feature` would turn on too
/// (The Cargo Book, "Dependency features").
pub(super) fn feature_scope() -> Scope {
    let manifest: Table = MANIFEST.parse().unwrap_or_default();
    let dependencies = manifest.get("dependencies").and_then(Value::as_table);
    let optional = dependencies.into_iter().flatten();
    let optional = optional.filter(|(_, requirement)| requirement.get("optional").is_some());
    let optional = optional.map(|(name, _)| name.as_str());
    let runtime = RUNTIME_FEATURES.iter().map(|(name, _)| *name);
    let names = optional.chain(runtime).chain(["default", FULL]);
    let names: Vec<_> = names.map(|name| name.replace('-', "_")).collect();
    Scope::reserving(names.iter().map(String::as_str))
}

/// The feature that leads to an operation, by its groups.
pub(super) fn feature<'g>(groups: &[&'g Group]) -> Option<&'g Feature> {
    groups.first()?.feature.as_ref()
}

impl Lowering<'_> {
    /// The feature of a group with this name.
    pub(super) fn lower_group_feature(&mut self, name: &str, group: &mut Group) {
        group.feature = self.claim_feature(name);
        let note = group.feature.as_ref();
        let note = note.map(|feature| format!("Behind the feature {}.", code(feature.name())));
        group.docs = paragraphs([Some(std::mem::take(&mut group.docs)), note]);
    }

    /// The feature of what the API sends by itself, where it does.
    pub(super) fn lower_webhooks_feature(&mut self, webhooks: &[Webhook]) -> Option<Feature> {
        match webhooks.is_empty() {
            true => None,
            false => self.claim_feature("webhooks"),
        }
    }

    fn claim_feature(&mut self, name: &str) -> Option<Feature> {
        match self.config.package.features {
            Features::Runtime => return None,
            Features::Groups => {}
        }
        let is_free = self.feature_names.is_free(name, Case::Value);
        let feature = Feature::of(&self.feature_names.claim(name, Case::Value));
        if !is_free {
            let message = format!(
                "the feature of {} is called {}: another feature or dependency has its name",
                code(name),
                code(feature.name())
            );
            let mut diagnostic = Diagnostic::note(Code::FeatureRenamed, message);
            let place = self.entry(&["package", "features"]);
            diagnostic.location = place.as_ref().map(Location::from);
            self.report.push(diagnostic);
        }
        Some(feature)
    }

    /// Says of each file of types which features it is there with.
    pub(super) fn lower_reach(
        &mut self,
        content: &Content,
        headers: &[Header],
        webhooks: &[Webhook],
        webhooks_feature: Option<&Feature>,
    ) {
        let mut parts: Vec<(&Feature, BTreeSet<usize>)> = Vec::new();
        for group in &content.groups {
            let Some(feature) = &group.feature else {
                continue;
            };
            let inner = group.content.all().into_iter();
            parts.push((feature, self.homes_of_operations(inner.map(|(_, it)| it))));
        }
        if let Some(feature) = webhooks_feature {
            let types = webhooks.iter().map(|webhook| &webhook.ty);
            parts.push((feature, self.homes_of(types)));
        }
        if parts.is_empty() {
            self.check_features();
            return;
        }
        let modules = self.modules.values();
        let held: Vec<_> = modules
            .map(|module| self.homes_of(module.items.iter().flat_map(Item::types)))
            .collect();
        let mut always = self.homes_of_operations(content.operations.iter());
        always.extend(self.homes_of(headers.iter().map(|header| &header.ty)));
        let reached: Vec<_> = parts
            .iter()
            .map(|(feature, homes)| (*feature, closure(homes, &held)))
            .collect();
        let is_used = |home: &usize| reached.iter().any(|(_, homes)| homes.contains(home));
        always.extend((0..held.len()).filter(|home| !is_used(home)));
        let always = closure(&always, &held);
        for (home, module) in self.modules.values_mut().enumerate() {
            let features = reached.iter().filter(|(_, homes)| homes.contains(&home));
            let features: Vec<_> = features.map(|(feature, _)| (*feature).clone()).collect();
            let is_of_all = features.len() > 1 && features.len() == parts.len();
            if !always.contains(&home) && !is_of_all && features.len() <= MOST {
                module.features = features;
            }
        }
    }

    /// The files that hold the types of operations.
    fn homes_of_operations<'o>(
        &self,
        operations: impl IntoIterator<Item = &'o Operation>,
    ) -> BTreeSet<usize> {
        self.homes_of(operations.into_iter().flat_map(Operation::types))
    }

    /// The files that hold the named ones of some types.
    fn homes_of<'t>(&self, types: impl IntoIterator<Item = &'t Type>) -> BTreeSet<usize> {
        let mut names = BTreeSet::new();
        types.into_iter().for_each(|ty| ty.named(&mut names));
        let homes = names.iter().filter_map(|name| self.homes.get(name));
        homes.copied().collect()
    }

    /// Features of groups need a group.
    fn check_features(&mut self) {
        match self.config.package.features {
            Features::Runtime => {}
            Features::Groups => {
                let place = self.entry(&["package", "features"]);
                self.config_error(
                    Code::UnusedConfiguration,
                    place,
                    "[package] features: no operation has a group, and there are no webhooks"
                        .to_owned(),
                    "remove the entry, or give operations a group".to_owned(),
                );
            }
        }
    }
}

/// Some files and all that these hold something of.
fn closure(from: &BTreeSet<usize>, held: &[BTreeSet<usize>]) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut open: Vec<_> = from.iter().copied().collect();
    while let Some(home) = open.pop() {
        if found.insert(home) {
            open.extend(&held[home]);
        }
    }
    found
}
