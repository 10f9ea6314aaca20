// Copied by clientsmith: edits are lost when this crate is made anew.
//! From a page to what the next one is asked for with.

use super::link;
use super::paging::{Kind, Next, Paging, Path};
use crate::runtime::codec::{List, Source, Value, lookup};
use http::HeaderMap;
use std::borrow::Cow;

/// What the next page is asked for with.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cursor {
    /// A cursor, or a URL.
    Text(String),
    /// A cursor, an offset or the number of a page.
    Number(i64),
}

impl Cursor {
    pub(super) fn into_text(self) -> String {
        match self {
            Self::Text(text) => text,
            Self::Number(number) => number.to_string(),
        }
    }
}

/// What was asked for, as far as counting needs it.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    /// The offset, or the number of the page.
    pub(super) number: i64,
    /// How many items a page has.
    pub(super) limit: Option<i64>,
}

/// What comes after a page; `None` if it is the last.
///
/// # Errors
///
/// Where the page does not say, though it should.
pub(super) fn turn(
    paging: &Paging,
    asked: Asked,
    page: &dyn Value,
    headers: &HeaderMap,
) -> Result<Option<Cursor>, String> {
    let more = match paging.more {
        Some(path) => boolean(page, path)?,
        None => None,
    };
    if more == Some(false) {
        return Ok(None);
    }
    let items = Items::of(page, paging.items);
    let stuck = || "the page says that there is more, but holds nothing".to_owned();
    match (paging.kind, paging.next) {
        (Kind::Cursor, Next::LastItem(path)) => match items?.last() {
            None if more == Some(true) => Err(stuck()),
            None => Ok(None),
            Some(item) => match cursor(item, path)? {
                None => Err(format!("the last item has no `{}`", path.join("."))),
                cursor => Ok(cursor),
            },
        },
        (Kind::Cursor | Kind::Url, next) => named(next, page, headers),
        (Kind::Offset { total }, _) => {
            let count = items?.count();
            if count == 0 && more == Some(true) {
                return Err(stuck());
            }
            let next = asked.number.saturating_add(count);
            let is_last = more.is_none() && (asked.is_short(count) || reaches(page, total, next)?);
            Ok((!is_last).then_some(Cursor::Number(next)))
        }
        (Kind::Page { first, total }, _) => {
            let count = items?.count();
            let next = asked.number.saturating_add(1);
            let seen = next.saturating_sub(first);
            let is_last = more.is_none() && (asked.is_short(count) || reaches(page, total, seen)?);
            Ok((!is_last).then_some(Cursor::Number(next)))
        }
    }
}

impl Asked {
    /// Whether a page of so many items is not full.
    fn is_short(self, count: i64) -> bool {
        count == 0 || self.limit.is_some_and(|limit| count < limit)
    }
}

/// Whether what was seen is all that there is.
fn reaches(page: &dyn Value, total: Option<Path>, seen: i64) -> Result<bool, String> {
    let Some(path) = total else {
        return Ok(false);
    };
    let total = match part(page, path) {
        None => return Ok(false),
        Some(Source::Integer(total)) => Some(total),
        Some(Source::Unsigned(_)) => Some(i64::MAX),
        Some(Source::Number(total)) => Some(total as i64),
        Some(Source::Text(total)) => total.parse().ok(),
        Some(_) => None,
    };
    let total = total.ok_or_else(|| format!("`{}` of the page is not a number", path.join(".")))?;
    Ok(total <= seen)
}

/// The cursor or URL that an answer names; absent, `null` and `""` mean the end.
fn named(next: Next, page: &dyn Value, headers: &HeaderMap) -> Result<Option<Cursor>, String> {
    let cursor = match next {
        Next::Counted | Next::LastItem(_) => None,
        Next::Body(path) => cursor(page, path)?,
        Next::Header(name) => header(headers, name)?,
        Next::Link(relation) => link::find(headers, relation)?.map(Cursor::Text),
    };
    Ok(cursor.filter(|cursor| *cursor != Cursor::Text(String::new())))
}

fn header(headers: &HeaderMap, name: &str) -> Result<Option<Cursor>, String> {
    let Some(value) = headers.get(name) else {
        return Ok(None);
    };
    let text = value.to_str();
    let text = text.map_err(|_| format!("the header `{name}` is not a cursor"))?;
    Ok(Some(Cursor::Text(text.trim().to_owned())))
}

fn cursor(value: &dyn Value, path: Path) -> Result<Option<Cursor>, String> {
    Ok(Some(match part(value, path) {
        None => return Ok(None),
        Some(Source::Text(text)) => Cursor::Text(text.into_owned()),
        Some(Source::Integer(number)) => Cursor::Number(number),
        Some(Source::Unsigned(number)) => Cursor::Text(number.to_string()),
        Some(_) => return Err(format!("`{}` of the page is not a cursor", path.join("."))),
    }))
}

fn boolean(page: &dyn Value, path: Path) -> Result<Option<bool>, String> {
    match part(page, path) {
        None => Ok(None),
        Some(Source::Bool(more)) => Ok(Some(more)),
        Some(_) => Err(format!("`{}` of the page is not a boolean", path.join("."))),
    }
}

/// A part of a value; `None` if it is absent or `null`. Scalars of any JSON are
/// shown as those of a type.
fn part<'a>(value: &'a dyn Value, path: Path) -> Option<Source<'a>> {
    use serde_json::Value as Json;
    match lookup(value, path) {
        Source::Absent | Source::Null | Source::Json(Json::Null) => None,
        Source::Json(Json::Bool(value)) => Some(Source::Bool(*value)),
        Source::Json(Json::String(text)) => Some(Source::Text(Cow::Borrowed(text))),
        Source::Json(Json::Number(number)) => {
            let unsigned = || number.as_u64().map(Source::Unsigned);
            let fraction = || number.as_f64().map(Source::Number);
            let integer = number.as_i64().map(Source::Integer);
            integer.or_else(unsigned).or_else(fraction)
        }
        source => Some(source),
    }
}

/// The items of a page.
enum Items<'a> {
    None,
    Typed(&'a dyn List),
    Json(&'a [serde_json::Value]),
}

impl<'a> Items<'a> {
    fn of(page: &'a dyn Value, path: Path) -> Result<Self, String> {
        match part(page, path) {
            None => Ok(Self::None),
            Some(Source::List(list)) => Ok(Self::Typed(list)),
            Some(Source::Json(serde_json::Value::Array(array))) => Ok(Self::Json(array)),
            Some(_) => Err(format!("`{}` of the page is not an array", path.join("."))),
        }
    }

    fn count(&self) -> i64 {
        let count = match self {
            Self::None => 0,
            Self::Typed(list) => list.len(),
            Self::Json(array) => array.len(),
        };
        i64::try_from(count).unwrap_or(i64::MAX)
    }

    fn last(&self) -> Option<&'a dyn Value> {
        match self {
            Self::None => None,
            Self::Typed(list) => list.get(list.len().checked_sub(1)?),
            Self::Json(array) => array.last().map(|item| item as &dyn Value),
        }
    }
}
