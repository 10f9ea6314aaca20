//! What a request holds: the bodies of its attempts are made from it.

use crate::runtime::outgoing::{Outgoing, ReadError};
use bytes::Bytes;
use std::fmt;
use std::sync::Arc;

/// What a request holds.
#[derive(Clone)]
pub enum Content {
    /// Bytes in memory.
    Bytes(Bytes),
    /// A stream, opened for each attempt.
    Stream {
        /// Opens it.
        open: Open,
        /// How long it is, where that is known.
        length: Option<u64>,
        /// Whether it can be opened more than once.
        is_repeatable: bool,
    },
}

/// Opens a stream.
pub type Open = Arc<dyn Fn() -> Result<Outgoing, ReadError> + Send + Sync>;

impl Content {
    /// The body of an attempt.
    ///
    /// # Errors
    ///
    /// Where the content has been read already, and cannot be read again.
    pub(crate) fn open(&self) -> Result<Outgoing, ReadError> {
        match self {
            Self::Bytes(bytes) => Ok(Outgoing::from(bytes.clone())),
            Self::Stream { open, .. } => open(),
        }
    }

    /// How long it is, where that is known.
    pub fn length(&self) -> Option<u64> {
        match self {
            Self::Bytes(bytes) => Some(bytes.len() as u64),
            Self::Stream { length, .. } => *length,
        }
    }

    /// Whether it can be sent more than once.
    pub(crate) fn is_repeatable(&self) -> bool {
        match self {
            Self::Bytes(_) => true,
            Self::Stream { is_repeatable, .. } => *is_repeatable,
        }
    }
}

impl Default for Content {
    fn default() -> Self {
        Self::Bytes(Bytes::new())
    }
}

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes(bytes) => write!(f, "{} bytes", bytes.len()),
            Self::Stream { .. } => f.write_str("a stream"),
        }
    }
}
