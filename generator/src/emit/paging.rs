//! From [`plan::Paging`](crate::plan::Paging) to a constant, and the way to the
//! items of a page.

use super::ty::emit_type_outside;
use crate::model::Next;
use crate::plan::{Operation, Paging, PagingPlace, PagingWay, Step, Type};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// How the pages of an operation follow each other.
pub(super) fn emit_paging(operation: &Operation, paging: &Paging) -> TokenStream {
    let (marker, item) = (&operation.marker, emit_type_outside(&paging.item));
    let (way, to, path) = (
        emit_way(&paging.way),
        paging.to.as_ref().map(emit_place),
        &paging.path,
    );
    let more = paging
        .more
        .as_ref()
        .map(|path| quote!(.more(&[#(#path),*])));
    let limit = paging.limit.map(|(index, default)| {
        let index = Literal::usize_unsuffixed(index);
        let default = match default.map(Literal::i64_unsuffixed) {
            Some(default) => quote!(Some(#default)),
            None => quote!(None),
        };
        quote!(.limit(#index, #default))
    });
    let items = match emit_steps(&quote!(page), &paging.items) {
        Steps::Always(items) => items,
        Steps::Maybe(items) => quote!(#items.unwrap_or_default()),
    };
    quote! {
        impl Paged for #marker {
            type Item = #item;

            const PAGING: Paging = #way #to .items(&[#(#path),*]) #more #limit;

            #[inline]
            fn items(page: Self::Output) -> Vec<Self::Item> {
                #items
            }
        }
    }
}

fn emit_way(way: &PagingWay) -> TokenStream {
    let total = |path: &Option<Vec<String>>| {
        path.as_ref()
            .map(|path| quote!(.total(&[#(#path),*])))
            .unwrap_or_default()
    };
    match way {
        PagingWay::Cursor(next) => {
            let next = emit_next(next);
            quote!(Paging::cursor() #next)
        }
        PagingWay::Offset(path) => {
            let total = total(path);
            quote!(Paging::offset() #total)
        }
        PagingWay::Page(first, path) => {
            let (first, total) = (Literal::i64_unsuffixed(*first), total(path));
            quote!(Paging::page(#first) #total)
        }
        PagingWay::Url(next) => {
            let next = emit_next(next);
            quote!(Paging::url() #next)
        }
    }
}

fn emit_next(next: &Next) -> TokenStream {
    match next {
        Next::Body(path) => quote!(.next(&[#(#path),*])),
        Next::Header(name) => quote!(.next_header(#name)),
        Next::LastItem(path) => quote!(.last_item(&[#(#path),*])),
        Next::Link(relation) => quote!(.link(#relation)),
    }
}

fn emit_place(place: &PagingPlace) -> TokenStream {
    match place {
        PagingPlace::Parameter(index) => {
            let index = Literal::usize_unsuffixed(*index);
            quote!(.parameter(#index))
        }
        PagingPlace::Body {
            media_type,
            path,
            numeric,
        } => quote!(.body(#media_type, &[#(#path),*], #numeric)),
    }
}

/// A part of an answer.
pub(super) enum Steps {
    /// It is always there.
    Always(TokenStream),
    /// It is an `Option`.
    Maybe(TokenStream),
}

/// From an answer to one of its parts, through fields that may be missing.
pub(super) fn emit_steps(value: &TokenStream, steps: &[Step]) -> Steps {
    let mut reached = Steps::Always(value.clone());
    for Step { field, ty } in steps {
        let (presence, access) = match ty {
            Type::Option(_) => (true, quote!(.#field)),
            Type::Nullable(_) => (true, quote!(.#field.into_value())),
            _ => (false, quote!(.#field)),
        };
        reached = match (reached, presence) {
            (Steps::Always(value), false) => Steps::Always(quote!(#value #access)),
            (Steps::Always(value), true) => Steps::Maybe(quote!(#value #access)),
            (Steps::Maybe(value), false) => Steps::Maybe(quote!(#value.map(|value| value #access))),
            (Steps::Maybe(value), true) => {
                Steps::Maybe(quote!(#value.and_then(|value| value #access)))
            }
        };
    }
    reached
}
