//! From tokens to text.

use proc_macro2::TokenStream;

/// The first line of each file that is made.
pub(super) const HEAD: &str =
    "// Made by clientsmith from the API's description: edits are lost when it is made anew.\n";

/// The text of a file: what it is, then its parts, with a line between them.
pub(super) fn file(about: &str, parts: impl IntoIterator<Item = String>) -> String {
    let mut text = String::from(HEAD);
    for line in about.lines() {
        text.push_str(format!("//! {line}").trim_end());
        text.push('\n');
    }
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        text.push('\n');
        text.push_str(part.trim_end());
        text.push('\n');
    }
    text
}

/// An item that a macro of the runtime is given, `head` up to its brace: where
/// nothing stands before the item, it begins in the macro's line. The body is made
/// for its indentation.
pub(super) fn in_macro(
    name: &str,
    before: &str,
    head: &str,
    body: impl FnOnce(usize) -> String,
) -> String {
    match before.is_empty() {
        true => format!("crate::{name}! {{ {head}\n{}}} }}\n", body(4)),
        false => format!(
            "crate::{name}! {{\n{before}    {head}\n{}    }}\n}}\n",
            body(8)
        ),
    }
}

/// Items, formatted. Tokens that are no Rust are shown as they are: the
/// compiler then says more than we could.
pub(super) fn items(tokens: TokenStream) -> String {
    match syn::parse2(tokens.clone()) {
        Ok(file) => separated(&prettyplease::unparse(&file)),
        Err(_) => tokens.to_string(),
    }
}

/// Empty lines between items, and between the functions of an `impl`, which
/// the printer leaves out.
fn separated(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut previous = "";
    for line in text.lines() {
        if is_end(previous) && is_start(line, previous) {
            out.push('\n');
        }
        out.push_str(line);
        out.push('\n');
        previous = line;
    }
    out
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

fn is_end(line: &str) -> bool {
    indent(line) <= 4 && matches!(line.trim(), "}" | "};" | ");" | "];")
        || line.starts_with("use ")
        || (indent(line) == 0 && line.ends_with(';'))
}

fn is_start(line: &str, previous: &str) -> bool {
    const STARTS: [&str; 9] = [
        "pub ", "fn ", "impl", "///", "#[", "const ", "static ", "type ", "async ",
    ];
    let both_uses = line.starts_with("use ") && previous.starts_with("use ")
        || line.starts_with("mod ") && previous.starts_with("mod ")
        || line.starts_with("pub mod ") && previous.starts_with("pub mod ")
        || line.starts_with("pub use ") && previous.starts_with("pub use ");
    indent(line) == indent(previous)
        && !both_uses
        && (STARTS
            .iter()
            .any(|start| line.trim_start().starts_with(start)))
}
