//! Goes through JSON text for the spans of [`Pointers`]. The text may be broken:
//! the scan ends there.

use std::borrow::Cow;
use std::ops::Range;

use super::pointers::Pointers;

/// Finds what is looked for.
pub(super) fn scan(text: &str, pointers: &mut Pointers) {
    let bytes = text.as_bytes();
    // Whether each open container is an object, and whether a key comes next.
    let mut objects: Vec<bool> = Vec::new();
    let mut key_next = false;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'{' | b'[' => {
                let object = *byte == b'{';
                pointers.enter(at..at + 1, !object);
                objects.push(object);
                key_next = object;
                at += 1;
            }
            b'}' | b']' => {
                pointers.leave();
                objects.pop();
                key_next = false;
                at += 1;
            }
            b',' => {
                key_next = objects.last() == Some(&true);
                at += 1;
            }
            b':' | b' ' | b'\n' | b'\r' | b'\t' => at += 1,
            b'"' => {
                let span = string(bytes, at);
                at = span.end;
                if !key_next {
                    pointers.scalar(span);
                } else if pointers.wants_keys() {
                    let key = unquote(&text[span.clone()]);
                    pointers.key(span, &key);
                }
                key_next = false;
            }
            _ => {
                let span = word(bytes, at);
                at = span.end;
                pointers.scalar(span);
            }
        }
    }
}

/// The string that begins at a quote, with its quotes.
fn string(bytes: &[u8], start: usize) -> Range<usize> {
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return start..at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    start..bytes.len()
}

/// The number or word that begins here; at least one byte.
fn word(bytes: &[u8], start: usize) -> Range<usize> {
    let rest = &bytes[start + 1..];
    let ends = |byte: &u8| {
        matches!(byte, b',' | b':' | b'{' | b'}' | b'[' | b']' | b'"') || byte.is_ascii_whitespace()
    };
    start..start + 1 + rest.iter().position(ends).unwrap_or(rest.len())
}

/// The text of a string in quotes.
fn unquote(quoted: &str) -> Cow<'_, str> {
    let inner = quoted.trim_matches('"');
    if quoted.contains('\\') {
        serde_json::from_str(quoted).map_or(Cow::Borrowed(inner), Cow::Owned)
    } else {
        Cow::Borrowed(inner)
    }
}
