//! From `Link` headers to the target of a relation: RFC 8288.

use http::HeaderMap;
use http::header::LINK;

/// The target of the first link with this relation.
///
/// # Errors
///
/// Where a header cannot be read: that there is no link must not be guessed.
pub(super) fn find(headers: &HeaderMap, relation: &str) -> Result<Option<String>, String> {
    for value in headers.get_all(LINK) {
        let text = std::str::from_utf8(value.as_bytes());
        let links = text.ok().and_then(parse);
        let links = links.ok_or("the `Link` header cannot be read")?;
        let found = links.into_iter().find(|link| link.is(relation));
        if let Some(link) = found {
            return Ok(Some(link.target.to_owned()));
        }
    }
    Ok(None)
}

/// A link, as far as it matters here.
#[derive(Default)]
struct Link<'a> {
    target: &'a str,
    relations: Option<String>,
    /// Whether it leads from another resource than the one that was asked for.
    anchored: bool,
}

impl Link<'_> {
    /// Relations are compared without case (RFC 8288, section 3.3).
    fn is(&self, relation: &str) -> bool {
        let relations = self.relations.as_deref().unwrap_or_default();
        let mut relations = relations.split_ascii_whitespace();
        !self.anchored && relations.any(|found| found.eq_ignore_ascii_case(relation))
    }
}

/// Reads a header (RFC 8288, appendix B.2).
fn parse(header: &str) -> Option<Vec<Link<'_>>> {
    let mut links = Vec::new();
    let mut rest = header.trim_start_matches(is_between);
    while !rest.is_empty() {
        let (target, parameters) = rest.strip_prefix('<')?.split_once('>')?;
        let mut link = Link {
            target,
            ..Link::default()
        };
        rest = parse_parameters(parameters, &mut link)?.trim_start_matches(is_between);
        links.push(link);
    }
    Some(links)
}

fn is_between(character: char) -> bool {
    matches!(character, ',' | ' ' | '\t')
}

fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t')
}

/// Reads the parameters of a link (appendix B.3), and gives what follows them.
fn parse_parameters<'a>(text: &'a str, link: &mut Link<'_>) -> Option<&'a str> {
    let mut rest = text.trim_start_matches(is_space);
    while let Some(parameter) = rest.strip_prefix(';') {
        let parameter = parameter.trim_start_matches(is_space);
        let end = parameter.find(['=', ';', ',']).unwrap_or(parameter.len());
        let (name, after) = parameter.split_at(end);
        let (value, after) = match after.strip_prefix('=') {
            Some(after) => parse_value(after.trim_start_matches(is_space))?,
            None => (String::new(), after),
        };
        match &*name.trim_end_matches(is_space).to_ascii_lowercase() {
            // Only the first counts: section 3.3.
            "rel" => drop(link.relations.get_or_insert(value)),
            "anchor" => link.anchored = true,
            _ => {}
        }
        rest = after.trim_start_matches(is_space);
    }
    (rest.is_empty() || rest.starts_with(',')).then_some(rest)
}

/// A token, or a string in quotes (appendix B.4), and what follows.
fn parse_value(text: &str) -> Option<(String, &str)> {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find([';', ',']).unwrap_or(text.len());
        let (token, rest) = text.split_at(end);
        return Some((token.trim_end_matches(is_space).to_owned(), rest));
    };
    let mut value = String::new();
    let mut characters = quoted.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => return Some((value, &quoted[at + 1..])),
            '\\' => value.push(characters.next()?.1),
            character => value.push(character),
        }
    }
    None
}
