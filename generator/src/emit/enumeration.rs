//! From [`plan::Enumeration`] to an enum of scalars.

use super::docs::emit_doc_comment;
use super::inline::{fill, fits};
use crate::plan::{Enumeration, EnumerationVariant, Scalar};
use serde_json::Value;
use std::fmt::Write;

/// The enum with its values: the runtime's macro makes the rest of it.
pub(super) fn emit_enumeration(enumeration: &Enumeration) -> String {
    let (name, unknown) = (&enumeration.name, &enumeration.unknown);
    let (macro_name, attribute, of) = match enumeration.scalar {
        Scalar::Text => ("enumeration", "", String::new()),
        Scalar::Integer(integer) => (
            "numbers",
            "    #[derive(Eq, Hash)]\n",
            format!(": {integer}"),
        ),
        Scalar::Number => ("numbers", "", ": f64".to_owned()),
        Scalar::Mixed => ("mixed", "", String::new()),
    };
    let docs = emit_doc_comment(&enumeration.docs, 4);
    let mut text =
        format!("crate::{macro_name}! {{\n{docs}{attribute}    pub enum {name}{of} {{\n");
    let values = enumeration.variants.iter().map(|variant| {
        let literal = literal(variant, enumeration.scalar);
        (&variant.docs, format!("{} = {literal},", variant.name))
    });
    let end = format!(".. {unknown}");
    let mut variants = enumeration.variants.iter();
    let is_bare = variants.all(|variant| variant.docs.is_empty());
    let line = values.clone().map(|(_, value)| value).chain([end.clone()]);
    let line: Vec<_> = line.collect();
    let line = format!(
        "crate::{macro_name}! {{ pub enum {name}{of} {{ {} }} }}",
        line.join(" ")
    );
    if is_bare && docs.is_empty() && attribute.is_empty() && fits(&line, 0) {
        return format!("{line}\n");
    }
    match is_bare {
        true => text.push_str(&fill(values.map(|(_, value)| value).chain([end]), " ", 8)),
        false => {
            for (docs, value) in values {
                let docs = emit_doc_comment(docs, 8);
                let _ = writeln!(text, "{docs}        {value}");
            }
            let _ = writeln!(text, "        {end}");
        }
    }
    text.push_str("    }\n}\n");
    text
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
