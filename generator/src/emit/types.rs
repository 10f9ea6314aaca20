//! From the planned types to `src/types/`.

use super::inline::pack;
use super::{Files, alias, enumeration, format, record, union};
use crate::plan::{self, Item};

/// A file for each type of the description, and one that lists them.
pub(super) fn emit_types(plan: &plan::Crate, files: &mut Files) {
    for module in &plan.types {
        let text = format::file("", module.items.iter().map(emit_item));
        files.insert(format!("src/types/{}.rs", module.name), text);
    }
    let modules = plan.types.iter().map(|module| &module.name);
    let modules: String = modules
        .clone()
        .map(|name| format!("mod {name};\n"))
        .collect();
    let names = plan
        .types
        .iter()
        .map(|module| format!("{}::*", module.name));
    let list = match plan.types.is_empty() {
        true => String::new(),
        false => pack("pub use self::{", &names.collect::<Vec<_>>(), "};", 0),
    };
    files.insert(
        "src/types/mod.rs".to_owned(),
        format::file("The types of the API.", [modules, list]),
    );
}

fn emit_item(item: &Item) -> String {
    match item {
        Item::Record(item) => record::emit_record(item),
        Item::Enumeration(item) => enumeration::emit_enumeration(item),
        Item::Union(item) => union::emit_union(item),
        Item::Alias(item) => alias::emit_alias(item),
    }
}
