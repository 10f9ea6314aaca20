//! From the text of a file of operations to what it has to import.

use crate::plan::OPERATION_NAMES;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use std::collections::BTreeSet;

/// Imports of what occurs, and of nothing else.
pub(super) fn emit_uses(items: &[String]) -> TokenStream {
    let mut names = BTreeSet::new();
    for item in items {
        collect_names(item, &mut names);
    }
    let types = names.contains("types").then(|| {
        quote!(
            use crate::types;
        )
    });
    let names = OPERATION_NAMES.iter().filter(|name| names.contains(**name));
    let names: Vec<_> = names.map(|name| format_ident!("{name}")).collect();
    let runtime = (!names.is_empty()).then(|| quote!(use crate::runtime::{#(#names),*};));
    quote!(#runtime #types)
}

/// The names that code may mean items by: those that no path leads to. A name in
/// lower case means a module only before `::`, and an argument or method
/// elsewhere. The code is our own, without raw strings and comments in blocks.
fn collect_names<'t>(text: &'t str, names: &mut BTreeSet<&'t str>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let start = at;
        at = match byte {
            b'"' => after_quoted(bytes, at, b'"'),
            b'\'' if is_character(&text[at..]) => after_quoted(bytes, at, b'\''),
            b'/' if bytes.get(at + 1) == Some(&b'/') => after(bytes, at, |byte| byte != b'\n'),
            byte if is_word(*byte) => after(bytes, at, is_word),
            _ => at + 1,
        };
        let is_name = byte.is_ascii_alphabetic() || *byte == b'_';
        let is_item = byte.is_ascii_uppercase() || bytes[at..].starts_with(b"::");
        if is_name && is_item && !bytes[..start].ends_with(b"::") {
            names.insert(&text[start..at]);
        }
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// The end of what begins at a place.
fn after(bytes: &[u8], start: usize, is_part: impl Fn(u8) -> bool) -> usize {
    let length = bytes[start..].iter().position(|byte| !is_part(*byte));
    length.map_or(bytes.len(), |length| start + length)
}

/// Whether a quote begins a character, and no lifetime.
fn is_character(text: &str) -> bool {
    let mut characters = text.chars().skip(1);
    characters.next() == Some('\\') || characters.next() == Some('\'')
}

/// The end of a literal in quotes.
fn after_quoted(bytes: &[u8], start: usize, quote: u8) -> usize {
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match *byte {
            b'\\' => at += 2,
            byte if byte == quote => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::collect_names;
    use std::collections::BTreeSet;

    #[test]
    fn names_are_those_that_no_path_leads_to() {
        let text = r#"
            /// A Comment, types::Comment, it's "one".
            pub fn get(&'static self, types: Body<'_>, id: i64) -> crate::Nullable<types::Pet> {
                Call::new(&self.client).set("Text\" types::Text", '"', Paged, 1u64)
            }
        "#;
        let mut names = BTreeSet::new();
        collect_names(text, &mut names);
        let names: Vec<_> = names.into_iter().collect();
        assert_eq!(names, ["Body", "Call", "Paged", "crate", "types"]);
    }
}
