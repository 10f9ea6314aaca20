//! From [`plan::Enumeration`] to an enum of scalars.

use super::docs::emit_doc_comment;
use super::format::in_macro;
use super::inline::{fill, fits};
use crate::plan::{Enumeration, EnumerationVariant, Scalar};
use serde_json::Value;

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
    let head = format!("pub enum {name}{of} {{");
    let values = enumeration.variants.iter().map(|variant| {
        let literal = literal(variant, enumeration.scalar);
        (&variant.docs, format!("{} = {literal},", variant.name))
    });
    let end = format!(".. {unknown}");
    let mut variants = enumeration.variants.iter();
    if variants.any(|variant| !variant.docs.is_empty()) {
        let lines: String = values
            .map(|(docs, value)| format!("{}        {value}\n", emit_doc_comment(docs, 8)))
            .collect();
        return format!(
            "crate::{macro_name}! {{\n{docs}{attribute}    {head}\n{lines}        {end}\n    }}\n}}\n"
        );
    }
    let values = values.map(|(_, value)| value).chain([end]);
    let values: Vec<_> = values.collect();
    let before = format!("{docs}{attribute}");
    let line = format!("crate::{macro_name}! {{ {head} {} }} }}", values.join(" "));
    if before.is_empty() && fits(&line, 0) {
        return line + "\n";
    }
    in_macro(macro_name, &before, &head, |indent| {
        fill(values, " ", indent)
    })
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
