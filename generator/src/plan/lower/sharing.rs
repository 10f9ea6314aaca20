//! Which inline schemas are one type, and what that is called: the naming of
//! shared types.
//!
//! Two inline schemas are one type if they are used under the same name (that of
//! the property or parameter, its singular for items of a list), and the same
//! would be written for both: fields, values, documentation. The type is called
//!
//! 1. by that name alone (`AutomaticTax`), where most of what has the name in
//!    the description is this type; `ErrorBody` for what operations fail with;
//!    `AutomaticTaxParams` where a component has the name and only requests hold
//!    the type;
//! 2. by the group of the operations that use it (`IssuesSort`), where most of
//!    what has the name there is this type;
//! 3. by the words that the names of these operations begin with
//!    (`OrgsCreateWebhookBody`), where there are several;
//! 4. within one operation or component, by its first place.
//!
//! Otherwise they stay apart, so that no operation takes a type named after
//! another. What belongs to a shared type is named after it. An inline schema
//! that is a copy of a component, title and all, is the component.

mod alike;
mod sites;

use self::alike::Classes;
use self::sites::{Root, Site};
use super::Lowering;
use crate::model::{SchemaId, Shape};
use crate::plan::naming::{Case, Ident, written};
use std::collections::{HashMap, HashSet};

/// What is decided about inline schemas.
#[derive(Default)]
pub(super) struct Sharing {
    /// The schema that stands for another.
    first: HashMap<SchemaId, SchemaId>,
    /// The names of types that are used in several places.
    names: HashMap<SchemaId, Ident>,
    /// The types whose uses do not say the same of them: each use says its own.
    undocumented: HashSet<SchemaId>,
    /// The types of which one is made somewhere.
    made: HashSet<SchemaId>,
}

impl Sharing {
    /// The schema that a type is made of.
    pub(super) fn first(&self, id: SchemaId) -> SchemaId {
        self.first.get(&id).copied().unwrap_or(id)
    }

    /// The name of a shared type.
    pub(super) fn name(&self, id: SchemaId) -> Option<&Ident> {
        self.names.get(&id)
    }

    /// Whether the words of a schema are true of its type.
    pub(super) fn is_documented(&self, id: SchemaId) -> bool {
        !self.undocumented.contains(&id)
    }

    /// Whether users make one, because of another schema that it stands for.
    pub(super) fn is_made(&self, id: SchemaId) -> bool {
        self.made.contains(&id)
    }
}

/// What a schema says of itself: its words, and whether it is on its way out.
type Said = (Option<String>, bool);

/// Sites of equal types with one name, the first one first.
struct Equal<'s> {
    class: usize,
    height: usize,
    sites: Vec<&'s Site>,
}

/// How often a name is used, and for what.
#[derive(Default)]
struct Census {
    all: HashMap<(Option<String>, String), usize>,
    of_class: HashMap<(Option<String>, String, usize), usize>,
}

impl Census {
    /// `name` is that of the site, as it is written.
    fn count(&mut self, site: &Site, name: &str, class: usize) {
        let group = site.group.clone().map(Some);
        for group in [None].into_iter().chain(group) {
            let name = name.to_owned();
            *self.all.entry((group.clone(), name.clone())).or_default() += 1;
            *self.of_class.entry((group, name, class)).or_default() += 1;
        }
    }

    /// Whether more than half of what has a name is of one class.
    fn is_most(&self, group: Option<&String>, name: &str, class: usize) -> bool {
        let (group, name) = (group.cloned(), written(name, Case::Type));
        let of_class = self.of_class.get(&(group.clone(), name.clone(), class));
        let all = self.all.get(&(group, name));
        of_class.copied().unwrap_or_default() * 2 > all.copied().unwrap_or_default()
    }
}

impl Lowering<'_> {
    /// Decides which inline schemas are one type. Components have their names.
    pub(super) fn share_inline(&mut self) {
        let sites = self.sites();
        let mut classes = Classes::new(self);
        let mut census = Census::default();
        let mut equal: HashMap<_, Equal<'_>> = HashMap::new();
        let mut copies = Vec::new();
        for site in &sites {
            if let Some(component) = classes.component(site.schema) {
                copies.push((site.schema, component));
                continue;
            }
            let class = classes.of(site.schema);
            let name = written(&site.name, Case::Type);
            census.count(site, &name, class);
            let said = Some(self.said(site.schema));
            let said = said.filter(|said| !site.is_documented && *said != Said::default());
            let key = (class, name, said);
            let height = classes.height(site.schema);
            let group = equal.entry(key).or_insert(Equal {
                class,
                height,
                sites: Vec::new(),
            });
            group.sites.push(site);
        }
        for (copy, component) in copies {
            self.stand_for(component, copy);
        }
        // What holds others first: these are shared with it, and need no name.
        let mut equal: Vec<_> = equal.into_values().collect();
        equal.retain(|equal| equal.sites.len() > 1);
        equal.sort_by_key(|equal| (usize::MAX - equal.height, equal.sites[0].number));
        let owners = sites.iter().map(|site| (site.schema, site.owner)).collect();
        for equal in equal {
            self.share(equal, &owners, &census);
        }
    }

    fn said(&self, id: SchemaId) -> Said {
        let schema = &self.api.schemas[id];
        let words = schema.description.as_ref().or(schema.title.as_ref());
        (words.cloned(), schema.deprecated)
    }

    fn share(
        &mut self,
        mut equal: Equal<'_>,
        owners: &HashMap<SchemaId, Option<SchemaId>>,
        census: &Census,
    ) {
        equal.sites.retain(|site| self.is_lowered(site, owners));
        if let Some(name) = self.name_of_all(&equal, census)
            && self.merge(&equal.sites, &[&name])
        {
            return;
        }
        for sites in partition(&equal.sites, |site| site.group.clone()) {
            let [first, ..] = sites[..] else { continue };
            let Some(group) = &first.group else { continue };
            if !is_several(&sites, |site| &site.root) {
                continue;
            }
            let by_group = format!("{group} {}", first.name);
            let by_words = common_words(&sites).map(|words| format!("{words} {}", first.name));
            let is_most = first.is_telling && census.is_most(Some(group), &first.name, equal.class);
            let by_group = is_most.then_some(&by_group);
            let names: Vec<_> = by_group
                .into_iter()
                .chain(&by_words)
                .map(String::as_str)
                .collect();
            if self.merge(&sites, &names) {
                let is_left = |site: &&Site| !sites.iter().any(|other| other.number == site.number);
                equal.sites.retain(is_left);
            }
        }
        for sites in partition(&equal.sites, |site| Some(site.root.clone())) {
            self.merge_into_first(&sites);
        }
    }

    /// What a type is called that is what most uses of a name in the description
    /// are. Lists of values are small, and their names seldom say enough: these
    /// have to be used in three places at least.
    fn name_of_all(&self, equal: &Equal<'_>, census: &Census) -> Option<String> {
        let first = equal.sites.first()?;
        let schema = &self.api.schemas[first.schema];
        let least = match schema.shape {
            Shape::Enumeration(_) => 3,
            _ => 2,
        };
        let roots: HashSet<_> = equal.sites.iter().map(|site| &site.root).collect();
        let is_free = |name: &str| self.type_names.is_free(name, Case::Type);
        let is_named = roots.len() >= least
            && first.is_telling
            && first.prefix.as_deref().is_none_or(is_free)
            && census.is_most(None, &first.name, equal.class);
        let is_answered = |site: &&Site| self.directions.is_answered(site.schema);
        let is_sent = !equal.sites.iter().any(is_answered);
        let by_use = (least == 2 && is_sent).then(|| format!("{} params", first.name));
        let mut names = [Some(first.name.clone()), by_use].into_iter().flatten();
        names.find(|name| is_named && is_free(name))
    }

    /// Whether a site is not within another type that stands for its own.
    fn is_lowered(&self, site: &Site, owners: &HashMap<SchemaId, Option<SchemaId>>) -> bool {
        let mut owner = site.owner;
        while let Some(id) = owner {
            if self.sharing.first(id) != id {
                return false;
            }
            owner = owners.get(&id).copied().flatten();
        }
        true
    }

    /// Makes sites one type under the first of some names that is free.
    fn merge(&mut self, sites: &[&Site], names: &[&str]) -> bool {
        let mut names = names.iter();
        let Some(name) = names.find(|name| self.type_names.is_free(name, Case::Type)) else {
            return false;
        };
        if let Some(first) = self.merge_into_first(sites) {
            let name = self.type_names.claim(name, Case::Type);
            self.sharing.names.insert(first, name);
        }
        true
    }

    fn merge_into_first(&mut self, sites: &[&Site]) -> Option<SchemaId> {
        let [first, others @ ..] = sites else {
            return None;
        };
        for site in others {
            self.stand_for(first.schema, site.schema);
        }
        Some(first.schema)
    }

    fn stand_for(&mut self, first: SchemaId, other: SchemaId) {
        self.sharing.first.insert(other, first);
        if self.said(first) != self.said(other) {
            self.sharing.undocumented.insert(first);
        }
        if !self.directions.is_only_answered(other) {
            self.sharing.made.insert(first);
        }
    }
}

fn is_several<'s, T: PartialEq + 's>(sites: &[&'s Site], of: impl Fn(&'s Site) -> &'s T) -> bool {
    sites
        .split_first()
        .is_some_and(|(first, rest)| rest.iter().any(|site| of(site) != of(first)))
}

/// Sites by something that they have in common, in their order.
fn partition<'s, K: std::hash::Hash + Eq>(
    sites: &[&'s Site],
    of: impl Fn(&Site) -> Option<K>,
) -> Vec<Vec<&'s Site>> {
    let mut parts: indexmap::IndexMap<K, Vec<&Site>> = indexmap::IndexMap::new();
    for site in sites {
        if let Some(key) = of(site) {
            parts.entry(key).or_default().push(site);
        }
    }
    parts.into_values().collect()
}

/// The words that the operations of all sites begin with, at least three and
/// none that only leads to the next.
fn common_words(sites: &[&Site]) -> Option<String> {
    const LEADING: &[&str] = &[
        "a", "all", "an", "and", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to",
        "with",
    ];
    let mut names = sites.iter().filter_map(|site| match &site.root {
        Root::Operation(name) => Some(written(name, Case::Value)),
        Root::Component(_) => None,
    });
    let first = names.next()?;
    let mut words: Vec<&str> = first.split('_').collect();
    for name in names {
        let same = words
            .iter()
            .zip(name.split('_'))
            .take_while(|(a, b)| *a == b);
        let same = same.count();
        words.truncate(same);
    }
    while words.last().is_some_and(|word| LEADING.contains(word)) {
        words.pop();
    }
    (words.len() > 2).then(|| words.join(" "))
}
