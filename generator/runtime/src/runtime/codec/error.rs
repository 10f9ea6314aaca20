//! What can go wrong between a value and its encoding.

use std::fmt;

/// A document that does not fit the type it was read into.
///
/// The message says what was expected and the *kind* of what was found, never
/// the value itself, which may be confidential.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    path: String,
    message: String,
    position: Option<(usize, usize)>,
}

impl DecodeError {
    /// An error at `path`, as in `data.counts.total` (empty: the whole document).
    pub fn new(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            message: message.into(),
            position: None,
        }
    }

    /// Adds where in the text it was noticed.
    pub(super) fn at(mut self, line: usize, column: usize) -> Self {
        self.position = (line > 0).then_some((line, column));
        self
    }

    /// Where in the document, as in `data.errors[2]`; empty for the document itself.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The line and the column of the text where it was noticed, which is after
    /// what does not fit; both count from 1 on, columns in bytes.
    pub fn position(&self) -> Option<(usize, usize)> {
        self.position
    }

    /// What does not fit there.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for DecodeError {}

/// A value that JSON cannot express, such as a number that is not finite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncodeError {
    message: String,
}

impl EncodeError {
    /// An error with its message.
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
        }
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for EncodeError {}

/// Why a place refuses a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// Another kind of JSON was expected.
    Kind,
    /// The kind is right, the value is not: what is wrong with it.
    Value(String),
    /// Something inside of the value does not fit.
    Inside(DecodeError),
}

impl Mismatch {
    /// A refusal with its reason.
    pub fn value(reason: impl fmt::Display) -> Self {
        Self::Value(reason.to_string())
    }
}
