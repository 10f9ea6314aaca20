//! From the lines of an event stream to events (WHATWG HTML, section 9.2.6).

use crate::runtime::frames::{Frame, FrameError};
use std::time::Duration;

/// The state between two bytes of an event stream.
#[derive(Debug, Default)]
pub(crate) struct EventLines {
    line: Vec<u8>,
    /// Whether a line has been read: a byte order mark is before the first only.
    has_begun: bool,
    /// Whether the last line ended in a carriage return, which a line feed may
    /// follow.
    is_returned: bool,
    frame: Frame,
    has_data: bool,
    last_id: String,
    retry: Option<Duration>,
}

impl EventLines {
    /// For the stream that goes on where this one has broken off.
    pub(crate) fn after(&self) -> Self {
        let mut next = Self {
            last_id: self.last_id.clone(),
            retry: self.retry,
            ..Self::default()
        };
        next.frame.id.clone_from(&self.last_id);
        next
    }

    /// Takes from a piece what belongs to the next event, and gives the event if
    /// it ends there.
    pub(crate) fn cut(&mut self, piece: &[u8]) -> (usize, Option<Frame>) {
        if std::mem::take(&mut self.is_returned) && piece.first() == Some(&b'\n') {
            return (1, None);
        }
        let end = piece.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
        let Some(end) = end else {
            self.line.extend_from_slice(piece);
            return (piece.len(), None);
        };
        self.line.extend_from_slice(&piece[..end]);
        self.is_returned = piece[end] == b'\r';
        (end + 1, self.end_line())
    }

    /// How many bytes are held.
    pub(crate) fn held(&self) -> usize {
        self.line.len() + self.frame.data.len()
    }

    /// An event needs an empty line after it: without one, it may be cut off. The
    /// mark that many services end with is whole without it.
    pub(crate) fn finish(&mut self) -> Option<Result<Frame, FrameError>> {
        if !self.line.is_empty() {
            self.end_line();
        }
        if !std::mem::take(&mut self.has_data) {
            return None;
        }
        let frame = std::mem::take(&mut self.frame);
        Some(match frame.is_end() {
            true => Ok(frame),
            false => Err(FrameError::CutOff("an event")),
        })
    }

    /// The id of the last event.
    pub(crate) fn last_id(&self) -> &str {
        &self.last_id
    }

    /// How long to wait before connecting again, as the server said last.
    pub(crate) fn retry(&self) -> Option<Duration> {
        self.retry
    }

    fn end_line(&mut self) -> Option<Frame> {
        let line = std::mem::take(&mut self.line);
        let mut line = &*line;
        if !std::mem::replace(&mut self.has_begun, true) {
            line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
        }
        if line.is_empty() {
            return self.dispatch();
        }
        let colon = line.iter().position(|&byte| byte == b':');
        let (name, value) = line.split_at(colon.unwrap_or(line.len()));
        let value = value.strip_prefix(b":").unwrap_or(value);
        self.set(name, value.strip_prefix(b" ").unwrap_or(value));
        None
    }

    /// A line without a name is a comment; names that are not known are ignored.
    fn set(&mut self, name: &[u8], value: &[u8]) {
        match name {
            b"data" => {
                if self.has_data {
                    self.frame.data.push(b'\n');
                }
                self.has_data = true;
                self.frame.data.extend_from_slice(value);
            }
            b"event" => self.frame.event = String::from_utf8_lossy(value).into_owned(),
            b"id" if !value.contains(&0) => {
                self.frame.id = String::from_utf8_lossy(value).into_owned();
            }
            b"retry" if !value.is_empty() && value.iter().all(u8::is_ascii_digit) => {
                let text = std::str::from_utf8(value).unwrap_or_default();
                let milliseconds = text.parse().unwrap_or(u64::MAX);
                self.retry = Some(Duration::from_millis(milliseconds));
                self.frame.retry = self.retry;
            }
            _ => {}
        }
    }

    /// An event without data is none; the last id stays.
    fn dispatch(&mut self) -> Option<Frame> {
        self.last_id.clone_from(&self.frame.id);
        let next = Frame {
            id: self.frame.id.clone(),
            ..Frame::default()
        };
        let frame = std::mem::replace(&mut self.frame, next);
        std::mem::take(&mut self.has_data).then_some(frame)
    }
}
