//! From the bytes of a stream to its items, each still as bytes: lines of JSON,
//! sequences of JSON texts (RFC 7464), server-sent events.

use crate::runtime::body::BodyError;
use crate::runtime::event_lines::EventLines;
use bytes::{Buf, Bytes};
use std::fmt;
use std::time::Duration;

/// How the items of a stream follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Framing {
    /// A JSON text in each line.
    Lines,
    /// Each JSON text after a record separator (RFC 7464).
    Sequence,
    /// Server-sent events (WHATWG HTML, section 9.2).
    Events,
}

/// An item, as it came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// The JSON text, or the data of an event.
    pub data: Vec<u8>,
    /// The kind of event; empty where it has none.
    pub event: String,
    /// The last id that an event had; empty where none had one.
    pub id: String,
    /// How long to wait before connecting again.
    pub retry: Option<Duration>,
}

/// What is wrong with a stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FrameError {
    /// An item is longer than the limit.
    TooLong(usize),
    /// The stream ends within an item.
    CutOff(&'static str),
}

/// Takes the pieces of a stream apart. What is kept is at most one item and one
/// piece, whatever the stream holds.
#[derive(Debug)]
pub struct Frames {
    cutter: Cutter,
    piece: Bytes,
    limit: usize,
}

#[derive(Debug)]
enum Cutter {
    Lines(Vec<u8>),
    Sequence(Sequence),
    Events(EventLines),
}

impl Frames {
    /// Takes a stream apart whose items have at most `limit` bytes.
    pub fn new(framing: Framing, limit: usize) -> Self {
        Self {
            cutter: match framing {
                Framing::Lines => Cutter::Lines(Vec::new()),
                Framing::Sequence => Cutter::Sequence(Sequence::default()),
                Framing::Events => Cutter::Events(EventLines::default()),
            },
            piece: Bytes::new(),
            limit,
        }
    }

    /// Adds what has come. All items of what came before must have been taken.
    pub fn add(&mut self, piece: Bytes) {
        self.piece = piece;
    }

    /// The next item, if all of it has come.
    ///
    /// # Errors
    ///
    /// Where an item is too long.
    pub fn take(&mut self) -> Option<Result<Frame, FrameError>> {
        while !self.piece.is_empty() {
            let (read, frame) = match &mut self.cutter {
                Cutter::Lines(line) => cut_line(line, &self.piece),
                Cutter::Sequence(sequence) => sequence.cut(&self.piece),
                Cutter::Events(events) => events.cut(&self.piece),
            };
            self.piece.advance(read);
            let held = match &self.cutter {
                Cutter::Lines(line) => line.len(),
                Cutter::Sequence(sequence) => sequence.text.len(),
                Cutter::Events(events) => events.held(),
            };
            if held.max(frame.as_ref().map_or(0, |frame| frame.data.len())) > self.limit {
                return Some(Err(FrameError::TooLong(self.limit)));
            }
            if frame.is_some() {
                return frame.map(Ok);
            }
        }
        None
    }

    /// The item that the stream ends with.
    ///
    /// # Errors
    ///
    /// Where the stream ends within it.
    pub fn finish(&mut self) -> Option<Result<Frame, FrameError>> {
        match &mut self.cutter {
            // The last line may lack its end.
            Cutter::Lines(line) => cut_line(line, b"\n").1.map(Ok),
            Cutter::Sequence(sequence) => sequence.finish(),
            Cutter::Events(events) => events.finish(),
        }
    }

    /// For what comes after this stream: the next one, of the same events.
    pub(crate) fn after(&self, framing: Framing) -> Self {
        let mut next = Self::new(framing, self.limit);
        if let (Cutter::Events(next), Cutter::Events(last)) = (&mut next.cutter, &self.cutter) {
            *next = last.after();
        }
        next
    }

    /// The id of the last event, and how long to wait before connecting again.
    pub(crate) fn to_resume(&self) -> (&str, Option<Duration>) {
        match &self.cutter {
            Cutter::Events(events) => (events.last_id(), events.retry()),
            Cutter::Lines(_) | Cutter::Sequence(_) => ("", None),
        }
    }
}

impl Frame {
    /// Whether it is the mark in place of JSON that many services end with.
    pub(crate) fn is_end(&self) -> bool {
        self.data.trim_ascii() == b"[DONE]"
    }

    fn json(data: Vec<u8>) -> Option<Self> {
        let is_empty = data.iter().all(u8::is_ascii_whitespace);
        (!is_empty).then(|| Self {
            data,
            ..Self::default()
        })
    }
}

impl fmt::Display for FrameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong(limit) => write!(f, "an item is longer than {limit} bytes"),
            Self::CutOff(item) => write!(f, "the stream ends within {item}"),
        }
    }
}

impl From<FrameError> for BodyError {
    fn from(error: FrameError) -> Self {
        Self::new(error.to_string())
    }
}

/// Empty lines are passed over: some servers send them to keep the connection.
fn cut_line(line: &mut Vec<u8>, piece: &[u8]) -> (usize, Option<Frame>) {
    let Some(end) = piece.iter().position(|&byte| byte == b'\n') else {
        line.extend_from_slice(piece);
        return (piece.len(), None);
    };
    line.extend_from_slice(&piece[..end]);
    (end + 1, Frame::json(std::mem::take(line)))
}

/// A JSON text of a sequence: `RS text LF`. Line feeds within the text do not
/// end it, so its brackets are counted.
#[derive(Debug, Default)]
struct Sequence {
    text: Vec<u8>,
    depth: usize,
    is_string: bool,
    is_escaped: bool,
}

impl Sequence {
    fn cut(&mut self, piece: &[u8]) -> (usize, Option<Frame>) {
        for (index, &byte) in piece.iter().enumerate() {
            let frame = self.add(byte);
            if frame.is_some() {
                return (index + 1, frame);
            }
        }
        (piece.len(), None)
    }

    fn add(&mut self, byte: u8) -> Option<Frame> {
        const SEPARATOR: u8 = 0x1E;
        if byte == SEPARATOR {
            return self.take();
        }
        self.text.push(byte);
        match byte {
            _ if self.is_escaped => self.is_escaped = false,
            b'\\' if self.is_string => self.is_escaped = true,
            b'"' => self.is_string = !self.is_string,
            _ if self.is_string => {}
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => self.depth = self.depth.saturating_sub(1),
            b'\n' if self.depth == 0 => return self.take(),
            _ => {}
        }
        None
    }

    fn take(&mut self) -> Option<Frame> {
        Frame::json(std::mem::take(self).text)
    }

    /// What is not delimited by itself may be cut off, unless white space follows
    /// (RFC 7464, section 2.4).
    fn finish(&mut self) -> Option<Result<Frame, FrameError>> {
        let frame = self.take()?;
        let is_whole = frame
            .data
            .last()
            .is_some_and(|last| last.is_ascii_whitespace() || matches!(last, b'}' | b']' | b'"'));
        Some(match is_whole {
            true => Ok(frame),
            false => Err(FrameError::CutOff("a JSON text")),
        })
    }
}
