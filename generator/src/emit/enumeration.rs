//! From [`plan::Enumeration`] to an enum of strings.

use super::docs::emit_docs;
use super::format;
use crate::plan::Enumeration;
use quote::quote;
use std::fmt::Write;

/// The enum, and its spellings for the codec.
pub(super) fn emit_enumeration(enumeration: &Enumeration) -> String {
    let (name, unknown) = (&enumeration.name, &enumeration.unknown);
    let docs = emit_docs(&enumeration.docs);
    let variants = enumeration.variants.iter().map(|variant| {
        let name = &variant.name;
        let docs = emit_docs(&variant.docs);
        quote!(#docs #name,)
    });
    let items = quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            #[doc = " A value that the description does not list; it is sent as it came."]
            #unknown(String),
        }
    };
    let mut text = format!("{}\ncrate::enumeration!({name} {{\n", format::items(items));
    for variant in &enumeration.variants {
        let _ = writeln!(text, "    {} = {:?},", variant.name, variant.spelling);
    }
    let _ = writeln!(text, "    .. {unknown}\n}});");
    text
}
