//! From [`plan::Union`] to an enum of types.

use super::docs::emit_docs;
use super::format;
use super::ty::emit_type;
use crate::plan::Union;
use quote::quote;
use std::fmt::Write;

/// The enum, and how the codec chooses.
pub(super) fn emit_union(union: &Union) -> String {
    let (name, unknown) = (&union.name, &union.unknown);
    let docs = emit_docs(&union.docs);
    let variants = union.variants.iter().map(|variant| {
        let (name, ty) = (&variant.name, emit_type(&variant.ty));
        let docs = emit_docs(&variant_docs(union, &variant.names));
        quote!(#docs #name(#ty),)
    });
    let conversions = union
        .variants
        .iter()
        .filter(|variant| is_only(union, variant))
        .map(|variant| {
            let (variant, ty) = (&variant.name, emit_type(&variant.ty));
            quote! {
                impl From<#ty> for #name {
                    fn from(value: #ty) -> Self {
                        Self::#variant(value)
                    }
                }
            }
        });
    let items = quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            #[doc = " A value that is none of the others; it is sent as it came."]
            #unknown(serde_json::Value),
        }
        #(#conversions)*
    };
    let by = union
        .discriminator
        .as_ref()
        .map(|property| format!(" by {property:?}"))
        .unwrap_or_default();
    let mut text = format!("{}\ncrate::union!({name}{by} {{\n", format::items(items));
    for variant in &union.variants {
        let names: Vec<_> = variant
            .names
            .iter()
            .map(|name| format!("{name:?}"))
            .collect();
        let _ = writeln!(text, "    {} = {},", variant.name, names.join(" | "));
    }
    let _ = writeln!(text, "    .. {unknown}\n}});");
    text
}

fn variant_docs(union: &Union, names: &[String]) -> String {
    match (&union.discriminator, names) {
        (Some(property), [_, ..]) => format!("`{property}` is `{}`.", names.join("` or `")),
        _ => "One of the types.".to_owned(),
    }
}

/// Whether no other variant has the same type: two conversions from it would
/// contradict each other.
fn is_only(union: &Union, variant: &crate::plan::UnionVariant) -> bool {
    union
        .variants
        .iter()
        .filter(|other| other.ty == variant.ty)
        .count()
        == 1
}
