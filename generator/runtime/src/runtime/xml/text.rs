//! From the text of an element or attribute to the scalar that its type asks
//! for, and back.

use crate::runtime::codec::{Mismatch, Source, Target, Token, Value};
use crate::runtime::shape::Shape;
use std::borrow::Cow;

/// Reads a text: it is what it looks like, where the type takes that. White
/// space around it is part of strings only.
pub(super) fn read_text(value: &mut dyn Value, text: &str) -> Result<(), String> {
    let is_open = matches!(value.target(), Target::Union(_));
    // XML tells no string from a number: of both, it is the number.
    let strings = [Token::Text(text), Token::Text(text.trim())];
    let (first, last) = match is_open {
        true => (&strings[..0], &strings[..1]),
        false => (&strings[..], &strings[..0]),
    };
    let scalars = scalars(text.trim());
    let tokens = first.iter().chain(scalars.iter().flatten()).chain(last);
    let mut refused = Mismatch::Kind;
    for token in tokens {
        match value.set_scalar(*token) {
            Ok(()) if !is_open || value.is_known() => return Ok(()),
            Ok(()) | Err(Mismatch::Kind) => {}
            Err(mismatch) => refused = mismatch,
        }
    }
    // A union keeps what it does not know.
    if is_open {
        return value
            .set_scalar(Token::Text(text))
            .map_err(|mismatch| reason(mismatch, "one of several types"));
    }
    Err(reason(refused, value.target().expected()))
}

/// The numbers and the boolean that a text is (XML Schema Part 2, section
/// 3.2.2: `1` and `0` are booleans too).
fn scalars(text: &str) -> [Option<Token<'_>>; 4] {
    let number = text.parse().ok().filter(|number: &f64| number.is_finite());
    let boolean = match text {
        "true" | "1" => Some(true),
        "false" | "0" => Some(false),
        _ => None,
    };
    [
        text.parse().ok().map(Token::Integer),
        text.parse().ok().map(Token::Unsigned),
        number.map(Token::Number),
        boolean.map(Token::Bool),
    ]
}

fn reason(mismatch: Mismatch, expected: &str) -> String {
    match mismatch {
        Mismatch::Kind => format!("expected {expected}"),
        Mismatch::Value(reason) => reason,
        Mismatch::Inside(error) => error.to_string(),
    }
}

/// The text of a scalar; `None` for nothing, and for `null`.
pub(super) fn write_text(source: Source<'_>) -> Result<Option<Cow<'_, str>>, String> {
    let text = match Shape::of(source)? {
        Shape::Nothing => return Ok(None),
        Shape::Scalar(text) => text,
        Shape::List(_) | Shape::Object(_) => {
            return Err("a list or an object cannot be text".to_owned());
        }
    };
    match text.chars().find(|&character| !is_character(character)) {
        None => Ok(Some(text)),
        Some(character) => Err(format!("no XML holds the character {character:?}")),
    }
}

/// XML 1.0, section 2.2.
fn is_character(character: char) -> bool {
    !matches!(character, '\0'..='\x08' | '\x0B' | '\x0C' | '\x0E'..='\x1F' | '\u{FFFE}' | '\u{FFFF}')
}

/// Whether a key can be the name of an element or attribute, with a prefix or
/// without (Namespaces in XML 1.0, section 4).
pub(super) fn is_name(name: &str) -> bool {
    let is_start = |c: char| c.is_alphabetic() || c == '_';
    let is_part = |c: char| is_start(c) || c.is_numeric() || matches!(c, '-' | '.' | '\u{B7}');
    let mut parts = name.split(':');
    let is_whole = parts.all(|part| part.starts_with(is_start) && part.chars().all(is_part));
    is_whole && name.split(':').count() < 3
}
