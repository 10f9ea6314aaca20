//! From Markdown to documentation comments.

use proc_macro2::TokenStream;
use quote::quote;

/// How long a line of a comment becomes, where words allow.
const WIDTH: usize = 96;

/// Documentation of the item that follows.
pub(super) fn emit_docs(markdown: &str) -> TokenStream {
    let lines = doc_lines(markdown);
    let lines = lines.iter().map(|line| match line.is_empty() {
        true => String::new(),
        false => format!(" {line}"),
    });
    quote!(#(#[doc = #lines])*)
}

/// The same as text, each line with its indentation.
pub(super) fn emit_doc_comment(markdown: &str, indentation: usize) -> String {
    let lines = doc_lines(markdown).into_iter().map(|line| {
        let comment = format!("{:indentation$}/// {line}", "");
        format!("{}\n", comment.trim_end())
    });
    lines.collect()
}

/// The lines of a documentation comment: paragraphs and items of lists are
/// folded, code, tables and headings stay as they are.
pub(super) fn doc_lines(markdown: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut in_code = false;
    for line in markdown.lines() {
        let is_fence = line.trim_start().starts_with("```");
        in_code ^= is_fence;
        let is_fixed = in_code || is_fence || line.trim_start().starts_with(['|', '#', '>']);
        match is_fixed || line.len() <= WIDTH {
            true => lines.push(line.trim_end().to_owned()),
            false => fold(line, &mut lines),
        }
    }
    lines
}

/// Breaks a line between words. What follows the first line of an item belongs
/// to it by its indentation (CommonMark, section 5.2).
fn fold(line: &str, lines: &mut Vec<String>) {
    let indent = line.len() - line.trim_start().len() + marker(line.trim_start());
    let mut folded = line[..line.len() - line.trim_start().len()].to_owned();
    let mut is_new = true;
    for word in line.split_whitespace() {
        let is_full = folded.len() + 1 + word.len() > WIDTH;
        if !is_new && is_full && may_begin(word) {
            lines.push(std::mem::replace(&mut folded, " ".repeat(indent)));
            is_new = true;
        }
        if !is_new {
            folded.push(' ');
        }
        folded.push_str(word);
        is_new = false;
    }
    lines.push(folded);
}

/// The width of the marker of an item, with its space.
fn marker(line: &str) -> usize {
    let first = line.split(' ').next().unwrap_or_default();
    let is_number = first
        .strip_suffix(['.', ')'])
        .is_some_and(|number| number.parse::<u32>().is_ok());
    match is_number || matches!(first, "*" | "-" | "+") {
        true => first.len() + 1,
        false => 0,
    }
}

/// Whether a word can begin a line without beginning a block.
fn may_begin(word: &str) -> bool {
    !word.starts_with(['#', '>', '|', '*', '-', '+', '=', '~', '<', ':'])
        && !word.starts_with("```")
        && marker(&format!("{word} ")) == 0
}

#[cfg(test)]
mod tests {
    use super::doc_lines;

    #[test]
    fn long_lines_are_folded_where_that_changes_nothing() {
        let long = "word ".repeat(30);
        let folded = doc_lines(&format!(
            "{long}\n* {long}\n```text\n{long}\n```\n| {long}|"
        ));
        assert!(
            folded.iter().take(4).all(|line| line.len() <= 96),
            "{folded:#?}"
        );
        assert!(folded[3].starts_with("  word"), "{folded:#?}");
        assert_eq!(folded.len(), 8, "{folded:#?}");
    }

    #[test]
    fn no_block_begins_by_folding() {
        let line = format!(
            "{} - no item, {} 1. none either, {} # no heading",
            "a".repeat(94),
            "b".repeat(90),
            "c".repeat(94)
        );
        for line in doc_lines(&line) {
            assert!(!line.starts_with(['-', '1', '#']), "{line}");
        }
    }
}
