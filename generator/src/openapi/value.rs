//! A plain value from any serde format, such that nothing is lost in silence:
//! duplicate keys are reported, keys that are numbers or the like become text,
//! and what aliases expand to is bounded.

use std::cell::{Cell, RefCell};
use std::fmt;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use serde_json::map::Entry;
use serde_json::{Map, Number, Value};

use super::At;
use super::at::Way;
use super::text::too_many_aliases;
use crate::diag::{Code, Diagnostic, FileId};

/// What is known while a file is read.
pub(super) struct Reading {
    file: FileId,
    diagnostics: RefCell<Vec<Diagnostic>>,
    /// Why the reading was given up, if it was.
    stopped: RefCell<Option<Diagnostic>>,
    /// How many more values there may be.
    left: Cell<usize>,
}

impl Reading {
    /// Of a file of some length. Each value takes at least two bytes of text
    /// (`1,`), so that only aliases can make more values than that.
    pub(super) fn new(file: FileId, length: usize) -> Reading {
        Reading {
            file,
            diagnostics: RefCell::default(),
            stopped: RefCell::default(),
            left: Cell::new(1_000_000 + length),
        }
    }

    /// What was wrong, but did not end the reading.
    pub(super) fn diagnostics(&self) -> Vec<Diagnostic> {
        self.diagnostics.take()
    }

    /// Why the reading was given up, if not for an error of syntax.
    pub(super) fn stopped(&self) -> Option<Diagnostic> {
        self.stopped.take()
    }

    fn push(&self, diagnostic: Diagnostic) {
        self.diagnostics.borrow_mut().push(diagnostic);
    }
}

/// Reads a value.
#[derive(Clone, Copy)]
pub(super) struct Values<'a> {
    reading: &'a Reading,
    way: Way<'a>,
}

impl<'a> Values<'a> {
    /// Reads the whole of a file.
    pub(super) fn new(reading: &'a Reading) -> Values<'a> {
        Values {
            reading,
            way: Way::Root(reading.file),
        }
    }

    fn at(&self) -> At {
        self.way.at()
    }

    /// Whether this is the Paths Object.
    fn is_paths(&self) -> bool {
        matches!(self.way, Way::Key(Way::Root(_), "paths"))
    }

    /// Adds an entry. Of two with one key the last counts, as it does for nearly
    /// all readers of JSON (RFC 8259, section 4); but a path that is there twice,
    /// each time for other methods, has the operations of both.
    fn insert(&self, object: &mut Map<String, Value>, key: String, value: Value) {
        let earlier = match object.entry(key) {
            Entry::Vacant(entry) => {
                entry.insert(value);
                return;
            }
            Entry::Occupied(entry) => entry,
        };
        let key = earlier.key().clone();
        let effect = match (earlier.into_mut(), value) {
            (Value::Object(earlier), Value::Object(item)) if self.is_paths() => {
                let item_values = Values {
                    way: Way::Key(&self.way, &key),
                    ..*self
                };
                for (name, part) in item {
                    item_values.insert(earlier, name, part);
                }
                "what both say is read"
            }
            (earlier, value) => {
                *earlier = value;
                "this one is read"
            }
        };
        let message = format!("the key `{key}` is there twice: {effect}");
        let diagnostic = Diagnostic::loss(Code::DuplicateKey, message)
            .at(self.at().child(&key).name())
            .help("remove or rename one of the two");
        self.reading.push(diagnostic);
    }
}

impl<'de> DeserializeSeed<'de> for Values<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        let Some(left) = self.reading.left.get().checked_sub(1) else {
            let stopped = too_many_aliases().at(&self.at());
            *self.reading.stopped.borrow_mut() = Some(stopped);
            return Err(D::Error::custom("too many values"));
        };
        self.reading.left.set(left);
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Values<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    /// A YAML file of comments alone.
    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<Value, E> {
        Number::from_i128(value).map_or_else(|| self.visit_f64(value as f64), |n| Ok(n.into()))
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<Value, E> {
        Number::from_u128(value).map_or_else(|| self.visit_f64(value as f64), |n| Ok(n.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        if let Some(number) = Number::from_f64(value) {
            return Ok(Value::Number(number));
        }
        let message = format!("`{value}` is no number of JSON; it is read as null");
        let diagnostic = Diagnostic::loss(Code::NotFinite, message)
            .at(&self.at())
            .help("put it in quotes if it is text, or remove it");
        self.reading.push(diagnostic);
        Ok(Value::Null)
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        loop {
            let way = Way::Index(&self.way, values.len());
            match items.next_element_seed(Values {
                reading: self.reading,
                way,
            })? {
                Some(value) => values.push(value),
                None => return Ok(Value::Array(values)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        let mut merged = None;
        while let Some(key) = entries.next_key_seed(Keys)? {
            let way = Way::Key(&self.way, &key);
            let value = entries.next_value_seed(Values {
                reading: self.reading,
                way,
            })?;
            // The merge key of YAML 1.1, https://yaml.org/type/merge.html
            if key == "<<" && is_mergeable(&value) {
                merged = Some(value);
            } else {
                self.insert(&mut object, key, value);
            }
        }
        if let Some(merged) = merged {
            merge(&mut object, merged);
        }
        Ok(Value::Object(object))
    }

    /// A YAML tag, such as `!Ref`: the value that it stands before.
    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<Value, A::Error> {
        let (tag, value) = access.variant_seed(Keys)?;
        let message = format!("the YAML tag `{tag}` has no meaning here, and is left out");
        self.reading.push(
            Diagnostic::loss(Code::YamlTag, message)
                .at(&self.at())
                .help("remove the tag"),
        );
        value.newtype_variant_seed(self)
    }
}

/// Reads a key as text, as it is written, whatever type it would have.
struct Keys;

impl<'de> DeserializeSeed<'de> for Keys {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        String::deserialize(deserializer)
    }
}

fn is_mergeable(value: &Value) -> bool {
    match value {
        Value::Object(_) => true,
        Value::Array(items) => !items.is_empty() && items.iter().all(Value::is_object),
        _ => false,
    }
}

/// Adds the entries that an object does not have itself; of several merged
/// objects, those of the first count.
fn merge(object: &mut Map<String, Value>, merged: Value) {
    match merged {
        Value::Object(entries) => {
            for (key, value) in entries {
                object.entry(key).or_insert(value);
            }
        }
        Value::Array(items) => items.into_iter().for_each(|item| merge(object, item)),
        _ => {}
    }
}
