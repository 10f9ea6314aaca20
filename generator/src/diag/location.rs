//! Where a diagnostic points: a place in a file, not yet a line and column.

use std::ops::Range;

use super::FileId;

/// A place in a source file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Location {
    /// The file.
    pub file: FileId,
    /// The place in it.
    pub place: Place,
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// The value that a JSON pointer (RFC 6901) leads to.
    Value(String),
    /// The key of the value that a JSON pointer leads to.
    Key(String),
    /// A range of bytes of the text, for text that is not YAML or JSON.
    Bytes(Range<usize>),
}

impl Location {
    /// The JSON pointer, or `None` for a range of bytes.
    pub fn pointer(&self) -> Option<&str> {
        match &self.place {
            Place::Value(pointer) | Place::Key(pointer) => Some(pointer),
            Place::Bytes(_) => None,
        }
    }
}
