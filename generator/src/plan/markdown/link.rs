//! Where a link may lead.

/// The destination, as it is written in a link, if it leads out of the
/// documentation: `http`, `https` or `mailto`. Others, relative ones above all,
/// would be links into the crate, or into nothing.
pub(super) fn destination(url: &str) -> Option<String> {
    let url = url.trim();
    let (scheme, rest) = url.split_once(':')?;
    match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" if is_host(rest.strip_prefix("//")?) => {}
        "mailto" if is_address(rest) => {}
        _ => return None,
    }
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            // Characters that a URL does not have (RFC 3986, section 2), and
            // those that would end the link, or begin something else in it.
            ' ' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | '[' | ']' | '(' | ')' => {
                out.push_str(&format!("%{:02X}", u32::from(c)));
            }
            c if c.is_whitespace() => {}
            // It may begin a character reference: CommonMark, section 2.5.
            '&' if url.contains(';') => out.push_str("\\&"),
            c => out.push(c),
        }
    }
    Some(out)
}

/// Whether text is an address of mail, so that it can be an autolink
/// (CommonMark, section 6.5), and nothing that rustdoc could take for a path.
pub(super) fn is_address(text: &str) -> bool {
    text.split_once('@').is_some_and(|(local, host)| {
        let is_atom = |c: char| c.is_ascii_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(c);
        !local.is_empty()
            && local.chars().all(is_atom)
            && host.contains('.')
            && host.split('.').all(|label| {
                !label.is_empty()
                    && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
                    && !label.starts_with('-')
                    && !label.ends_with('-')
            })
    })
}

fn is_host(rest: &str) -> bool {
    rest.chars()
        .next()
        .is_some_and(|c| c.is_alphanumeric() || c == '[')
}
