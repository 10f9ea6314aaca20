//! The files of a description as plain values, and the resolution of references
//! among them: RFC 3986, section 5, RFC 6901, section 6, and JSON Schema's `$id`
//! and `$anchor`.

use std::fmt;

use serde_json::Value;

use super::At;
use crate::diag::FileId;

/// The files of a description.
#[derive(Clone, Debug, Default)]
pub struct Files {
    pub(super) files: Vec<(FileId, Value)>,
}

impl Files {
    /// The value at a place, or `None` if there is none.
    pub fn value(&self, at: &At) -> Option<&Value> {
        let (_, root) = self.files.iter().find(|(file, _)| *file == at.file())?;
        at.tokens()
            .into_iter()
            .try_fold(root, |value, token| match value {
                Value::Object(object) => object.get(token),
                Value::Array(items) => items.get(token.parse::<usize>().ok()?),
                _ => None,
            })
    }
}

/// Why a reference leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResolveError {
    /// The file is there, but not the place in it.
    Dangling {
        /// A place that exists and that may have been meant, as a `$ref`.
        nearest: Option<String>,
    },
    /// The file could not be read.
    File {
        /// The file.
        location: String,
        /// Why.
        reason: String,
    },
}

impl fmt::Display for ResolveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ResolveError::Dangling { .. } => f.write_str("there is nothing at that place"),
            ResolveError::File { location, reason } => write!(f, "`{location}`: {reason}"),
        }
    }
}
