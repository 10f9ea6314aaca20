//! From the words of a description to Markdown that rustdoc shows as they are
//! meant, and that never becomes code, a test, a link into the crate, or a
//! warning.
//!
//! The words are read as CommonMark with tables (GFM), the language that
//! OpenAPI asks for (3.1, section 4.3), and written anew: every character of
//! text that could mean something is escaped, code is always fenced `text`,
//! links lead to `http`, `https` or `mailto`, and HTML becomes what it looks
//! like. Nothing is passed through, so nothing needs to be foreseen.

mod blocks;
mod characters;
mod escape;
mod events;
mod html;
mod link;
mod spans;
mod tags;

use pulldown_cmark::{Options, Parser, TextMergeStream};

/// Markdown that is safe as documentation.
///
/// Any text has a result; without anything to show, it is empty. The result
/// has no trailing spaces and no line break at its end.
pub fn sanitize(text: &str) -> String {
    write(text, blocks::Blocks::new())
}

/// The same in one line, whatever blocks the words are in: for a title, a cell,
/// or an item of a list.
pub fn sanitize_line(text: &str) -> String {
    write(text, blocks::Blocks::in_one_line())
}

fn write(text: &str, blocks: blocks::Blocks) -> String {
    let text = characters::clean(text);
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let mut writer = events::Writer::new(&text, blocks);
    for event in TextMergeStream::new(Parser::new_ext(&text, options)) {
        writer.write(event);
    }
    writer.finish()
}

#[cfg(test)]
mod tests;
