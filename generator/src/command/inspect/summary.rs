//! From a generation to a page that says what came of it.

use super::census::{Census, Request};
use super::missing::Missing;
use super::table::{counted, section, table};
use super::{Row, group_path, rows};
use crate::command::output::{number, quoted};
use crate::command::proposal::Proposal;
use clientsmith::Generation;
use clientsmith::diag::{Code, Diagnostic, Location, Severity, positions};
use clientsmith::plan::{Content, Crate, Item};
use indexmap::IndexMap;
use std::cmp::Reverse;
use std::collections::HashMap;

/// As many operations, and groups of them, are listed where not all are asked
/// for.
const FEW: usize = 20;

/// What a page is made of.
pub(super) struct Page<'a> {
    pub(super) generation: &'a Generation,
    pub(super) census: &'a Census,
    pub(super) missing: &'a [Missing<'a>],
    /// The description, as the user named it.
    pub(super) description: &'a str,
    /// Whether all operations and all places are listed.
    pub(super) is_long: bool,
}

impl Page<'_> {
    /// The page: sections, each after an empty line.
    pub(super) fn text(&self) -> String {
        let mut sections = vec![self.title(), self.counts()];
        let plan = self.generation.stages.plan.as_ref();
        let is_few = |plan: &Crate| plan.content.all().len() <= FEW;
        let is_all_listed = self.is_long || plan.is_none_or(is_few);
        sections.extend(plan.map(|plan| match is_all_listed {
            true => listed(plan),
            false => grouped(&plan.content),
        }));
        sections.push(self.left_out());
        sections.push(self.losses());
        let proposal = plan.map(Proposal::of).unwrap_or_default();
        if self.is_long && !proposal.text.is_empty() {
            let title = "These look like lists in pages. If they are, add to clientsmith.toml:\n";
            sections.push(format!("{title}{}", proposal.text));
        }
        sections.push(self.next(&proposal, is_all_listed));
        sections.retain(|section| !section.is_empty());
        sections.join("\n")
    }

    /// `Clock 1, OpenAPI 3.1`
    fn title(&self) -> String {
        let Some(document) = &self.generation.stages.document else {
            return String::new();
        };
        let info = &document.info;
        let words = info.title.split_whitespace();
        let words: Vec<_> = words.chain(info.version.split_whitespace()).collect();
        let version = format!("OpenAPI {}", document.version.name());
        match words.is_empty() {
            true => format!("{version}\n"),
            false => format!("{}, {version}\n", words.join(" ")),
        }
    }

    fn counts(&self) -> String {
        let Census {
            operations,
            webhooks,
            callbacks,
        } = self.census;
        let mut lines = vec![(
            operations.len(),
            "operation",
            "operations",
            self.come_to(operations, "in the client"),
        )];
        for (requests, one, many) in [
            (webhooks, "webhook", "webhooks"),
            (callbacks, "callback", "callbacks"),
        ] {
            if !requests.is_empty() {
                let words = self.come_to(requests, "with types in `webhooks`");
                lines.push((requests.len(), one, many, words));
            }
        }
        if let Some(plan) = &self.generation.stages.plan {
            let count = plan.types.iter().map(|module| module.items.len()).sum();
            lines.push((count, "type", "types", kinds_of_types(plan)));
        }
        let counts: Vec<_> = lines.iter().map(|it| (it.0, String::new())).collect();
        let cells = counted(&counts).into_iter().zip(lines);
        let cells = cells.map(|([digits, _], (count, one, many, words))| {
            let what = if count == 1 { one } else { many };
            [format!("{digits} {what}"), words]
        });
        table(&cells.collect::<Vec<_>>())
    }

    /// What came of some requests.
    fn come_to(&self, requests: &[Request], end: &str) -> String {
        let is_missing =
            |request: &&Request| self.missing.iter().any(|it| it.request.at == request.at);
        let missing = requests.iter().filter(is_missing).count();
        match (&self.generation.files, requests.len(), missing) {
            (_, 0, _) => String::new(),
            (None, ..) => "no client, since there are errors".to_owned(),
            (Some(_), 1, 0) => end.to_owned(),
            (Some(_), _, 0) => format!("all {end}"),
            (Some(_), all, missing) => format!("{} {end}, {missing} left out", all - missing),
        }
    }

    /// The requests that are described and not in the client, each with why.
    fn left_out(&self) -> String {
        if self.generation.files.is_none() {
            return String::new();
        }
        let locations: Vec<_> = self.missing.iter().map(|it| it.request.at.name()).collect();
        let places = self.places(&locations);
        let mut text = String::new();
        for (missing, place) in self.missing.iter().zip(places) {
            let Request { method, path, .. } = missing.request;
            text.push_str(&format!(
                "  {method} {path}  {place}\n      {}\n",
                missing.why()
            ));
        }
        section("Left out", &text)
    }

    /// The losses summed by code, with the first place of each.
    fn losses(&self) -> String {
        let mut codes: HashMap<Code, (usize, &Diagnostic)> = HashMap::new();
        let losses = self.generation.report.iter();
        for loss in losses.filter(|it| it.severity == Severity::Loss) {
            codes.entry(loss.code).or_insert((0, loss)).0 += 1;
        }
        let mut codes: Vec<_> = codes.into_values().collect();
        codes.sort_by_key(|(count, first)| (Reverse(*count), first.code));
        let somewhere = |it: &(usize, &Diagnostic)| it.1.location.clone();
        let locations: Vec<_> = codes.iter().filter_map(somewhere).collect();
        let mut places = self.places(&locations).into_iter();
        let lines: Vec<_> = codes
            .iter()
            .map(|(count, first)| (*count, first.code.name().to_owned()))
            .collect();
        let mut text = String::new();
        for ([count, name], (total, first)) in counted(&lines).into_iter().zip(codes) {
            let indent = count.len() + 4;
            text.push_str(&format!(
                "  {count}  {name}: {}\n",
                first.code.explanation()
            ));
            let place = first.location.as_ref().and_then(|_| places.next());
            if let Some(place) = place {
                let which = if total == 1 { "at" } else { "such as" };
                text.push_str(&format!("{:indent$}{which} {place}\n", ""));
            }
        }
        section(
            "Losses: what of the description the client does not honour",
            &text,
        )
    }

    /// `#/paths/~1pets, api.yaml:3:5` for each location, by one look through the
    /// text.
    fn places(&self, locations: &[Location]) -> Vec<String> {
        let sources = &self.generation.sources;
        let found = positions(&locations.iter().collect::<Vec<_>>(), sources);
        let places = found.into_iter().zip(locations).map(|(it, location)| {
            let name = &sources.get(location.file).name;
            let position = format!("{name}:{}:{}", it.line, it.column);
            match location.pointer() {
                Some(pointer) => format!("#{pointer}, {position}"),
                None => position,
            }
        });
        places.collect()
    }

    /// The commands that lead on.
    fn next(&self, proposal: &Proposal, is_all_listed: bool) -> String {
        let generation = self.generation;
        let description = quoted(self.description);
        let mut text = String::new();
        let mut add = |what: &str, command: &str| {
            text.push_str(&format!("  {what}\n    clientsmith {command}\n"));
        };
        let mut more = Vec::new();
        if !is_all_listed {
            more.push("each operation with its Rust path".to_owned());
        }
        let mut diagnostics = generation.report.iter();
        if diagnostics.any(|it| it.severity != Severity::Error) {
            more.push("each loss and note with its place".to_owned());
        }
        if !proposal.text.is_empty() {
            let lists = number(proposal.operations, "list", "lists");
            more.push(format!("how to follow the pages of {lists}"));
        }
        if !self.is_long && !more.is_empty() {
            let command = format!("inspect {description} --verbose");
            add(&format!("{}:", more.join("; ")), &command);
        }
        if let (Some(_), Some(plan)) = (&generation.files, &generation.stages.plan) {
            let folder = quoted(&plan.package.name);
            let command = format!("generate {description} --output {folder}");
            add("the client:", &command);
        }
        section("Next", &text)
    }
}

/// `12 structs, 3 enumerations`
fn kinds_of_types(plan: &Crate) -> String {
    let mut kinds: IndexMap<(&str, &str), usize> = IndexMap::new();
    for item in plan.types.iter().flat_map(|module| &module.items) {
        let names = match item {
            Item::Record(_) => ("struct", "structs"),
            Item::Enumeration(_) => ("enumeration", "enumerations"),
            Item::Union(_) => ("union", "unions"),
            Item::Alias(_) => ("alias", "aliases"),
        };
        *kinds.entry(names).or_default() += 1;
    }
    kinds.sort_by(|_, a, _, b| b.cmp(a));
    let words = kinds
        .iter()
        .map(|((one, many), count)| number(*count, one, many));
    words.collect::<Vec<_>>().join(", ")
}

/// All operations with their Rust paths, and the types of what the API sends.
fn listed(plan: &Crate) -> String {
    let row = |row: Row| [row.method, row.path, row.rust, row.id];
    let mut lines: Vec<_> = rows(Some(plan)).into_iter().map(row).collect();
    lines.extend(plan.webhooks.iter().map(|webhook| {
        let rust = format!("webhooks::{}", webhook.name);
        let (method, id) = (webhook.http_method.clone(), webhook.id.clone());
        [method, String::new(), rust, id]
    }));
    section("Operations", &table(&lines))
}

/// The groups with the most operations.
fn grouped(content: &Content) -> String {
    let mut groups: IndexMap<String, usize> = IndexMap::new();
    for (path, _) in content.all() {
        *groups.entry(group_path(&path)).or_default() += 1;
    }
    // One group says no more than the count of all.
    if groups.len() < 2 {
        return String::new();
    }
    groups.sort_by(|_, a, _, b| b.cmp(a));
    let rest = groups.split_off(groups.len().min(FEW));
    let mut lines: Vec<_> = groups.into_iter().map(|(path, it)| (it, path)).collect();
    if !rest.is_empty() {
        let others = number(rest.len(), "other group", "other groups");
        lines.push((rest.values().sum(), others));
    }
    section("Operations by group", &table(&counted(&lines)))
}
