//! From [`plan::Enumeration`] to an enum of scalars.

use super::docs::emit_docs;
use super::format;
use crate::plan::{Enumeration, EnumerationVariant, Scalar};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::Value;
use std::fmt::Write;

/// The enum, and its values for the codec.
pub(super) fn emit_enumeration(enumeration: &Enumeration) -> String {
    let (name, unknown) = (&enumeration.name, &enumeration.unknown);
    let docs = emit_docs(&enumeration.docs);
    let variants = enumeration.variants.iter().map(|variant| {
        let name = &variant.name;
        let docs = emit_docs(&variant.docs);
        quote!(#docs #name,)
    });
    let (derives, other) = emit_scalar(enumeration.scalar);
    let items = quote! {
        #docs
        #[derive(#derives)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            #[doc = " A value that the description does not list; it is sent as it came."]
            #unknown(#other),
        }
    };
    let of = match enumeration.scalar {
        Scalar::Text => format!("crate::enumeration!({name} {{\n"),
        Scalar::Integer(integer) => format!("crate::numbers!({name}: {integer} {{\n"),
        Scalar::Number => format!("crate::numbers!({name}: f64 {{\n"),
        Scalar::Mixed => format!("crate::mixed!({name} {{\n"),
    };
    let mut text = format!("{}\n{of}", format::items(items));
    for variant in &enumeration.variants {
        let literal = literal(variant, enumeration.scalar);
        let _ = writeln!(text, "    {} = {literal},", variant.name);
    }
    let _ = writeln!(text, "    .. {unknown}\n}});");
    text
}

/// What the enum derives, and the type of the values that it does not list.
fn emit_scalar(scalar: Scalar) -> (TokenStream, TokenStream) {
    match scalar {
        Scalar::Text => (quote!(Clone, Debug, PartialEq, Eq, Hash), quote!(String)),
        Scalar::Integer(integer) => {
            let integer = format_ident!("{integer}");
            (
                quote!(Clone, Copy, Debug, PartialEq, Eq, Hash),
                quote!(#integer),
            )
        }
        Scalar::Number => (quote!(Clone, Copy, Debug, PartialEq), quote!(f64)),
        Scalar::Mixed => (quote!(Clone, Debug, PartialEq), quote!(serde_json::Value)),
    }
}

/// A value as a literal of Rust. Among values of several kinds, numbers have
/// their type.
fn literal(variant: &EnumerationVariant, scalar: Scalar) -> String {
    match (&variant.value, scalar) {
        (Value::String(text), _) => format!("{text:?}"),
        (Value::Number(number), Scalar::Number) => {
            format!("{:?}", number.as_f64().unwrap_or_default())
        }
        (Value::Number(number), Scalar::Mixed) => {
            let suffix = match number {
                number if number.is_i64() => "i64",
                number if number.is_u64() => "u64",
                _ => "f64",
            };
            format!("{number}{suffix}")
        }
        (value, _) => value.to_string(),
    }
}
