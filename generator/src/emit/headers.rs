//! From [`plan::Header`](crate::plan::Header) to `src/headers.rs`.

use super::docs::emit_docs;
use super::ty::emit_type_outside;
use super::{Files, format};
use crate::plan::{self, Header};
use proc_macro2::TokenStream;
use quote::quote;

/// The headers of answers, if there are any.
pub(super) fn emit_headers(plan: &plan::Crate, files: &mut Files) {
    if plan.headers.is_empty() {
        return;
    }
    let headers = plan.headers.iter().map(emit_header);
    let headers = quote!(#(#headers)*);
    let types = headers.to_string().contains("types ::");
    let types = types.then(|| {
        quote!(
            use crate::types;
        )
    });
    let text = format::file(
        "The headers of answers: `response.header(..)` reads them.",
        [
            format::items(quote! {
                use crate::runtime::Header;
                #types
            }),
            format::items(headers),
        ],
    );
    files.insert("src/headers.rs".to_owned(), text);
}

fn emit_header(header: &Header) -> TokenStream {
    let (name, key, docs) = (&header.name, &header.key, emit_docs(&header.docs));
    let ty = emit_type_outside(&header.ty);
    let json = header.is_json.then(|| quote!(.json()));
    let exploded = header.explode.then(|| quote!(.exploded()));
    quote! {
        #docs
        pub const #name: Header<#ty> = Header::new(#key) #json #exploded;
    }
}
