//! Writes text so that Markdown takes it as text: backslash escapes (CommonMark,
//! section 2.4), code spans (section 6.1), and bare URLs as autolinks (section
//! 6.5), which rustdoc asks for.

/// Appends text, with its bare URLs as links if `links`.
pub(super) fn push_text(out: &mut String, text: &str, links: bool) {
    let mut rest = text;
    while let Some((start, end)) = find_url(rest) {
        let (before, url) = (&rest[..start], &rest[start..end]);
        push_escaped(out, before);
        match url.contains(['{', '}']) {
            _ if !links => push_escaped(out, url),
            true => push_code(out, url, false),
            false => {
                out.push('<');
                out.push_str(url);
                out.push('>');
            }
        }
        rest = &rest[end..];
    }
    // One that goes on after some mark is none, and must not look like one.
    match rest.strip_suffix("://") {
        Some(before) if before.ends_with("http") || before.ends_with("https") => {
            push_escaped(out, before);
            out.push_str(":\\//");
        }
        _ => push_escaped(out, rest),
    }
}

/// Appends a code span. In a table, `|` is escaped even there (GFM, section
/// 4.10).
pub(super) fn push_code(out: &mut String, code: &str, in_table: bool) {
    let mut code = code.replace(['\n', '\t'], " ");
    if in_table {
        code = code.replace('|', "\\|");
    }
    if code.trim().is_empty() {
        return;
    }
    // Two code spans side by side would be read as one.
    if out.ends_with('`') {
        out.push(' ');
    }
    let longest = code.split(|c| c != '`').map(str::len).max();
    let fence = "`".repeat(longest.unwrap_or_default() + 1);
    let padded = code.starts_with('`')
        || code.ends_with('`')
        || (code.starts_with(' ') && code.ends_with(' '));
    let space = if padded { " " } else { "" };
    out.push_str(&[&fence, space, &code, space, &fence].concat());
}

/// Escapes what would make a block of a line that begins a line: headings,
/// quotes, lists, underlines of headings, and the second line of a table
/// (CommonMark, sections 4 and 5).
pub(super) fn line_start(line: &str) -> String {
    let mut characters = line.chars();
    let first = characters.next();
    let next = characters.next();
    let is_marker = match first {
        Some('#' | '>' | '=') => true,
        Some('-' | '+') => next.is_none_or(|c| !c.is_alphanumeric()),
        Some('*') => next.is_none_or(char::is_whitespace),
        Some(':') => next == Some('-'),
        _ => false,
    };
    if is_marker {
        return format!("\\{line}");
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = line.split_at(digits);
    match rest.chars().next() {
        Some('.' | ')') if (1..=9).contains(&digits) => {
            let after = rest[1..].chars().next();
            match after.is_none_or(char::is_whitespace) {
                true => format!("{number}\\{rest}"),
                false => line.to_owned(),
            }
        }
        _ => line.to_owned(),
    }
}

fn push_escaped(out: &mut String, text: &str) {
    let mut characters = text.chars().peekable();
    let mut previous = out.chars().next_back();
    while let Some(c) = characters.next() {
        let next = characters.peek().copied();
        let is_special = match c {
            '`' | '*' | '[' | ']' | '<' | '|' | '~' => true,
            '\\' => next.is_none_or(|next| next.is_ascii_punctuation() || next == '\n'),
            // Within a word, it is text: CommonMark, section 6.2.
            '_' => {
                !(previous.is_some_and(char::is_alphanumeric)
                    && next.is_some_and(char::is_alphanumeric))
            }
            '&' => next.is_some_and(|next| next.is_ascii_alphanumeric() || next == '#'),
            _ => false,
        };
        if is_special {
            out.push('\\');
        }
        out.push(if c == '\t' { ' ' } else { c });
        previous = Some(c);
    }
}

/// Where the first bare URL begins and ends, without the punctuation of the
/// sentence that it is in.
fn find_url(text: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    loop {
        let start = from + text[from..].find("http")?;
        let rest = &text[start..];
        let scheme = ["https://", "http://"]
            .into_iter()
            .find(|scheme| rest.starts_with(scheme));
        if let Some(scheme) = scheme {
            let is_end =
                |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '`' | '\\' | '|');
            let end = rest.find(is_end).unwrap_or(rest.len());
            let url = trim_url(&rest[..end]);
            if url.len() > scheme.len() {
                return Some((start, start + url.len()));
            }
        }
        from = start + 4;
    }
}

fn trim_url(mut url: &str) -> &str {
    // No address that a person wrote, and long to look through.
    if url.len() > 2048 {
        return url;
    }
    while let Some(last) = url.chars().next_back() {
        let is_open =
            |open: char, close: char| url.matches(close).count() > url.matches(open).count();
        let is_outside = match last {
            ')' => is_open('(', ')'),
            ']' => is_open('[', ']'),
            '}' => is_open('{', '}'),
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '~' | '[' | '(' | '{' => true,
            '”' | '’' | '»' | '…' => true,
            _ => false,
        };
        if !is_outside {
            break;
        }
        url = &url[..url.len() - last.len_utf8()];
    }
    url
}
