//! From the description's Markdown to documentation comments.

use proc_macro2::TokenStream;
use quote::quote;

/// Documentation of the item that follows.
pub(super) fn emit_docs(markdown: &str) -> TokenStream {
    let lines = doc_lines(markdown);
    quote!(#(#[doc = #lines])*)
}

/// The lines of a documentation comment, each with the space that it begins
/// with.
pub(super) fn doc_lines(markdown: &str) -> Vec<String> {
    markdown
        .lines()
        .map(|line| format!(" {line}").trim_end().to_owned())
        .collect()
}
