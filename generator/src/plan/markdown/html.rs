//! Takes HTML apart: tags and the text between them (HTML, section 13.1, as far
//! as descriptions use it).

use std::collections::BTreeSet;

/// The length of the longest tag or comment that is recognised, in bytes: a
/// bound for the work that `<<<<<` makes.
const LONGEST: usize = 4096;

/// A piece of HTML.
#[derive(Debug, PartialEq)]
pub(super) enum Piece<'a> {
    /// Text, with its character references.
    Text(&'a str),
    /// A tag.
    Tag(Tag<'a>),
}

/// A tag.
#[derive(Debug, PartialEq)]
pub(super) struct Tag<'a> {
    /// As written, with `<` and `>`.
    pub(super) source: &'a str,
    /// Its name in lower case.
    pub(super) name: String,
    /// Whether it ends what one of this name began.
    pub(super) closing: bool,
}

impl Tag<'_> {
    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        // ASCII only, so that offsets stay the same.
        let lower = self.source.to_ascii_lowercase();
        let mut from = 0;
        loop {
            let start = from + lower[from..].find(name)?;
            from = start + name.len();
            let is_name =
                lower[..start].ends_with(|c: char| c.is_whitespace() || "\"'".contains(c));
            let Some(value) = self.source[from..].trim_start().strip_prefix('=') else {
                continue;
            };
            if !is_name {
                continue;
            }
            let value = value.trim_start();
            let quote = value.chars().next().filter(|c| "\"'".contains(*c));
            let value = match quote {
                Some(quote) => value[1..].split(quote).next(),
                None => value.split([' ', '\n', '\t', '>']).next(),
            };
            return value.map(decode);
        }
    }
}

/// The pieces of some HTML. Comments are left out; a `<` that begins no tag is
/// text.
pub(super) fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = html;
    let mut text = 0;
    while let Some(offset) = rest[text..].find('<') {
        let start = text + offset;
        let end = start + markup_length(&rest[start..]);
        if end == start {
            text = start + 1;
            continue;
        }
        push_text(&mut pieces, &rest[..start]);
        if let Some(tag) = tag(&rest[start..end]) {
            pieces.push(Piece::Tag(tag));
        }
        rest = &rest[end..];
        text = 0;
    }
    push_text(&mut pieces, rest);
    pieces
}

/// Text without the character references that it has (HTML, section 13.5): the
/// common ones, and all that are numbers. Others are left as they are.
pub(super) fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        // The longest number that is a character has eight digits.
        let end = rest.bytes().take(12).position(|byte| byte == b';');
        let name = end.map(|end| &rest[1..end]);
        match name.and_then(|name| Some((name, character(name)?))) {
            Some((name, c)) => {
                out.push(c);
                rest = &rest[name.len() + 2..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// The names of all tags that are closed in a text.
pub(super) fn closed_names(text: &str) -> BTreeSet<String> {
    let parts = text.split("</").skip(1);
    parts.filter_map(tag_name).collect()
}

fn character(name: &str) -> Option<char> {
    let number = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(number) => u32::from_str_radix(number, 16).ok()?,
            None => number.parse().ok()?,
        },
        None => {
            return Some(match name {
                "lt" => '<',
                "gt" => '>',
                "amp" => '&',
                "quot" => '"',
                "apos" => '\'',
                "nbsp" => ' ',
                "ndash" => '–',
                "mdash" => '—',
                "hellip" => '…',
                "ldquo" => '“',
                "rdquo" => '”',
                "lsquo" => '‘',
                "rsquo" => '’',
                "bull" => '•',
                "middot" => '·',
                "times" => '×',
                "copy" => '©',
                "reg" => '®',
                "trade" => '™',
                "le" => '≤',
                "ge" => '≥',
                "rarr" => '→',
                "larr" => '←',
                _ => return None,
            });
        }
    };
    char::from_u32(number).filter(|c| !super::characters::is_hidden(*c))
}

fn push_text<'a>(pieces: &mut Vec<Piece<'a>>, text: &'a str) {
    if !text.is_empty() {
        pieces.push(Piece::Text(text));
    }
}

/// How long the tag or comment is that text begins with; 0 if it is neither.
fn markup_length(text: &str) -> usize {
    let end = (0..=LONGEST.min(text.len())).rfind(|end| text.is_char_boundary(*end));
    let text = &text[..end.unwrap_or_default()];
    if let Some(comment) = text.strip_prefix("<!--") {
        // One that is not closed hides nothing.
        return comment.find("-->").map_or(0, |end| 4 + end + 3);
    }
    let name = text[1..].strip_prefix('/').unwrap_or(&text[1..]);
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return 0;
    }
    let mut quote = None;
    for (index, c) in text.char_indices() {
        match (c, quote) {
            ('>', None) => return index + 1,
            ('"' | '\'', None) if text[..index].trim_end().ends_with('=') => quote = Some(c),
            (c, Some(open)) if c == open => quote = None,
            _ => {}
        }
    }
    0
}

fn tag(source: &str) -> Option<Tag<'_>> {
    let inner = source.strip_prefix('<')?;
    let closing = inner.starts_with('/');
    let inner = inner.trim_start_matches('/');
    Some(Tag {
        source,
        name: tag_name(inner)?,
        closing,
    })
}

fn tag_name(text: &str) -> Option<String> {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || "-:_.".contains(c)));
    let name = &text[..end.unwrap_or(text.len())];
    (!name.is_empty()).then(|| name.to_ascii_lowercase())
}
