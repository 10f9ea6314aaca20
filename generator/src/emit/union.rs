//! From [`plan::Union`] to an enum of types.

use super::docs::emit_docs;
use super::format;
use super::ty::emit_type;
use super::xml::emit_choice;
use crate::plan::{Type, Union, UnionVariant};
use proc_macro2::TokenStream;
use quote::quote;
use std::fmt::Write;

/// The enum, and how the codec chooses.
pub(super) fn emit_union(union: &Union) -> String {
    let (name, unknown) = (&union.name, &union.unknown);
    let docs = emit_docs(&union.docs);
    let variants = union.variants.iter().map(|variant| {
        let (name, ty) = (&variant.name, emit_type(&variant.ty));
        let docs = variant_docs(union, variant).map(|docs| emit_docs(&docs));
        quote!(#docs #name(#ty),)
    });
    let conversions = union.variants.iter().filter(|variant| variant.is_only);
    let conversions = conversions.map(|variant| emit_conversion(union, variant));
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
        let equals = if names.is_empty() { "" } else { " = " };
        let _ = writeln!(text, "    {}{equals}{},", variant.name, names.join(" | "));
    }
    let _ = writeln!(text, "    .. {unknown}\n}});");
    if let Some(choice) = &union.xml {
        let _ = write!(text, "\n{}", emit_choice(name, choice));
    }
    text
}

fn variant_docs(union: &Union, variant: &UnionVariant) -> Option<String> {
    let property = union.discriminator.as_ref()?;
    let is_object = match &variant.ty {
        Type::Boxed(inner) => matches!(**inner, Type::Named(_)),
        ty => matches!(ty, Type::Named(_)),
    };
    match &variant.names[..] {
        [] => is_object.then(|| format!("Another `{property}`, or none.")),
        names => Some(format!("`{property}` is `{}`.", names.join("` or `"))),
    }
}

/// The conversion from the type of a variant; a box is made inside.
fn emit_conversion(union: &Union, variant: &UnionVariant) -> TokenStream {
    let (name, variant_name) = (&union.name, &variant.name);
    let (ty, value) = match &variant.ty {
        Type::Boxed(inner) => (emit_type(inner), quote!(Box::new(value))),
        other => (emit_type(other), quote!(value)),
    };
    quote! {
        impl From<#ty> for #name {
            fn from(value: #ty) -> Self {
                Self::#variant_name(#value)
            }
        }
    }
}
