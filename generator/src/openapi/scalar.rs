//! Strings, truth values and numbers, and what is plainly meant for them.

use serde_json::{Number, Value};

use super::{Parse, Part, Reader};

impl Parse for String {
    const NAME: &'static str = "string";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<String> {
        let text = match part.value {
            Value::String(text) => return Some(text.clone()),
            // YAML without quotes: `version: 1.0`, `default: 443`.
            Value::Number(number) => number.to_string(),
            Value::Bool(value) => value.to_string(),
            Value::Null | Value::Array(_) | Value::Object(_) => {
                reader.wrong_type(&part, "string");
                return None;
            }
        };
        reader.lenient_type(&part, "string", &text);
        Some(text)
    }
}

impl Parse for Box<str> {
    const NAME: &'static str = "string";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<Box<str>> {
        String::parse(part, reader).map(String::into_boxed_str)
    }
}

impl Parse for bool {
    const NAME: &'static str = "boolean";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<bool> {
        let value = match part.value {
            Value::Bool(value) => return Some(*value),
            Value::String(text) if text.eq_ignore_ascii_case("true") => true,
            Value::String(text) if text.eq_ignore_ascii_case("false") => false,
            _ => {
                reader.wrong_type(&part, "boolean");
                return None;
            }
        };
        reader.lenient_type(&part, "boolean", if value { "true" } else { "false" });
        Some(value)
    }
}

impl Parse for Number {
    const NAME: &'static str = "number";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<Number> {
        let number = match part.value {
            Value::Number(number) => return Some(number.clone()),
            Value::String(text) => text.trim().parse::<Number>().ok(),
            _ => None,
        };
        match &number {
            Some(number) => reader.lenient_type(&part, "number", &number.to_string()),
            None => reader.wrong_type(&part, "number"),
        }
        number
    }
}

/// Sizes and lengths: `minLength` and the like.
impl Parse for u64 {
    const NAME: &'static str = "non-negative integer";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<u64> {
        if let Value::Number(number) = part.value {
            // JSON Schema, section 4.2.3: 1.0 is an integer.
            let whole = number
                .as_f64()
                .filter(|float| float.fract() == 0.0 && *float >= 0.0);
            if let Some(size) = number.as_u64().or(whole.map(|float| float as u64)) {
                return Some(size);
            }
        }
        let meant = part
            .value
            .as_str()
            .and_then(|text| text.trim().parse().ok());
        match meant {
            Some(size) => reader.lenient_type(&part, Self::NAME, &format!("{size}")),
            None => reader.wrong_type(&part, Self::NAME),
        }
        meant
    }
}

impl<T: Parse> Parse for Vec<T> {
    const NAME: &'static str = "array";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<Vec<T>> {
        Some(reader.items(part))
    }
}
