//! An object with known fields, such that each concept is a list of its fields.

use std::sync::LazyLock;

use indexmap::IndexMap;
use serde_json::{Map, Value};

use super::reader::{Part, Reader, list};
use super::{At, Extensions, Parse, Version};
use crate::diag::{Code, Diagnostic, nearest};

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
        let object = match part.value {
            Value::Object(object) => object,
            // YAML's `application/json:` without a value.
            Value::Null => {
                let message = format!("the {what} is null; it is read as if it were empty");
                let at = part.at();
                reader.push(Diagnostic::note(Code::WrongType, message).at(at.name()));
                EMPTY.as_object()?
            }
            _ => {
                reader.wrong_type(&part, what);
                return None;
            }
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
        self.look_up(name).is_some()
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
        self.look_up(name).cloned()
    }

    /// A field, if it is there and of the right type.
    pub(super) fn get<T: Parse>(&mut self, name: &'static str) -> Option<T> {
        self.find(name)
            .and_then(|value| T::parse(Part::field(value, &self.at, name), self.reader))
    }

    /// A field that is read by a function of its own.
    pub(super) fn get_with<T>(
        &mut self,
        name: &'static str,
        parse: impl FnOnce(Part<'_>, &mut Reader) -> Option<T>,
    ) -> Option<T> {
        self.find(name)
            .and_then(|value| parse(Part::field(value, &self.at, name), self.reader))
    }

    /// A field that versions before a given one do not have, read as it is meant
    /// there, with a note.
    pub(super) fn get_since<T: Parse>(&mut self, name: &'static str, since: Version) -> Option<T> {
        self.note_since(name, since);
        self.get(name)
    }

    /// Says of a field that it is of a later version, if it is there.
    pub(super) fn note_since(&mut self, name: &'static str, since: Version) {
        if self.reader.version < since && self.has(name) {
            let at = self.at.child(name);
            self.reader.push(of_version(name, since).at(at.name()));
        }
    }

    /// Reports a field that is kept as plain value alone, if it is there.
    pub(super) fn not_honoured(&mut self, name: &'static str, effect: &str) {
        self.known.push(name);
        if self.has(name) {
            let message = format!("`{name}` is not honoured: {effect}");
            let at = self.at.child(name);
            self.reader
                .push(Diagnostic::loss(Code::FieldNotHonoured, message).at(at.name()));
        }
    }

    /// An object of those fields that have given names, and the extensions.
    pub(super) fn subset(&mut self, names: &[&'static str]) -> Map<String, Value> {
        self.known.extend(names);
        let wanted = |name: &str| names.contains(&name) || name.starts_with("x-");
        self.object
            .iter()
            .filter(|(name, _)| wanted(name))
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect()
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
            let mut silent = Reader::new(self.reader.version, &self.reader.files);
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
        let help = format!("add `{name}`, which the specification asks for");
        let diagnostic = Diagnostic::note(Code::MissingField, message)
            .at(&self.at)
            .help(help);
        self.reader.push(diagnostic);
    }

    /// Reports an object of which there is nothing to make a client of.
    pub(super) fn need_one_of(&mut self, names: &[&str]) {
        if names.iter().any(|name| self.has(name)) {
            return;
        }
        let message = format!("the {} has nothing that a client is made of", self.what);
        let diagnostic = Diagnostic::error(Code::NotOpenapi, message)
            .at(&self.at)
            .help(format!("it needs one of {}", list(names)));
        self.reader.push(diagnostic);
    }

    /// Ends the reading: reports the fields that were not asked for, and returns
    /// the extensions.
    pub(super) fn finish(self) -> Extensions {
        for (name, _) in self.others() {
            let message = format!("the {} has no field `{name}`", self.what);
            let mut diagnostic =
                Diagnostic::loss(Code::UnknownField, message).at(self.at.child(name).name());
            diagnostic.help = Some(match nearest(name, self.known.iter().copied()) {
                Some(known) => format!("did you mean `{known}`?"),
                None => format!("remove it, or call it `x-{name}` if it is an extension"),
            });
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
        let value = self.look_up(name)?;
        if value.is_null() {
            let message = format!("`{name}` is null; it is read as if it were absent");
            let at = self.at.child(name);
            self.reader
                .push(Diagnostic::note(Code::WrongType, message).at(at.name()));
            return None;
        }
        Some(value)
    }

    /// A field as it is. Most of those that are asked for are not there.
    fn look_up(&self, name: &str) -> Option<&'a Value> {
        if self.object.len() > FEW {
            return self.object.get(name);
        }
        let mut fields = self.object.iter();
        fields.find(|(key, _)| *key == name).map(|(_, value)| value)
    }
}

/// In an object of so few fields, to compare names is quicker than to hash one.
const FEW: usize = 8;

static EMPTY: LazyLock<Value> = LazyLock::new(|| Value::Object(Map::new()));

/// A note on what only a later version has.
pub(super) fn of_version(name: &str, since: Version) -> Diagnostic {
    let message = format!(
        "`{name}` is of OpenAPI {}; it is read as it is meant there",
        since.name()
    );
    Diagnostic::note(Code::OtherVersion, message)
}
