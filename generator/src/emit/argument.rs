//! From a planned argument to the parameter of a function.

use super::body::emit_content;
use super::ty::emit_type_outside;
use crate::plan::{Ident, Parameter, Type};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The parameter. Text, bytes and what may be left out are taken in whatever
/// form they come.
pub(super) fn emit_argument(name: &Ident, ty: &Type) -> TokenStream {
    let is_converted = is_converted(ty);
    let ty = emit_type_outside(ty);
    match is_converted {
        true => quote!(#name: impl Into<#ty>),
        false => quote!(#name: #ty),
    }
}

/// What makes the value of what is taken.
pub(super) fn emit_conversion(name: &Ident, ty: &Type) -> Option<TokenStream> {
    is_converted(ty).then(|| {
        let ty = emit_type_outside(ty);
        quote!(let #name: #ty = #name.into();)
    })
}

/// The method of a call that takes the value of the parameter at `index`.
pub(super) fn emit_set(index: usize, parameter: &Parameter) -> TokenStream {
    let (name, ty) = (&parameter.name, &parameter.ty);
    let index = Literal::usize_unsuffixed(index);
    let converted = || {
        let ty = emit_type_outside(ty);
        quote!(Into::<#ty>::into(#name))
    };
    if let Some(query) = &parameter.query {
        let value = match ty {
            Type::Option(_) => converted(),
            _ => quote!(#name),
        };
        let content = emit_content(&query.media_type, &query.encoding, &value);
        return quote!(.set_query_string(#index, #content));
    }
    match ty {
        Type::Path("String") => quote!(.set_text(#index, #name)),
        ty if is_converted(ty) => {
            let value = converted();
            quote!(.set_argument(#index, &#value))
        }
        _ => quote!(.set_argument(#index, &#name)),
    }
}

/// The attribute of a function that sets values of these types. One that is generic,
/// or has `#[inline]`, is compiled where it is used; any other one is compiled with the
/// client, and with it all that reads and writes the types.
pub(super) fn emit_inline<'a>(types: impl IntoIterator<Item = &'a Type>) -> &'static str {
    let types: Vec<_> = types.into_iter().collect();
    let is_generic = types.iter().any(|ty| is_converted(ty));
    match !is_generic && types.iter().any(|ty| ty.is_generated()) {
        true => "    #[inline]\n",
        false => "",
    }
}

fn is_converted(ty: &Type) -> bool {
    matches!(ty, Type::Option(_) | Type::Sequence(_)) || [Type::STRING, Type::UPLOAD].contains(ty)
}
