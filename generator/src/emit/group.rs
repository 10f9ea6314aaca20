//! From the planned groups to `src/operations/`.

use super::answers::emit_separate_enum;
use super::docs::{emit_doc_comment, emit_docs};
use super::inline::{fits, inline};
use super::operation::{emit_marker, emit_methods};
use super::{Files, format};
use crate::plan::{self, Content, Group, OPERATION_NAMES};
use proc_macro2::{Spacing, TokenStream, TokenTree};
use quote::{format_ident, quote};
use std::collections::BTreeSet;

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
    let client = inline(client.clone());
    let client = client.trim_start_matches('&');
    let head = format!("pub fn {method}(&self) -> {module}::{name} {{");
    let made = format!("{module}::{name} {{ client: {client}.clone() }}");
    let line = format!("{head} {made} }}");
    match fits(&line, 4) {
        true => format!("{docs}    {line}\n"),
        false => format!("{docs}    {head}\n        {made}\n    }}\n"),
    }
}

/// A file: what it imports, the modules below, the struct, the markers.
fn emit_module(content: &Content, structure: String, owner: &str, about: &str) -> String {
    let modules = content.groups.iter().map(|group| &group.module);
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
    let head = [
        format::items(quote!(#(pub mod #modules;)*)),
        format::items(uses),
    ];
    format::file(about, head.into_iter().chain(items))
}

/// Imports of what occurs, and of nothing else.
fn emit_uses(items: &[String]) -> TokenStream {
    let mut idents = BTreeSet::new();
    for item in items {
        collect_idents(item.parse().unwrap_or_default(), &mut idents);
    }
    let types = idents.contains("types").then(|| {
        quote!(
            use crate::types;
        )
    });
    let names = OPERATION_NAMES
        .iter()
        .filter(|name| idents.contains(**name));
    let names: Vec<_> = names.map(|name| format_ident!("{name}")).collect();
    let runtime = (!names.is_empty()).then(|| quote!(use crate::runtime::{#(#names),*};));
    quote!(#runtime #types)
}

/// The names that tokens may mean items by: those that no path leads to. A name
/// in lower case means a module only before `::`, and an argument or method
/// elsewhere.
fn collect_idents(tokens: TokenStream, idents: &mut BTreeSet<String>) {
    let mut tokens = tokens.into_iter().peekable();
    // How many of the two colons of `::` have just been seen.
    let mut colons = 0;
    while let Some(token) = tokens.next() {
        let seen = std::mem::take(&mut colons);
        match token {
            TokenTree::Ident(ident) => {
                let name = ident.to_string();
                let is_path = matches!(tokens.peek(), Some(TokenTree::Punct(next)) if next.as_char() == ':' && next.spacing() == Spacing::Joint);
                let is_item = is_path || name.starts_with(|c: char| c.is_ascii_uppercase());
                if is_item && seen < 2 {
                    idents.insert(name);
                }
            }
            TokenTree::Group(group) => collect_idents(group.stream(), idents),
            TokenTree::Punct(punct) if punct.as_char() == ':' => {
                let is_first = punct.spacing() == Spacing::Joint;
                colons = if is_first { 1 } else { 2 * seen };
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}
