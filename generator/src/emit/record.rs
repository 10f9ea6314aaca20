//! From [`plan::Record`] to a struct.

use super::docs::emit_docs;
use super::format;
use super::ty::emit_type;
use super::xml::emit_fields;
use crate::plan::{Field, Fixed, Record, Type};
use proc_macro2::TokenStream;
use quote::quote;

/// The struct, its constructor, and its fields for the codec.
pub(super) fn emit_record(record: &Record) -> String {
    let name = &record.name;
    let docs = emit_docs(&record.docs);
    let is_fixed = record.fields.iter().any(|field| field.fixed.is_some());
    let default = (record.is_default() && !is_fixed).then(|| quote!(Default,));
    let fields = record.fields.iter().map(emit_field);
    let additional = record.additional.as_ref().map(|additional| {
        let (name, ty) = (&additional.name, emit_type(&additional.ty));
        quote! {
            #[doc = " The properties that the description does not name."]
            pub #name: std::collections::BTreeMap<String, #ty>,
        }
    });
    let constructor = match (record.is_default(), is_fixed) {
        _ if !record.is_made => None,
        (true, false) => None,
        (true, true) => Some(emit_default(record)),
        (false, _) => Some(emit_constructor(record)),
    };
    let items = quote! {
        #docs
        #[derive(Clone, Debug, #default PartialEq)]
        pub struct #name {
            #(#fields)*
            #additional
        }
        #constructor
    };
    let mut text = format!("{}\n{}", format::items(items), emit_codec(record));
    if let Some(fields) = &record.xml {
        text.push('\n');
        text.push_str(&emit_fields(name, fields));
    }
    text
}

fn emit_field(field: &Field) -> TokenStream {
    let (name, ty, docs) = (&field.name, emit_type(&field.ty), emit_docs(&field.docs));
    quote! {
        #docs
        pub #name: #ty,
    }
}

/// `new`, which takes what must be there and leaves out the rest.
fn emit_constructor(record: &Record) -> TokenStream {
    let name = &record.name;
    let required: Vec<_> = record
        .fields
        .iter()
        .filter(|field| field.is_argument())
        .collect();
    let arguments = required.iter().map(|field| {
        let (name, ty) = (&field.name, emit_argument_type(&field.ty));
        quote!(#name: #ty)
    });
    let made = emit_made(record);
    let many = (required.len() > 7).then(|| quote!(#[allow(clippy::too_many_arguments)]));
    quote! {
        impl #name {
            #[doc = " Only what must be there; the rest is left out."]
            #many
            pub fn new(#(#arguments),*) -> Self {
                #made
            }
        }
    }
}

/// `default`, where some fields must be there but can only be one value.
fn emit_default(record: &Record) -> TokenStream {
    let (name, made) = (&record.name, emit_made(record));
    quote! {
        #[doc = " What can only be one value is there; the rest is left out."]
        impl Default for #name {
            fn default() -> Self {
                #made
            }
        }
    }
}

/// The value, out of what must be given.
fn emit_made(record: &Record) -> TokenStream {
    let fields = record.fields.iter().map(|field| {
        let name = &field.name;
        match (&field.fixed, field.required, &field.ty) {
            (Some(fixed), _, ty) => {
                let value = emit_fixed(fixed, ty);
                quote!(#name: #value)
            }
            (_, true, Type::Path("String" | "crate::Upload")) => quote!(#name: #name.into()),
            (_, true, Type::Boxed(_)) => quote!(#name: Box::new(#name)),
            (_, true, _) => quote!(#name),
            (_, false, Type::Nullable(_)) => quote!(#name: crate::Nullable::Absent),
            (_, false, _) => quote!(#name: None),
        }
    });
    let additional = record.additional.as_ref().map(|additional| {
        let name = &additional.name;
        quote!(#name: std::collections::BTreeMap::new(),)
    });
    quote!(Self { #(#fields,)* #additional })
}

fn emit_fixed(fixed: &Fixed, ty: &Type) -> TokenStream {
    match fixed {
        Fixed::Boolean(value) => quote!(#value),
        Fixed::Variant(variant) => {
            let ty = emit_type(ty);
            quote!(#ty::#variant)
        }
    }
}

/// Arguments take anything that becomes a `String`, and boxes are made inside.
fn emit_argument_type(ty: &Type) -> TokenStream {
    match ty {
        Type::Path("String") => quote!(impl Into<String>),
        Type::Path("crate::Upload") => quote!(impl Into<crate::Upload>),
        Type::Boxed(inner) => emit_type(inner),
        other => emit_type(other),
    }
}

/// How long a line becomes.
const WIDTH: usize = 100;

/// The fields for the codec, as many a line as fit.
fn emit_codec(record: &Record) -> String {
    let fields = record.fields.iter().enumerate().map(|(index, field)| {
        let key = match field.name.to_string() == field.key {
            true => String::new(),
            false => format!(" = {:?}", field.key),
        };
        let required = if field.required { " required" } else { "" };
        format!("{index}: {}{key}{required},", field.name)
    });
    let additional = record.additional.iter();
    let additional = additional.map(|additional| format!(".. {}", additional.name));
    let mut text = format!("crate::record!({} {{", record.name);
    let mut width = WIDTH;
    for part in fields.chain(additional) {
        if width + 1 + part.len() > WIDTH {
            text.push_str("\n   ");
            width = 3;
        }
        width += 1 + part.len();
        text.push(' ');
        text.push_str(&part);
    }
    text.push_str("\n});\n");
    text
}
