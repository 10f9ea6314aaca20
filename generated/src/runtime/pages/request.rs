// Copied by clientsmith: edits are lost when this crate is made anew.
//! The request for a page: the call's own, with a cursor put in its place.

use super::paging::{Kind, Paging, Place};
use super::turn::{Asked, Cursor};
use crate::runtime::api::{ApiKeyLocation, SchemeKind};
use crate::runtime::body::Body;
use crate::runtime::client::Origin;
use crate::runtime::content::Content;
use crate::runtime::draft::Draft;
use crate::runtime::reference::resolve;
use http::Uri;
use percent_encoding::percent_decode_str;
use serde_json::Value as Json;

/// What a call asks for.
pub(super) fn asked(paging: &Paging, draft: &Draft) -> Asked {
    let number = match paging.place {
        Place::Nowhere => None,
        Place::Parameter(index) => number_in(draft, index),
        Place::Body { path, .. } => number_in_body(draft, path),
    };
    let first = match paging.kind {
        Kind::Page { first, .. } => first,
        Kind::Cursor | Kind::Offset { .. } | Kind::Url => 0,
    };
    let limit = paging
        .limit
        .and_then(|(index, default)| number_in(draft, index).or(default));
    Asked {
        number: number.unwrap_or(first),
        limit,
    }
}

/// A number that the caller has set. It is encoded already: as `name=20` in the
/// query.
fn number_in(draft: &Draft, index: usize) -> Option<i64> {
    let encoded = draft.arguments.encoded.get(index)?.as_deref()?;
    encoded.rsplit('=').next()?.parse().ok()
}

/// Makes a call ask for the page at a cursor.
pub(super) fn ask(paging: &Paging, draft: &mut Draft, cursor: Cursor) -> Result<(), String> {
    match (paging.place, cursor) {
        (Place::Nowhere, cursor) => {
            draft.url = Some(next_url(draft, &cursor.into_text())?);
        }
        (Place::Parameter(index), Cursor::Text(text)) => draft.set_argument(index, &text),
        (Place::Parameter(index), Cursor::Number(number)) => draft.set_argument(index, &number),
        (
            Place::Body {
                media_type, path, ..
            },
            cursor,
        ) => {
            let mut body = json_body(draft)?;
            put(&mut body, path, cursor.into_json())?;
            draft.set_body(Body::json(media_type, &body));
        }
    }
    Ok(())
}

impl Cursor {
    /// A cursor as a stream of pages shows it.
    pub(super) fn read(paging: &Paging, text: &str) -> Result<Self, String> {
        let counted = matches!(paging.kind, Kind::Offset { .. } | Kind::Page { .. });
        let numeric = matches!(paging.place, Place::Body { numeric: true, .. });
        if text.is_empty() {
            return Err("an empty cursor leads nowhere".to_owned());
        }
        match text.parse() {
            Ok(number) if counted || numeric => Ok(Self::Number(number)),
            Err(_) if counted => Err("the cursor is not a number".to_owned()),
            _ => Ok(Self::Text(text.to_owned())),
        }
    }

    fn into_json(self) -> Json {
        match self {
            Self::Text(text) => Json::String(text),
            Self::Number(number) => Json::from(number),
        }
    }
}

/// The URL of the next page, relative to that of this one (RFC 3986, section 5).
///
/// It may not lead away from where the operation is served, since the
/// credentials go with it. `http` in an answer over `https` to the same host is
/// the slip of a server behind a proxy, and meant as `https`.
fn next_url(draft: &Draft, reference: &str) -> Result<String, String> {
    let refusal = || "the next page is not at a URL".to_owned();
    let base = draft.base()?;
    let here = draft.target(&base)?.parse::<Uri>().map_err(|_| refusal())?;
    let url = resolve(reference, Some(&here)).ok_or_else(refusal)?;
    let mut there: Uri = url.parse().map_err(|_| refusal())?;
    if there.scheme_str() == Some("http") && there.port().is_none() && base.origin.scheme == "https"
    {
        let url = url.replacen("http", "https", 1);
        there = url.parse().map_err(|_| refusal())?;
    }
    match Origin::of(&there).as_ref() == Some(&base.origin) {
        true => Ok(without_keys(draft, &there)),
        false => Err(format!(
            "the next page is not at {}, and is not asked for",
            base.url
        )),
    }
}

/// A URL without the API keys that the server has kept in it: the call adds its
/// own.
fn without_keys(draft: &Draft, url: &Uri) -> String {
    let is_key = |pair: &&str| {
        let name = pair.split('=').next().unwrap_or_default();
        let name = percent_decode_str(name).decode_utf8_lossy();
        draft.client.0.api.schemes.iter().any(|scheme| {
            matches!(scheme.kind, SchemeKind::ApiKey { location: ApiKeyLocation::Query, name: key } if key == name)
        })
    };
    let url = url.to_string();
    let Some((path, query)) = url.split_once('?') else {
        return url;
    };
    let kept: Vec<_> = query.split('&').filter(|pair| !is_key(pair)).collect();
    match kept.is_empty() {
        true => path.to_owned(),
        false => format!("{path}?{}", kept.join("&")),
    }
}

fn json_body(draft: &Draft) -> Result<Json, String> {
    match draft.content()? {
        Content::Bytes(bytes) if bytes.is_empty() => Ok(Json::Object(serde_json::Map::new())),
        Content::Bytes(bytes) => {
            serde_json::from_slice(&bytes).map_err(|_| "the body is not JSON".to_owned())
        }
        Content::Stream { .. } => Err("the body is a stream, which takes no cursor".to_owned()),
    }
}

fn number_in_body(draft: &Draft, path: &[&str]) -> Option<i64> {
    let body = json_body(draft).ok()?;
    let found = path.iter().try_fold(&body, |json, key| json.get(*key))?;
    found.as_i64()
}

/// Puts a value in its place, and makes the objects around it.
fn put(json: &mut Json, path: &[&str], value: Json) -> Result<(), String> {
    let mut place = json;
    for key in path {
        if place.is_null() {
            *place = Json::Object(serde_json::Map::new());
        }
        let Json::Object(object) = place else {
            return Err(format!("the body has no place for `{}`", path.join(".")));
        };
        place = object.entry((*key).to_owned()).or_insert(Json::Null);
    }
    *place = value;
    Ok(())
}
