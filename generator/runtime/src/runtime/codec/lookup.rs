//! From a value to one of its parts, by name.

use super::{Source, Value};
use std::borrow::Cow;

/// The part of `value` that lies at `path`, a list of object keys.
///
/// [`Source::Absent`] where there is none.
pub fn lookup<'a>(value: &'a dyn Value, path: &[&str]) -> Source<'a> {
    path.iter().fold(value.source(), step)
}

fn step<'a>(source: Source<'a>, key: &&str) -> Source<'a> {
    match source {
        Source::Tagged(tag, _) if tag.property == *key => Source::Text(Cow::Borrowed(tag.name)),
        Source::Record(record) | Source::Tagged(_, record) => {
            record.get(key).map_or(Source::Absent, Value::source)
        }
        Source::Map(map) => map.get(key).map_or(Source::Absent, Value::source),
        Source::Json(json) => json.get(key).map_or(Source::Absent, scalar),
        _ => Source::Absent,
    }
}

/// JSON that is a string is shown as one, so that a caller needs to look in one
/// place only.
fn scalar(json: &serde_json::Value) -> Source<'_> {
    match json {
        serde_json::Value::String(text) => Source::Text(Cow::Borrowed(text)),
        other => Source::Json(other),
    }
}
