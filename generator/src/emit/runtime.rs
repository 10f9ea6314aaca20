//! The runtime's files that a crate needs, and what they depend on.

use super::{Files, client, format};
use crate::plan;
use quote::{format_ident, quote};

/// The oldest Rust that generated crates build with.
pub(super) const RUST_VERSION: &str = "1.85";

/// What the examples need.
pub(super) const DEV_DEPENDENCIES: &[&str] =
    &["tokio = { version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }"];

pub(super) fn emit_runtime(plan: &plan::Crate, files: &mut Files) {
    let _ = (plan, files, format::items(quote!()));
}

/// The names that the crate's root exports.
pub(super) fn exports(plan: &plan::Crate) -> Vec<proc_macro2::Ident> {
    let _ = plan;
    vec![format_ident!("Client")]
}

pub(super) fn client_uses(plan: &plan::Crate) -> Vec<proc_macro2::Ident> {
    client::used_names(plan)
}

pub(super) fn dependencies(plan: &plan::Crate) -> Vec<String> {
    let _ = plan;
    Vec::new()
}

pub(crate) const CLIENT_METHODS: &[&str] = &["builder", "follow"];
pub(crate) const BUILDER_METHODS: &[&str] = &["build"];
pub(crate) const CALL_METHODS: &[&str] = &["send"];
