//! From the planned types to `src/types/`.

use super::inline::fill;
use super::{Files, alias, enumeration, format, record, union};
use crate::plan::{self, Item, TypeModule};

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

/// The files, and that what they define is found here.
fn emit_list(modules: &[TypeModule]) -> String {
    if modules.is_empty() {
        return String::new();
    }
    let names = modules.iter().map(|module| format!("{},", module.name));
    format!("crate::modules! {{\n{}}}\n", fill(names, " ", 4))
}

fn emit_item(item: &Item) -> String {
    match item {
        Item::Record(item) => record::emit_record(item),
        Item::Enumeration(item) => enumeration::emit_enumeration(item),
        Item::Union(item) => union::emit_union(item),
        Item::Alias(item) => alias::emit_alias(item),
    }
}
