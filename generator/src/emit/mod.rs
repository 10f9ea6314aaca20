//! From a plan to the text of every file. Decides nothing, cannot fail.

mod alias;
mod answers;
mod argument;
mod authentication;
mod body;
mod client;
mod docs;
mod enumeration;
mod example;
mod feature;
mod format;
mod group;
mod headers;
mod inline;
mod operation;
mod package;
mod paging;
mod polling;
mod readme;
mod record;
mod runtime;
mod server;
mod smoke;
mod test;
mod ty;
mod types;
mod union;
mod uses;
mod webhook;
mod xml;

use crate::plan;
use std::collections::BTreeMap;

/// The files of a crate: their paths, with `/`, and their text.
pub type Files = BTreeMap<String, String>;

/// Writes a crate, in memory.
pub fn emit_crate(plan: &plan::Crate) -> Files {
    let mut files = Files::new();
    package::emit_package(plan, &mut files);
    client::emit_client(plan, &mut files);
    group::emit_groups(plan, &mut files);
    headers::emit_headers(plan, &mut files);
    server::emit_servers(plan, &mut files);
    types::emit_types(plan, &mut files);
    webhook::emit_webhooks(plan, &mut files);
    runtime::emit_runtime(plan, &mut files);
    example::emit_examples(plan, &mut files);
    test::emit_tests(plan, &mut files);
    smoke::emit_smoke_tests(plan, &mut files);
    readme::emit_readme(plan, &mut files);
    files
}
