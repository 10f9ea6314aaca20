// Copied by clientsmith: edits are lost when this crate is made anew.
//! From a reference in an answer to the URL that it means.

use http::Uri;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What may stand in no URL, and is sent by some servers all the same.
const STRAY: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Resolves a reference (RFC 3986, section 5.2.2), without its fragment. `None`
/// where it is relative, and there is nothing that it could be relative to.
pub(crate) fn resolve(reference: &str, base: Option<&Uri>) -> Option<String> {
    let reference = reference.split('#').next().unwrap_or_default();
    let reference = &*utf8_percent_encode(reference, STRAY).to_string();
    let first = reference.split(['/', '?']).next().unwrap_or_default();
    if first.contains(':') {
        return Some(reference.to_owned());
    }
    let base = base?;
    let scheme = base.scheme_str()?;
    if reference.starts_with("//") {
        return Some(format!("{scheme}:{reference}"));
    }
    let origin = format!("{scheme}://{}", base.authority()?);
    if reference.is_empty() || reference.starts_with('?') {
        return Some(format!("{origin}{}{reference}", base.path()));
    }
    let (path, query) = match reference.find('?') {
        Some(at) => reference.split_at(at),
        None => (reference, ""),
    };
    let (folder, _) = base.path().rsplit_once('/')?;
    let path = match path.starts_with('/') {
        true => remove_dot_segments(path),
        false => remove_dot_segments(&format!("{folder}/{path}")),
    };
    Some(format!("{origin}{path}{query}"))
}

/// RFC 3986, section 5.2.4, for a path that begins with a slash.
fn remove_dot_segments(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let segments: Vec<_> = path.split('/').skip(1).collect();
    for segment in &segments {
        match *segment {
            "." => {}
            ".." => drop(kept.pop()),
            segment => kept.push(segment),
        }
    }
    // `/a/.` and `/a/..` end in a slash.
    if matches!(segments.last(), Some(&"." | &"..")) {
        kept.push("");
    }
    format!("/{}", kept.join("/"))
}
