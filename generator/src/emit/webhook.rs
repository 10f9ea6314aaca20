//! From [`plan::Webhook`] to `src/webhooks.rs`.

use super::docs::emit_docs;
use super::ty::emit_type_by_path;
use super::{Files, format};
use crate::plan::{self, Webhook};
use proc_macro2::TokenStream;
use quote::quote;

/// The types of what the API sends by itself, where it does.
pub(super) fn emit_webhooks(plan: &plan::Crate, files: &mut Files) {
    if plan.webhooks.is_empty() {
        return;
    }
    let aliases = plan.webhooks.iter().map(emit_webhook);
    let text = format::file(
        "What the API sends by itself, in its webhooks and callbacks.\n\nA type for the body of each request, to be read with `serde_json`.",
        [format::items(quote!(#(#aliases)*))],
    );
    files.insert("src/webhooks.rs".to_owned(), text);
}

fn emit_webhook(webhook: &Webhook) -> TokenStream {
    let (name, docs, ty) = (
        &webhook.name,
        emit_docs(&webhook.docs),
        emit_type_by_path(&webhook.ty),
    );
    quote! {
        #docs
        pub type #name = #ty;
    }
}
