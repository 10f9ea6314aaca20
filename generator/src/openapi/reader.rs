//! Reads plain values into typed parts: a [`Part`] is a value and its place, a
//! [`Reader`] takes the diagnostics.

use std::sync::Arc;

use indexmap::IndexMap;
use serde_json::Value;

use super::{At, Files, Parse, Version};
use crate::diag::{Code, Diagnostic, nearest};

/// A value of a description, and its place.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    pub(super) value: &'a Value,
    base: &'a At,
    key: Key<'a>,
}

/// The last step to a part; the place itself is made only when it is needed.
#[derive(Clone, Copy, Debug)]
enum Key<'a> {
    None,
    Name(&'a str),
    Index(usize),
}

impl<'a> Part<'a> {
    /// The value at a place.
    pub(super) fn new(value: &'a Value, at: &'a At) -> Part<'a> {
        Part {
            value,
            base: at,
            key: Key::None,
        }
    }

    /// The value of a field of the object at a place.
    pub(super) fn field(value: &'a Value, object: &'a At, name: &'a str) -> Part<'a> {
        Part {
            value,
            base: object,
            key: Key::Name(name),
        }
    }

    /// The place of the part.
    pub(super) fn at(&self) -> At {
        match self.key {
            Key::None => self.base.clone(),
            Key::Name(name) => self.base.child(name),
            Key::Index(index) => self.base.index(index),
        }
    }

    /// What the part is called in a message: its field, if it is one.
    fn called(&self) -> String {
        match self.key {
            Key::Name(name) => format!("`{name}`"),
            Key::None | Key::Index(_) => "this".to_owned(),
        }
    }
}

/// What reading needs to know, and the diagnostics that it makes.
#[derive(Debug)]
pub struct Reader {
    pub(super) version: Version,
    /// The plain values, for the few parts that cannot be read without what they
    /// refer to.
    pub(super) files: Arc<Files>,
    /// The `produces` of the operation that is being read, in OpenAPI 2.0.
    pub(super) produces: Option<Vec<String>>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Reader {
    pub(super) fn new(version: Version, files: &Arc<Files>) -> Reader {
        Reader {
            version,
            files: Arc::clone(files),
            produces: None,
            diagnostics: Vec::new(),
        }
    }

    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Reports a part that is not of the type that was expected, and is left out.
    pub(super) fn wrong_type(&mut self, part: &Part<'_>, expected: &str) {
        self.misread(part, expected, "it is left out");
    }

    /// Reports a part that is not of the type that was expected, and what that
    /// means for the client.
    pub(super) fn misread(&mut self, part: &Part<'_>, expected: &str, effect: &str) {
        let message = format!(
            "{} should be {}, but is {}: {effect}",
            part.called(),
            with_article(expected),
            type_of(part.value)
        );
        self.push(Diagnostic::loss(Code::WrongType, message).at(&part.at()));
    }

    /// Reports a scalar that is of another type than expected, but whose meaning
    /// is plain.
    pub(super) fn lenient_type(&mut self, part: &Part<'_>, expected: &str, read: &str) {
        let message = format!(
            "{} should be {}, but is {}; it is read as `{read}`",
            part.called(),
            with_article(expected),
            type_of(part.value)
        );
        self.push(Diagnostic::note(Code::WrongType, message).at(&part.at()));
    }

    /// Reports a value that is not among those known; the caller says what that
    /// means for the output by the constructor and the message that it gives.
    pub(super) fn unknown_value(&mut self, diagnostic: Diagnostic, found: &str, known: &[&str]) {
        let help = match nearest(found, known.iter().copied()) {
            Some(name) => format!("did you mean `{name}`?"),
            None => format!("it can be {}", list(known)),
        };
        self.push(diagnostic.help(help));
    }

    /// The items of an array; nothing, and a diagnostic, if it is none.
    pub(super) fn items<T: Parse>(&mut self, part: Part<'_>) -> Vec<T> {
        let Value::Array(items) = part.value else {
            self.wrong_type(&part, "array");
            return Vec::new();
        };
        let at = part.at();
        items
            .iter()
            .enumerate()
            .filter_map(|(index, value)| {
                T::parse(
                    Part {
                        value,
                        base: &at,
                        key: Key::Index(index),
                    },
                    self,
                )
            })
            .collect()
    }

    /// The entries of an object; nothing, and a diagnostic, if it is none.
    pub(super) fn entries<T: Parse>(&mut self, part: Part<'_>) -> IndexMap<String, T> {
        let Value::Object(object) = part.value else {
            self.wrong_type(&part, "object");
            return IndexMap::new();
        };
        let at = part.at();
        object
            .iter()
            .filter_map(|(name, value)| {
                Some((name.clone(), T::parse(Part::field(value, &at, name), self)?))
            })
            .collect()
    }
}

/// What a value is, with an article.
fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

fn with_article(expected: &str) -> String {
    let article = if expected.starts_with(['a', 'e', 'i', 'o', 'E', 'I', 'O']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {expected}")
}

/// Names in backticks, joined to be read.
pub(super) fn list(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} or {last}", before.join(", ")),
        None => String::new(),
    }
}
