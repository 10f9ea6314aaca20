//! From [`plan::Record`] to a struct.

use super::docs::emit_doc_comment;
use super::format::in_macro;
use super::inline::{inline, pack, wrap};
use super::ty::emit_type;
use super::xml::emit_fields as emit_xml_fields;
use crate::plan::{Fixed, Record, Type};
use proc_macro2::TokenStream;
use quote::quote;

/// The struct, and how it is made: the runtime's macro makes the rest of it.
pub(super) fn emit_record(record: &Record) -> String {
    let name = &record.name;
    let is_fixed = record.fields.iter().any(|field| field.fixed.is_some());
    let default = match record.is_default() && !is_fixed {
        true => ": Default",
        false => "",
    };
    let docs = emit_doc_comment(&record.docs, 4);
    let head = format!("pub struct {name}{default} {{");
    let mut text = in_macro("record", &docs, &head, |indent| emit_fields(record, indent));
    text.push_str(&match (record.is_default(), is_fixed) {
        _ if !record.is_made => String::new(),
        (true, false) => String::new(),
        (true, true) => emit_default(record),
        (false, _) => emit_constructor(record),
    });
    if let Some(fields) = &record.xml {
        text.push('\n');
        text.push_str(&emit_xml_fields(name, fields));
    }
    text
}

/// The fields, each with its key where that is another than its name.
fn emit_fields(record: &Record, indent: usize) -> String {
    let margin = " ".repeat(indent);
    let mut text = String::new();
    for field in &record.fields {
        let (name, ty) = (&field.name, inline(emit_type(&field.ty)));
        let mark = if field.required { "" } else { "?" };
        let key = match name.to_string() == field.key {
            true => String::new(),
            false => emit_key(&field.key),
        };
        text.push_str(&emit_doc_comment(&field.docs, indent));
        text.push_str(&format!("{margin}pub {name}{mark}: {ty}{key},\n"));
    }
    if let Some(additional) = &record.additional {
        let (name, ty) = (&additional.name, inline(emit_type(&additional.ty)));
        text.push_str(&format!(
            "{margin}.. pub {name}: std::collections::BTreeMap<String, {ty}>\n"
        ));
    }
    text
}

/// The key; as JSON too, where that spells it differently from Rust.
fn emit_key(key: &str) -> String {
    let (rust, json) = (format!("{key:?}"), serde_json::Value::from(key).to_string());
    match rust == json {
        true => format!(" = {rust}"),
        false => format!(" = {rust} as {json:?}"),
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
    let new = wrap(&head, &emit_made(record, 8), 4);
    format!(
        "\nimpl {name} {{\n    /// Only what must be there; the rest is left out.\n{many}{new}}}\n"
    )
}

/// `default`, where some fields must be there but can only be one value.
fn emit_default(record: &Record) -> String {
    let name = &record.name;
    let default = wrap("    fn default() -> Self {\n", &emit_made(record, 8), 4);
    format!(
        "\n/// What can only be one value is there; the rest is left out.\nimpl Default for {name} {{\n{default}}}\n"
    )
}

/// The value, out of what must be given.
fn emit_made(record: &Record, indent: usize) -> String {
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
    let rest = (!is_whole).then(|| "..crate::codec::Value::empty()".to_owned());
    let parts: Vec<_> = made.chain(rest).collect();
    pack("Self { ", &parts, " }", indent)
}

fn emit_fixed(fixed: &Fixed, ty: &Type) -> TokenStream {
    match fixed {
        Fixed::Boolean(value) => quote!(#value),
        Fixed::Text(text) => quote!(#text.to_owned()),
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
