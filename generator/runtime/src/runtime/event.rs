//! Server-sent events (WHATWG HTML, section 9.2), typed.

use crate::runtime::body::{BodyError, utf8};
use crate::runtime::codec::{Value, from_value};
use crate::runtime::frames::Frame;
use crate::runtime::stream::json;
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
/// section 4.14.4). Its data is JSON, or text where that is not JSON: that can
/// differ by the kind of event. `[DONE]` ends the stream here too.
pub fn event_object<T: Value>(frame: &Frame) -> Option<Result<T, BodyError>> {
    match frame.is_end() {
        true => None,
        false => Some(match json(frame) {
            Ok(data) => object(frame, data),
            Err(_) => utf8(&frame.data).and_then(|text| object(frame, text.into())),
        }),
    }
}

/// The same, with text as its data.
pub fn text_event_object<T: Value>(frame: &Frame) -> Option<Result<T, BodyError>> {
    let text = utf8(&frame.data);
    Some(text.and_then(|text| object(frame, text.into())))
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

fn object<T: Value>(frame: &Frame, data: serde_json::Value) -> Result<T, BodyError> {
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
