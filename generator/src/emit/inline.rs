//! From tokens to text in one line, and from several of them to lines of one
//! width: what the printer would write one a line.

use super::format::items;
use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use quote::quote;

/// How long a line becomes.
const WIDTH: usize = 100;

/// Tokens in one line, spaced as people do.
pub(super) fn inline(tokens: TokenStream) -> String {
    let mut text = String::new();
    write(tokens, &mut text, &mut Last::Open);
    text
}

/// What was written last.
#[derive(Clone, Copy, PartialEq)]
enum Last {
    /// What holds the next token to it: `(`, `::`, `.`, `&`, `<`.
    Open,
    /// A word, a literal or a closing bracket.
    Word,
    /// What needs a space after it: `,`, `=`, `->`.
    Spaced,
}

fn write(tokens: TokenStream, text: &mut String, last: &mut Last) {
    let mut tokens = tokens.into_iter().peekable();
    let mut in_closure = false;
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(_) | TokenTree::Literal(_) => {
                if *last != Last::Open {
                    text.push(' ');
                }
                text.push_str(&token.to_string());
                *last = Last::Word;
            }
            TokenTree::Group(group) => write_group(&group, text, last),
            TokenTree::Punct(first) => {
                let mut mark = first.as_char().to_string();
                let mut spacing = first.spacing();
                while let (Spacing::Joint, Some(TokenTree::Punct(next))) = (spacing, tokens.peek())
                {
                    // `<` and `>` nest; nothing else is joined to them but `->`, `=>`.
                    if matches!(next.as_char(), '&' | '<') {
                        break;
                    }
                    mark.push(next.as_char());
                    spacing = next.spacing();
                    tokens.next();
                }
                if mark == "|" && (in_closure || *last == Last::Open) {
                    in_closure = !in_closure;
                    text.push('|');
                    *last = if in_closure { Last::Open } else { Last::Spaced };
                } else {
                    write_mark(&mark, text, last);
                }
            }
        }
    }
}

fn write_mark(mark: &str, text: &mut String, last: &mut Last) {
    let is_between = matches!(mark, "=" | "=>" | "->" | "|");
    if is_between || (*last == Last::Spaced && matches!(mark, "&" | "'" | "<")) {
        text.push(' ');
    }
    text.push_str(mark);
    *last = match mark {
        "," | ":" | ";" => Last::Spaced,
        _ if is_between => Last::Spaced,
        mark if mark.ends_with('>') => Last::Word,
        mark if mark.ends_with([',', ':']) && !mark.ends_with("::") => Last::Spaced,
        _ => Last::Open,
    };
}

fn write_group(group: &proc_macro2::Group, text: &mut String, last: &mut Last) {
    let (open, close) = match group.delimiter() {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::Brace => ("{ ", " }"),
        Delimiter::None => ("", ""),
    };
    if *last == Last::Spaced || (group.delimiter() == Delimiter::Brace && *last == Last::Word) {
        text.push(' ');
    }
    text.push_str(open);
    *last = Last::Open;
    write(group.stream(), text, last);
    text.push_str(close);
    *last = Last::Word;
}

/// Parts between two ends, in one line or, indented, in as few as they fit into.
/// Nothing follows `..rest`.
pub(super) fn pack(begin: &str, parts: &[String], end: &str, indent: usize) -> String {
    let margin = " ".repeat(indent);
    let whole = format!("{margin}{begin}{}{end}", parts.join(", "));
    if whole.len() <= WIDTH {
        return format!("{whole}\n");
    }
    let parts = parts.iter().map(|part| match part.starts_with("..") {
        true => part.clone(),
        false => format!("{part},"),
    });
    let (begin, end) = (begin.trim_end(), end.trim_start());
    format!(
        "{margin}{begin}\n{}{margin}{end}\n",
        fill(parts, " ", indent + 4)
    )
}

/// A function of its head, which ends in `{` and a line, and of its body, which
/// is lines of their own: a short one stands in the line of the head.
pub(super) fn wrap(head: &str, body: &str, indent: usize) -> String {
    let last = head.trim_end().rsplit('\n').next().unwrap_or_default();
    let line = format!("{} }}", body.trim());
    match !line.contains('\n') && fits(&format!("{last} {line}"), 0) {
        true => format!("{} {line}\n", head.trim_end()),
        false => format!("{head}{body}{:indent$}}}\n", ""),
    }
}

/// Whether a text fits into a line.
pub(super) fn fits(text: &str, indent: usize) -> bool {
    indent + text.len() <= WIDTH
}

/// An expression in one line, or else as the printer writes it.
pub(super) fn expression(tokens: TokenStream, indent: usize) -> String {
    let line = inline(tokens.clone());
    if fits(&line, indent) {
        return line;
    }
    let text = items(quote!(fn f() { #tokens }));
    let lines = text.lines().skip(1).take_while(|line| *line != "}");
    let lines: Vec<_> = lines
        .map(|line| format!("{:indent$}{}", "", line.get(4..).unwrap_or_default()))
        .collect();
    match lines.is_empty() {
        true => line,
        false => lines.join("\n").trim_start().to_owned(),
    }
}

/// Parts, as many a line as fit.
pub(super) fn fill(
    parts: impl IntoIterator<Item = String>,
    separator: &str,
    indent: usize,
) -> String {
    let mut text = String::new();
    let mut width = WIDTH;
    for part in parts {
        if width + separator.len() + part.len() > WIDTH {
            text.push_str(if text.is_empty() { "" } else { "\n" });
            text.push_str(&" ".repeat(indent));
            width = indent;
        } else {
            text.push_str(separator);
            width += separator.len();
        }
        width += part.len();
        text.push_str(&part);
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::inline;

    #[test]
    fn one_line_reads_as_people_write() {
        let lines = [
            "Option<std::collections::BTreeMap<String, Vec<super::Pet>>>",
            "(i64, [f64; 2],)",
            "name: impl Into<Option<String>>",
            "Call::new(&self.client).set_text(0, owner).set_argument(1, &Into::<Option<i64>>::into(r#type))",
            "body::empty(response).map(|()| GetPetError::NotFound)",
            "404 | 410",
            "&[&[(0, \"read write\")], &[]]",
            "let body: Option<String> = body.into();",
            "Parameter::query(\"a, b = c\").style(Style::DeepObject).explode(false)",
            "match body::choose(response, &[\"a/b\"]) { 1 => body::text(response), _ => body::json(response) }",
        ];
        for line in lines {
            assert_eq!(inline(line.parse().unwrap()), line);
        }
    }
}
