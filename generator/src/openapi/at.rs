//! Where a part of a description stands: a file and a JSON pointer.

use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
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
#[derive(Eq, PartialOrd, Ord)]
struct Step {
    before: Option<Arc<Step>>,
    /// The key or index, not escaped.
    token: Box<str>,
    /// Of all steps: places are looked up far more often than they are made.
    hash: u64,
}

impl Step {
    fn new(before: Option<Arc<Step>>, token: &str) -> Step {
        let mut hasher = DefaultHasher::new();
        hasher.write_u64(before.as_ref().map_or(0, |step| step.hash));
        hasher.write(token.as_bytes());
        Step {
            before,
            token: token.into(),
            hash: hasher.finish(),
        }
    }
}

impl PartialEq for Step {
    fn eq(&self, other: &Step) -> bool {
        let same = |a: &Option<Arc<Step>>, b: &Option<Arc<Step>>| match (a, b) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b) || a == b,
            (a, b) => a.is_none() && b.is_none(),
        };
        self.hash == other.hash && self.token == other.token && same(&self.before, &other.before)
    }
}

impl Hash for Step {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.hash);
    }
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
            steps: Some(Arc::new(Step::new(self.steps.clone(), key))),
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

    /// Whether one of its tokens is this one.
    pub fn has(&self, token: &str) -> bool {
        let steps = std::iter::successors(self.steps.as_ref(), |step| step.before.as_ref());
        steps.into_iter().any(|step| &*step.token == token)
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

/// The way to a value that is being looked at, of which a place is made only
/// where one is needed.
#[derive(Clone, Copy)]
pub(super) enum Way<'a> {
    Root(FileId),
    Key(&'a Way<'a>, &'a str),
    Index(&'a Way<'a>, usize),
}

impl Way<'_> {
    pub(super) fn at(&self) -> At {
        match self {
            Way::Root(file) => At::root(*file),
            Way::Key(before, key) => before.at().child(key),
            Way::Index(before, index) => before.at().index(*index),
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
