//! From [`plan::Record`] to a struct.

use super::docs::emit_docs;
use super::format;
use super::inline::{fill, fits, inline, pack};
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
    };
    let mut text = format!("{}{}", format::items(items), emit_codec(record));
    text.push_str(&constructor.unwrap_or_default());
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
fn emit_constructor(record: &Record) -> String {
    let name = &record.name;
    let required = record.fields.iter().filter(|field| field.is_argument());
    let arguments = required.map(|field| {
        let (name, ty) = (&field.name, emit_argument_type(&field.ty));
        inline(quote!(#name: #ty))
    });
    let arguments: Vec<_> = arguments.collect();
    let many = match arguments.len() > 7 {
        true => "    #[allow(clippy::too_many_arguments)]\n",
        false => "",
    };
    let head = pack("pub fn new(", &arguments, ") -> Self {", 4);
    let made = emit_made(record);
    format!(
        "\nimpl {name} {{\n    /// Only what must be there; the rest is left out.\n{many}{head}{made}    }}\n}}\n"
    )
}

/// `default`, where some fields must be there but can only be one value.
fn emit_default(record: &Record) -> String {
    let (name, made) = (&record.name, emit_made(record));
    format!(
        "\n/// What can only be one value is there; the rest is left out.\nimpl Default for {name} {{\n    fn default() -> Self {{\n{made}    }}\n}}\n"
    )
}

/// The value, out of what must be given.
fn emit_made(record: &Record) -> String {
    let (made, rest): (Vec<_>, Vec<_>) = record
        .fields
        .iter()
        .partition(|field| field.required || field.fixed.is_some());
    let made = made.into_iter().map(|field| {
        let name = &field.name;
        inline(match (&field.fixed, &field.ty) {
            (Some(fixed), ty) => {
                let value = emit_fixed(fixed, ty);
                quote!(#name: #value)
            }
            (_, Type::Path("String" | "crate::Upload")) => quote!(#name: #name.into()),
            (_, Type::Boxed(_)) => quote!(#name: Box::new(#name)),
            _ => quote!(#name),
        })
    });
    let is_whole = rest.is_empty() && record.additional.is_none();
    let rest = (!is_whole).then(|| "..crate::runtime::codec::Value::empty()".to_owned());
    let parts: Vec<_> = made.chain(rest).collect();
    pack("Self { ", &parts, " }", 8)
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

/// The fields for the codec, as many a line as fit.
fn emit_codec(record: &Record) -> String {
    let fields = record.fields.iter().enumerate().map(|(index, field)| {
        let key = match field.name.to_string() == field.key {
            true => String::new(),
            false => format!(" = {:?}", field.key),
        };
        let mark = if field.required { '!' } else { ':' };
        format!("{index}{mark} {}{key},", field.name)
    });
    let additional = record.additional.iter();
    let additional = additional.map(|additional| format!(".. {}", additional.name));
    let parts: Vec<_> = fields.chain(additional).collect();
    let line = format!("crate::record!({} {{ {} }});", record.name, parts.join(" "));
    match fits(&line, 0) {
        true => format!("{line}\n"),
        false => format!(
            "crate::record!({} {{\n{}}});\n",
            record.name,
            fill(parts, " ", 4)
        ),
    }
}
