//! From the values of a server's variables to its URL (OpenAPI 3.1.1, sections
//! 4.8.5 and 4.8.6).

/// The URL of a template, with a value for each of its variables.
///
/// # Errors
///
/// Where a value reaches beyond its part of the URL: one that stands in the
/// host cannot begin the path, and so lead to another host.
pub fn expand(template: &str, values: &[(&str, &str)]) -> Result<String, String> {
    let mut url = String::new();
    let mut rest = template;
    while let Some((before, name, after)) = variable(rest) {
        url.push_str(before);
        let value = values.iter().find(|(key, _)| *key == name);
        let (_, value) = value.ok_or_else(|| format!("the server's `{name}` has no value"))?;
        let foreign = foreign(
            &template[..template.len() - rest.len() + before.len()],
            after,
        );
        if let Some(sign) = value.chars().find(|sign| foreign.contains(*sign)) {
            return Err(format!("the server's `{name}` cannot hold {sign:?}"));
        }
        let is_open = url.ends_with('/') && foreign == PATH;
        url.push_str(if is_open {
            value.trim_start_matches('/')
        } else {
            value
        });
        rest = after;
    }
    url.push_str(rest);
    let authority = url.split_once("://").map_or("", |(_, rest)| rest);
    let authority = authority.split('/').next().unwrap_or_default();
    match authority.starts_with(['.', ':']) || authority.contains("..") {
        true => Err("a part of the server's host is empty".to_owned()),
        false => Ok(url),
    }
}

/// What is before the first variable, its name, and what is after it.
fn variable(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

const SCHEME: &str = ":/?#@\\";
const HOST: &str = "/?#@\\";
const PATH: &str = "?#\\";

/// The signs that would end the part of the URL that a variable stands in. A
/// variable may also be the beginning of the URL, as far as the path.
fn foreign(before: &str, after: &str) -> &'static str {
    let authority = before
        .split_once("://")
        .map(|(_, rest)| rest)
        .or_else(|| before.strip_prefix("//"));
    match authority {
        Some(authority) if !authority.contains('/') => HOST,
        None if after.contains("://") => SCHEME,
        Some(_) | None => PATH,
    }
}
