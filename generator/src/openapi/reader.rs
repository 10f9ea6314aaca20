//! Reads plain values into typed parts: a [`Part`] is a value and its place, a
//! [`Reader`] takes the diagnostics, and [`Fields`] is an object with known
//! fields, so that each concept is a list of its fields.

use std::sync::LazyLock;

use indexmap::IndexMap;
use serde_json::{Map, Value};

use super::{At, Extensions, Parse, Version};
use crate::diag::{Code, Diagnostic, Severity, nearest};

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

    /// What the part is called in a message: its field, or what is expected.
    fn called(&self, expected: &str) -> String {
        match self.key {
            Key::Name(name) => format!("`{name}`"),
            Key::None | Key::Index(_) => format!("the {expected}"),
        }
    }
}

/// What reading needs to know, and the diagnostics that it makes.
#[derive(Debug)]
pub struct Reader {
    pub(super) version: Version,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// What a part that is left out for its type costs.
    pub(super) wrong_type: Severity,
}

impl Reader {
    pub(super) fn new(version: Version) -> Reader {
        Reader {
            version,
            diagnostics: Vec::new(),
            wrong_type: Severity::Error,
        }
    }

    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Reports a part that is not of the type that was expected, and is left out.
    pub(super) fn wrong_type(&mut self, part: &Part<'_>, expected: &str) {
        let message = format!(
            "{} should be {}, but is {}",
            part.called(expected),
            with_article(expected),
            type_of(part.value)
        );
        self.push(Diagnostic {
            severity: self.wrong_type,
            ..Diagnostic::error(Code::WrongType, message).at(&part.at())
        });
    }

    /// Reports a scalar that is of another type than expected, but whose meaning
    /// is plain.
    pub(super) fn lenient_type(&mut self, part: &Part<'_>, expected: &str, read: &str) {
        let message = format!(
            "{} should be {}, but is {}; it is read as `{read}`",
            part.called(expected),
            with_article(expected),
            type_of(part.value)
        );
        self.push(Diagnostic::note(Code::WrongType, message).at(&part.at()));
    }

    /// Reports a value that is not among those known; the caller says what that
    /// means for the output by the constructor it gives.
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

/// An object with known fields, being read.
pub(super) struct Fields<'a> {
    pub(super) at: At,
    what: &'static str,
    object: &'a Map<String, Value>,
    known: Vec<&'static str>,
    pub(super) reader: &'a mut Reader,
}

impl<'a> Fields<'a> {
    /// Begins to read an object; `None`, and a diagnostic, if it is none.
    pub(super) fn open<T: Parse>(part: Part<'a>, reader: &'a mut Reader) -> Option<Fields<'a>> {
        Fields::open_as(T::NAME, part, reader)
    }

    /// The same for an object of a given name.
    pub(super) fn open_as(
        what: &'static str,
        part: Part<'a>,
        reader: &'a mut Reader,
    ) -> Option<Fields<'a>> {
        let Value::Object(object) = part.value else {
            reader.wrong_type(&part, what);
            return None;
        };
        Some(Fields {
            at: part.at(),
            what,
            object,
            known: Vec::new(),
            reader,
        })
    }

    /// Whether a field is there.
    pub(super) fn has(&self, name: &str) -> bool {
        self.object.contains_key(name)
    }

    /// The number of fields before the one at a place.
    pub(super) fn position(&self, at: &At) -> Option<usize> {
        self.object
            .keys()
            .position(|name| Some(name.as_str()) == at.key())
    }

    /// The value of a field as it is, whatever it is.
    pub(super) fn raw(&mut self, name: &'static str) -> Option<Value> {
        self.known.push(name);
        self.object.get(name).cloned()
    }

    /// A field, if it is there and of the right type.
    pub(super) fn get<T: Parse>(&mut self, name: &'static str) -> Option<T> {
        self.find(name)
            .and_then(|value| T::parse(Part::field(value, &self.at, name), self.reader))
    }

    /// A text that has to be there; empty, and a diagnostic, if it is not.
    pub(super) fn need_string(&mut self, name: &'static str) -> String {
        if !self.has(name) {
            self.missing(name);
        }
        self.get(name).unwrap_or_default()
    }

    /// A truth value that is false unless said otherwise.
    pub(super) fn flag(&mut self, name: &'static str) -> bool {
        self.get(name).unwrap_or(false)
    }

    /// An object that is read as if it were empty when it is not there.
    pub(super) fn get_or_empty<T: Parse>(&mut self, name: &'static str) -> Option<T> {
        self.get(name).or_else(|| {
            let mut silent = Reader::new(self.reader.version);
            T::parse(Part::field(&EMPTY, &self.at, name), &mut silent)
        })
    }

    /// An array of parts.
    pub(super) fn list<T: Parse>(&mut self, name: &'static str) -> Vec<T> {
        match self.find(name) {
            Some(value) => self.reader.items(Part::field(value, &self.at, name)),
            None => Vec::new(),
        }
    }

    /// An object of parts by names.
    pub(super) fn map<T: Parse>(&mut self, name: &'static str) -> IndexMap<String, T> {
        match self.find(name) {
            Some(value) => self.reader.entries(Part::field(value, &self.at, name)),
            None => IndexMap::new(),
        }
    }

    /// The fields that none of the calls before named, without the extensions.
    pub(super) fn others(&self) -> impl Iterator<Item = (&'a str, &'a Value)> + use<'a> {
        let known = self.known.clone();
        self.object
            .iter()
            .map(|(name, value)| (name.as_str(), value))
            .filter(move |(name, _)| !known.contains(name) && !name.starts_with("x-"))
    }

    /// Reports a field that has to be there and is not, but can be done without.
    pub(super) fn missing(&mut self, name: &str) {
        let message = format!("the {} has no `{name}`", self.what);
        self.reader
            .push(Diagnostic::note(Code::MissingField, message).at(&self.at));
    }

    /// Ends the reading: reports the fields that were not asked for, and returns
    /// the extensions.
    pub(super) fn finish(self) -> Extensions {
        for (name, _) in self.others() {
            let message = format!("the {} has no field `{name}`", self.what);
            let mut diagnostic =
                Diagnostic::loss(Code::UnknownField, message).at(self.at.child(name).name());
            diagnostic.help = nearest(name, self.known.iter().copied())
                .map(|known| format!("did you mean `{known}`?"));
            self.reader.push(diagnostic);
        }
        self.extensions()
    }

    /// Ends the reading of an object all of whose fields were looked at.
    pub(super) fn extensions(self) -> Extensions {
        let mut extensions = Extensions::default();
        for (name, value) in self.object {
            if name.starts_with("x-") {
                extensions.insert(name, value);
            }
        }
        extensions
    }

    /// The value of a field. Null stands for an absent field in no version of
    /// OpenAPI, but is written so by YAML's `description:` without a value.
    fn find(&mut self, name: &'static str) -> Option<&'a Value> {
        self.known.push(name);
        let value = self.object.get(name)?;
        if value.is_null() {
            let message = format!("`{name}` is null; it is read as if it were absent");
            let at = self.at.child(name);
            self.reader
                .push(Diagnostic::note(Code::WrongType, message).at(at.name()));
            return None;
        }
        Some(value)
    }
}

static EMPTY: LazyLock<Value> = LazyLock::new(|| Value::Object(Map::new()));

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
fn list(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} or {last}", before.join(", ")),
        None => String::new(),
    }
}
