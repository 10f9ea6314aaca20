//! From the planned types to `src/types/`.

use super::{Files, alias, enumeration, format, record, union};
use crate::plan::{self, Item};
use quote::quote;

/// A file for each type of the description, and one that lists them.
pub(super) fn emit_types(plan: &plan::Crate, files: &mut Files) {
    for module in &plan.types {
        let first = module
            .items
            .first()
            .map_or_else(String::new, |item| item.name().to_string());
        let text = format::file(
            &format!("`{first}` and what belongs to it."),
            module.items.iter().map(emit_item),
        );
        files.insert(format!("src/types/{}.rs", module.name), text);
    }
    let modules = plan.types.iter().map(|module| &module.name);
    let uses = plan.types.iter().map(|module| {
        let (module, names) = (&module.name, module.items.iter().map(Item::name));
        quote!(pub use self::#module::{#(#names),*};)
    });
    let list = format::items(quote! {
        #(mod #modules;)*
        #(#uses)*
    });
    files.insert(
        "src/types/mod.rs".to_owned(),
        format::file("The types of the API.", [list]),
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
