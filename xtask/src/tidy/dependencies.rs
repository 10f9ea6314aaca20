//! The table of dependencies in CONTRIBUTING.md is the one of the manifests.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use toml::{Table, Value};

const TABLE: &str = "CONTRIBUTING.md";

/// Its dependencies are those of generated crates.
const RUNTIME: &str = "generator/runtime/Cargo.toml";

const MANIFESTS: [&str; 6] = [
    "generator/Cargo.toml",
    RUNTIME,
    "generator/sample/Cargo.toml",
    "generator/stub/Cargo.toml",
    "tests/Cargo.toml",
    "xtask/Cargo.toml",
];

pub(super) fn check(root: &Path) -> Vec<String> {
    let read = |path: &str| fs::read_to_string(root.join(path)).unwrap_or_default();
    let parse = |path: &str| read(path).parse::<Table>().unwrap_or_default();
    let workspace = parse("Cargo.toml");
    let shared = workspace.get("workspace").and_then(Value::as_table);
    let ours = shared.map_or_else(BTreeSet::new, |it| local(it));
    let mut used = BTreeMap::new();
    for path in MANIFESTS {
        let manifest = parse(path);
        let local = local(&manifest);
        for (section, name) in dependencies(&manifest) {
            if !ours.contains(name) && !local.contains(name) {
                let in_generated = path == RUNTIME && section == "dependencies";
                *used.entry(name.to_owned()).or_insert(false) |= in_generated;
            }
        }
    }
    compare(&listed(&read(TABLE)), &used)
}

/// What the table says: crates, and whether they are in generated crates.
fn listed(text: &str) -> BTreeMap<String, bool> {
    let mut listed = BTreeMap::new();
    let rows = text
        .lines()
        .skip_while(|line| !line.starts_with("| crate |"))
        .take_while(|line| line.starts_with('|'));
    for row in rows {
        let mut cells = row.split('|').skip(1).map(str::trim);
        let crates = cells.next().unwrap_or_default();
        let in_generated = cells.nth(1) == Some("yes");
        for name in crates.split('`').skip(1).step_by(2) {
            listed.insert(name.to_owned(), in_generated);
        }
    }
    listed
}

fn compare(listed: &BTreeMap<String, bool>, used: &BTreeMap<String, bool>) -> Vec<String> {
    let mut broken = Vec::new();
    for (name, in_generated) in used {
        let fault = match (listed.get(name), in_generated) {
            (None, _) => "is a dependency, and not in the table",
            (Some(false), true) => "is in generated crates, and the table does not say so",
            (Some(true), false) => "is not in generated crates, and the table says so",
            _ => continue,
        };
        broken.push(format!("{TABLE}: `{name}` {fault}"));
    }
    for name in listed.keys().filter(|name| !used.contains_key(*name)) {
        broken.push(format!(
            "{TABLE}: `{name}` is in the table, and no dependency"
        ));
    }
    broken
}

/// The dependencies of a manifest that are folders of this repository.
fn local(manifest: &Table) -> BTreeSet<&str> {
    sections(manifest)
        .flat_map(|(_, section)| section)
        .filter(|(_, dependency)| dependency.get("path").is_some())
        .map(|(name, _)| name.as_str())
        .collect()
}

/// The names of the dependencies, each with its section.
fn dependencies(manifest: &Table) -> impl Iterator<Item = (&'static str, &str)> {
    sections(manifest)
        .flat_map(|(name, section)| section.keys().map(move |key| (name, key.as_str())))
}

fn sections(manifest: &Table) -> impl Iterator<Item = (&'static str, &Table)> {
    let targets = manifest.get("target").and_then(Value::as_table);
    let targets = targets.into_iter().flatten();
    let targets = targets.filter_map(|(_, target)| target.as_table());
    let names = ["dependencies", "dev-dependencies", "build-dependencies"];
    std::iter::once(manifest)
        .chain(targets)
        .flat_map(move |table| names.map(|name| (name, table.get(name))))
        .filter_map(|(name, section)| Some((name, section?.as_table()?)))
}

#[cfg(test)]
mod tests {
    use super::{compare, listed};
    use std::collections::BTreeMap;

    #[test]
    fn says_where_the_table_is_wrong() {
        let table = "text\n\n| crate | why | in generated crates |\n|---|---|---|\n\
            | `a`, `b` | `x` | yes |\n| `c` | y | |\n| `d` | z | |\n\n| `e` | | |\n";
        let used = [("a", true), ("b", false), ("c", true), ("f", false)];
        let used = BTreeMap::from(used.map(|(name, it)| (name.to_owned(), it)));
        let broken = compare(&listed(table), &used);
        let names: Vec<_> = broken
            .iter()
            .filter_map(|it| it.split('`').nth(1))
            .collect();
        assert_eq!(names, ["b", "c", "f", "d"], "{broken:?}");
    }
}
