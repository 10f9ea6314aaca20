//! An operation's responses and what a request asks for -> status, headers and body.

use axum::body::Bytes;

use super::encode;
use crate::Description;
use crate::description::{Direction, Node, Operation};
use crate::judge::{MediaType, accepts};
use crate::sample::sample;
use crate::stub::Recorded;

/// What is to be answered.
pub(crate) struct Asked<'a> {
    pub(crate) description: &'a Description,
    pub(crate) operation: &'a Operation,
    pub(crate) request: &'a Recorded,
    pub(crate) seed: u64,
}

/// What the description gives.
#[derive(Debug)]
pub(super) struct Declared {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) chunks: Vec<Bytes>,
}

/// The response of a status, or of the lowest success, which is empty where none is
/// declared; its example of that name, where one is given.
pub(super) fn response(
    asked: &Asked<'_>,
    status: Option<u16>,
    example: Option<&str>,
    notes: &mut Vec<String>,
) -> Result<Declared, String> {
    let node = asked.description.node(asked.operation);
    let responses = node.get("responses");
    let lowest = || lowest_success(responses.as_ref()?);
    let Some(status) = status.or_else(lowest) else {
        return Ok(Declared {
            status: 200,
            headers: Vec::new(),
            chunks: Vec::new(),
        });
    };
    let responses = responses.ok_or("the operation has no responses")?;
    let response = of_status(&responses, status)?.resolved()?;
    let mut declared = Declared {
        status,
        headers: headers(asked, &response, notes),
        chunks: Vec::new(),
    };
    // RFC 9110, 15.4: a redirect says where to, whether or not the description does.
    let has_location =
        (declared.headers.iter()).any(|(name, _)| name.eq_ignore_ascii_case("location"));
    if (300..400).contains(&status) && status != 304 && !has_location {
        let location = "https://example.com/".to_owned();
        declared.headers.push(("location".to_owned(), location));
    }
    // RFC 9110, 15.3.5 and 15.4.5: there is no body.
    if matches!(status, 204 | 304) {
        return Ok(declared);
    }
    let Some((media_type, media)) = choose(asked.request, &response)? else {
        return Ok(declared);
    };
    declared
        .headers
        .push(("content-type".to_owned(), media_type.clone()));
    declared.chunks = encode::content(asked, &media_type, &media, example, notes);
    Ok(declared)
}

/// The headers of a response, without the one that the body brings.
fn headers(
    asked: &Asked<'_>,
    response: &Node<'_>,
    notes: &mut Vec<String>,
) -> Vec<(String, String)> {
    let mut headers = Vec::new();
    for (name, header) in response.get("headers").iter().flat_map(Node::entries) {
        if ["content-type", "content-length", "transfer-encoding"].contains(&&*name.to_lowercase())
        {
            continue;
        }
        let Ok(header) = header.resolved() else {
            notes.push(format!("the `$ref` of {} leads nowhere", header.place()));
            continue;
        };
        let content = header.get("content");
        let content = content.and_then(|all| all.entries().next());
        let media = content.as_ref().map_or(&header, |(_, media)| media);
        let sampled = sample(
            asked.description,
            media,
            Direction::Response,
            asked.seed,
            None,
        );
        notes.extend(sampled.notes);
        let text = match content {
            Some(_) => sampled.value.to_string(),
            None => encode::simple(&sampled.value, header.flag("explode").unwrap_or(false)),
        };
        headers.push((name.to_owned(), text));
    }
    headers
}

/// The media type that the client likes most, a range last, and what it is made of; nothing where
/// no body is declared.
fn choose<'d>(
    request: &Recorded,
    response: &Node<'d>,
) -> Result<Option<(String, Node<'d>)>, String> {
    let content = response.get("content");
    let mut best: Option<((f32, bool), String, Node<'d>)> = None;
    let mut is_declared = false;
    for (name, media) in content.iter().flat_map(Node::entries) {
        let Some(range) = MediaType::parse(name) else {
            continue;
        };
        is_declared = true;
        let rank = (accepts(request, &range), range.subtype != "*");
        if rank.0 > 0.0 && best.as_ref().is_none_or(|(known, ..)| rank > *known) {
            let media = media.resolved()?;
            best = Some((rank, concrete(name, &range, &media), media));
        }
    }
    match best {
        Some((_, name, media)) => Ok(Some((name, media))),
        None if is_declared => Err("no declared answer is acceptable".to_owned()),
        None => Ok(None),
    }
}

/// A media type that a range takes in.
fn concrete(name: &str, range: &MediaType, media: &Node<'_>) -> String {
    let is_binary = media
        .follow("schema")
        .is_some_and(|it| it.text("format") == Some("binary"));
    match (range.kind.as_str(), range.subtype.as_str()) {
        ("*", _) | ("application", "*") if is_binary => "application/octet-stream".to_owned(),
        ("*", _) | ("application", "*") => "application/json".to_owned(),
        ("text", "*") => "text/plain".to_owned(),
        (kind, "*") => format!("{kind}/octet-stream"),
        _ => name.to_owned(),
    }
}

/// The lowest declared status of 2xx, or, without one, of 3xx; or that of `default`. There may be
/// none: a right request is not answered with an error.
fn lowest_success(responses: &Node<'_>) -> Option<u16> {
    let statuses = responses.entries().filter_map(|(key, _)| {
        let lowest = key.to_uppercase().replace("XX", "00");
        let status = lowest.parse::<u16>().ok();
        status.filter(|it| (200..400).contains(it))
    });
    let default = responses.get("default").map(|_| 200);
    statuses.min().or(default)
}

/// The response for a status: exact, by range, or the default (OpenAPI 3.1, 4.8.16).
fn of_status<'d>(responses: &Node<'d>, status: u16) -> Result<Node<'d>, String> {
    let range = format!("{}XX", status / 100);
    [
        status.to_string(),
        range.clone(),
        range.to_lowercase(),
        "default".to_owned(),
    ]
    .iter()
    .find_map(|key| responses.get(key))
    .ok_or_else(|| format!("the operation does not declare the status {status}"))
}
