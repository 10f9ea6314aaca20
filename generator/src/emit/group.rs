//! From the planned groups to `src/operations/`.

use super::answers::emit_separate_enum;
use super::docs::{emit_doc_comment, emit_docs};
use super::feature::{emit_gate, emit_gate_line};
use super::inline::{fits, inline};
use super::operation::{emit_marker, emit_methods};
use super::uses::emit_uses;
use super::{Files, format};
use crate::plan::{self, Content, Group};
use proc_macro2::TokenStream;
use quote::quote;

/// A file for each group, and one for the client's own operations.
pub(super) fn emit_groups(plan: &plan::Crate, files: &mut Files) {
    let members = emit_members(&plan.content, &quote!(self));
    let client = match members.is_empty() {
        true => String::new(),
        false => format!("impl Client {{\n{members}}}\n"),
    };
    let text = emit_module(
        &plan.content,
        client,
        "Client",
        "The operations of the API.",
    );
    files.insert("src/operations/mod.rs".to_owned(), text);
    for group in &plan.content.groups {
        emit_group(group, "src/operations", files);
    }
}

fn emit_group(group: &Group, folder: &str, files: &mut Files) {
    let (name, docs) = (&group.name, emit_docs(&group.docs));
    let structure = format::items(quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct #name {
            pub(crate) client: Client,
        }
    });
    let members = emit_members(&group.content, &quote!(&self.client));
    let folder = format!("{folder}/{}", group.module);
    let text = emit_module(
        &group.content,
        format!("{structure}\nimpl {name} {{\n{members}}}\n"),
        &name.to_string(),
        &format!("`{name}`: its operations."),
    );
    files.insert(format!("{folder}.rs"), text);
    for inner in &group.content.groups {
        emit_group(inner, &folder, files);
    }
}

/// The methods that lead to operations and further groups.
fn emit_members(content: &Content, client: &TokenStream) -> String {
    let groups = content.groups.iter();
    let groups = groups.map(|group| emit_accessor(group, client));
    let operations = content.operations.iter();
    let operations = operations.flat_map(|operation| emit_methods(operation, client));
    groups.chain(operations).collect::<Vec<_>>().join("\n")
}

fn emit_accessor(group: &Group, client: &TokenStream) -> String {
    let (name, method, module) = (&group.name, &group.method, &group.module);
    let docs = emit_doc_comment(&group.docs, 4);
    let gate = match &group.feature {
        Some(feature) => format!("    {}", emit_gate_line([feature])),
        None => String::new(),
    };
    let client = inline(client.clone());
    let client = client.trim_start_matches('&');
    let head = format!("pub fn {method}(&self) -> {module}::{name} {{");
    let made = format!("{module}::{name} {{ client: {client}.clone() }}");
    let line = format!("{head} {made} }}");
    match fits(&line, 4) {
        true => format!("{docs}{gate}    {line}\n"),
        false => format!("{docs}{gate}    {head}\n        {made}\n    }}\n"),
    }
}

/// A file: what it imports, the modules below, the struct, the markers.
fn emit_module(content: &Content, structure: String, owner: &str, about: &str) -> String {
    let modules = content.groups.iter().map(|group| {
        let (gate, module) = (emit_gate(&group.feature), &group.module);
        quote!(#gate pub mod #module;)
    });
    let operations = content.operations.iter();
    let answers = operations.flat_map(|operation| [&operation.output, &operation.error]);
    let enums = answers.filter_map(emit_separate_enum);
    let markers = content
        .operations
        .iter()
        .map(|operation| emit_marker(operation, owner));
    let items: Vec<_> = [structure]
        .into_iter()
        .chain([format::items(quote!(#(#enums)*))])
        .chain(markers)
        .collect();
    let uses = emit_uses(&items);
    let head = [format::items(quote!(#(#modules)*)), format::items(uses)];
    format::file(about, head.into_iter().chain(items))
}
