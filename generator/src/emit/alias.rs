//! From [`plan::Alias`] to a type alias.

use super::docs::emit_docs;
use super::format;
use super::ty::emit_type;
use crate::plan::Alias;
use quote::quote;

/// The alias.
pub(super) fn emit_alias(alias: &Alias) -> String {
    let (name, ty, docs) = (&alias.name, emit_type(&alias.ty), emit_docs(&alias.docs));
    format::items(quote! {
        #docs
        pub type #name = #ty;
    })
}
