//! From [`plan::Type`] to tokens.

use crate::plan::Type;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The type, as code within the types themselves names it.
pub(super) fn emit_type(ty: &Type) -> TokenStream {
    emit(ty, &quote!(super))
}

/// The type, as code elsewhere in the crate names it.
pub(super) fn emit_type_outside(ty: &Type) -> TokenStream {
    emit(ty, &quote!(types))
}

/// The type, by its path from the root of the crate.
pub(super) fn emit_type_by_path(ty: &Type) -> TokenStream {
    emit(ty, &quote!(crate::types))
}

fn emit(ty: &Type, module: &TokenStream) -> TokenStream {
    match ty {
        Type::Path(path) => path.parse().unwrap_or_default(),
        Type::Named(name) => quote!(#module::#name),
        Type::List(item) => {
            let item = emit(item, module);
            quote!(Vec<#item>)
        }
        Type::Array(item, length) => {
            let (item, length) = (emit(item, module), Literal::usize_unsuffixed(*length));
            quote!([#item; #length])
        }
        Type::Tuple(items) => {
            let items = items.iter().map(|item| emit(item, module));
            quote!((#(#items,)*))
        }
        Type::Map(value) => {
            let value = emit(value, module);
            quote!(std::collections::BTreeMap<String, #value>)
        }
        Type::Option(value) => {
            let value = emit(value, module);
            quote!(Option<#value>)
        }
        Type::Nullable(value) => {
            let value = emit(value, module);
            quote!(crate::Nullable<#value>)
        }
        Type::Event(data) => {
            let data = emit(data, module);
            quote!(crate::Event<#data>)
        }
        Type::Sequence(item) => {
            let item = emit(item, module);
            quote!(crate::Sequence<#item>)
        }
        Type::Boxed(value) => {
            let value = emit(value, module);
            quote!(Box<#value>)
        }
    }
}
