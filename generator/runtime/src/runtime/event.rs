//! Server-sent events (WHATWG HTML, section 9.2), typed.

use crate::runtime::body::{BodyError, utf8};
use crate::runtime::codec::{Value, from_value, unlisted};
use crate::runtime::frames::Frame;
use crate::runtime::stream::json;
use serde_json::Value as Json;
use std::time::Duration;

/// An event.
#[derive(Clone, Debug, PartialEq)]
pub struct Event<T> {
    /// What kind of event it is: `message` where the server does not say.
    pub event: String,
    /// What it holds.
    pub data: T,
    /// The last id that the server gave to an event; empty before the first.
    pub id: String,
    /// How long to wait before connecting again, where the event says so.
    pub retry: Option<Duration>,
}

/// Reads an event whose data is JSON. `[DONE]` in its place, which no JSON text
/// begins with, is how many services end a stream: nothing comes after it.
pub fn event<T: Value>(frame: &Frame) -> Option<Result<Event<T>, BodyError>> {
    match frame.is_end() {
        true => None,
        false => Some(json(frame).map(|data| of(frame, data))),
    }
}

/// Reads an event whose data is text.
pub fn text_event(frame: &Frame) -> Option<Result<Event<String>, BodyError>> {
    Some(utf8(&frame.data).map(|data| of(frame, data)))
}

/// Reads a whole event as an object whose members are its fields (OpenAPI 3.2,
/// section 4.14.4). Whether its data is JSON or text can differ by the kind of
/// event: the type decides, since `42` can be either. `[DONE]` ends the stream
/// here too.
pub fn event_object<T: Value>(frame: &Frame) -> Option<Result<T, BodyError>> {
    if frame.is_end() {
        return None;
    }
    let text = || text_object(frame);
    Some(match json(frame) {
        Err(_) => text(),
        // What takes the one text takes the other, quotes and all: the data of an
        // event is what stands there.
        Ok(data @ Json::String(_)) => fitting(text(), || object(frame, data)),
        Ok(data) => fitting(object(frame, data), text),
    })
}

/// Of two readings the one that fits the type; of two that do, the one in which
/// less is unknown to the description, else the first.
fn fitting<T: Value>(
    first: Result<T, BodyError>,
    second: impl FnOnce() -> Result<T, BodyError>,
) -> Result<T, BodyError> {
    let misfits = match &first {
        Ok(value) => unlisted(value),
        Err(_) => usize::MAX,
    };
    match misfits {
        0 => first,
        _ => match second() {
            Ok(value) if unlisted(&value) < misfits => Ok(value),
            _ => first,
        },
    }
}

/// The same, with text as its data.
pub fn text_event_object<T: Value>(frame: &Frame) -> Option<Result<T, BodyError>> {
    Some(text_object(frame))
}

fn text_object<T: Value>(frame: &Frame) -> Result<T, BodyError> {
    utf8(&frame.data).and_then(|text| object(frame, text.into()))
}

fn of<T>(frame: &Frame, data: T) -> Event<T> {
    let event = match &*frame.event {
        "" => "message",
        event => event,
    };
    Event {
        event: event.to_owned(),
        data,
        id: frame.id.clone(),
        retry: frame.retry,
    }
}

fn object<T: Value>(frame: &Frame, data: Json) -> Result<T, BodyError> {
    let mut members = serde_json::Map::new();
    members.insert("data".to_owned(), data);
    for (name, text) in [("event", &frame.event), ("id", &frame.id)] {
        if !text.is_empty() {
            members.insert(name.to_owned(), text.clone().into());
        }
    }
    if let Some(retry) = frame.retry {
        let milliseconds = u64::try_from(retry.as_millis()).unwrap_or(u64::MAX);
        members.insert("retry".to_owned(), milliseconds.into());
    }
    from_value(&members.into()).map_err(BodyError::json)
}
