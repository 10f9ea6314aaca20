//! From the planned types to `src/types/`.

use super::feature::emit_gate_line;
use super::inline::fill;
use super::{Files, alias, enumeration, format, record, union};
use crate::plan::{self, Feature, Item, TypeModule};
use indexmap::IndexMap;

/// A file for each type of the description, and one that lists them.
pub(super) fn emit_types(plan: &plan::Crate, files: &mut Files) {
    for module in &plan.types {
        let text = format::file("", module.items.iter().map(emit_item));
        files.insert(format!("src/types/{}.rs", module.name), text);
    }
    files.insert(
        "src/types/mod.rs".to_owned(),
        format::file("The types of the API.", [emit_list(&plan.types)]),
    );
}

/// The files, and that what they define is found here: a list for each set of features.
fn emit_list(modules: &[TypeModule]) -> String {
    let mut lists: IndexMap<&[Feature], Vec<String>> = IndexMap::new();
    for module in modules {
        let names = lists.entry(&module.features).or_default();
        names.push(format!("{},", module.name));
    }
    let lists = lists.into_iter().map(|(features, names)| {
        let gate = emit_gate_line(features);
        format!("{gate}crate::modules! {{\n{}}}\n", fill(names, " ", 4))
    });
    lists.collect::<Vec<_>>().join("\n")
}

fn emit_item(item: &Item) -> String {
    match item {
        Item::Record(item) => record::emit_record(item),
        Item::Enumeration(item) => enumeration::emit_enumeration(item),
        Item::Union(item) => union::emit_union(item),
        Item::Alias(item) => alias::emit_alias(item),
    }
}
