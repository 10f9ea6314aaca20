//! Where a part of a description stands: a file and a JSON pointer.

use std::fmt;
use std::sync::Arc;

use crate::diag::{FileId, Location, Place};

/// A place in a file. Cheap to clone: places share what leads to them.
///
/// The pointer may lead to a part that exists only in the 3.1 spelling, not in
/// the text (the `anyOf` that a 3.0 `nullable` becomes); it is rendered as the
/// nearest part that does exist.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct At {
    file: FileId,
    steps: Option<Arc<Step>>,
}

/// The last step of a pointer, and what comes before.
#[derive(PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Step {
    before: Option<Arc<Step>>,
    /// The key or index, not escaped.
    token: Box<str>,
}

impl At {
    /// The whole of a file.
    pub fn root(file: FileId) -> At {
        At { file, steps: None }
    }

    /// The place that a JSON pointer (`/paths/~1pets`) leads to, or `None` if it
    /// is no JSON pointer: RFC 6901, section 3.
    pub fn parse(file: FileId, pointer: &str) -> Option<At> {
        let mut at = At::root(file);
        if pointer.is_empty() {
            return Some(at);
        }
        for token in pointer.strip_prefix('/')?.split('/') {
            at = at.child(&unescape(token));
        }
        Some(at)
    }

    /// The place of a field of the object at this place.
    pub fn child(&self, key: &str) -> At {
        At {
            file: self.file,
            steps: Some(Arc::new(Step {
                before: self.steps.clone(),
                token: key.into(),
            })),
        }
    }

    /// The place of an item of the array at this place.
    pub fn index(&self, index: usize) -> At {
        self.child(&index.to_string())
    }

    /// The place that this is a child of, or `None` at the root.
    pub fn parent(&self) -> Option<At> {
        let step = self.steps.as_ref()?;
        Some(At {
            file: self.file,
            steps: step.before.clone(),
        })
    }

    /// The file.
    pub fn file(&self) -> FileId {
        self.file
    }

    /// The last key or index, or `None` at the root.
    pub fn key(&self) -> Option<&str> {
        self.steps.as_ref().map(|step| &*step.token)
    }

    /// The keys and indexes from the root to here.
    pub fn tokens(&self) -> Vec<&str> {
        let mut tokens = Vec::new();
        let mut next = self.steps.as_ref();
        while let Some(step) = next {
            tokens.push(&*step.token);
            next = step.before.as_ref();
        }
        tokens.reverse();
        tokens
    }

    /// The JSON pointer, `/paths/~1pets/get`; empty at the root.
    pub fn pointer(&self) -> String {
        let mut pointer = String::new();
        for token in self.tokens() {
            pointer.push('/');
            pointer.push_str(&escape(token));
        }
        pointer
    }

    /// The location of the value here, for a diagnostic.
    pub fn value(&self) -> Location {
        Location {
            file: self.file,
            place: Place::Value(self.pointer()),
        }
    }

    /// The location of the key here, for a diagnostic about a name.
    pub fn name(&self) -> Location {
        Location {
            file: self.file,
            place: Place::Key(self.pointer()),
        }
    }
}

impl fmt::Debug for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.pointer())
    }
}

impl From<&At> for Location {
    fn from(at: &At) -> Location {
        at.value()
    }
}

/// Escapes a key as a token of a JSON pointer.
pub fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// The key that a token of a JSON pointer stands for.
pub fn unescape(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}
