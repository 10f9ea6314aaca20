// Copied by clientsmith: edits are lost when this crate is made anew.
//! From any serde format into a [`Value`], with one visitor for all types.

use super::{
    DecodeError, List, Map, Mismatch, Optional, Record, Scalar, Target, Token, Union, Value,
};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// Reads a type of the codec from any self-describing serde format.
///
/// # Errors
///
/// Where the document does not fit; the message begins with the path.
pub fn deserialize<'de, T: Value, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut value = T::empty();
    let mut trace = Trace::default();
    fill(&mut value, deserializer, &mut trace).map_err(|error| match trace.path() {
        path if path.is_empty() => error,
        path => D::Error::custom(format_args!("{path}: {error}")),
    })?;
    Ok(value)
}

/// Reads a JSON text (RFC 8259), the whole of it.
///
/// # Errors
///
/// Where the text is not JSON, or does not fit the type.
pub fn from_json<T: Value>(json: &[u8]) -> Result<T, DecodeError> {
    let mut value = T::empty();
    fill_from_json(&mut value, json)?;
    Ok(value)
}

/// Reads JSON that has been parsed already.
///
/// # Errors
///
/// Where the value does not fit the type.
pub fn from_value<T: Value>(json: &serde_json::Value) -> Result<T, DecodeError> {
    let mut value = T::empty();
    let mut trace = Trace::default();
    fill(&mut value, json, &mut trace).map_err(|error| trace.error(&error))?;
    Ok(value)
}

fn fill_from_json(value: &mut dyn Value, json: &[u8]) -> Result<(), DecodeError> {
    let mut trace = Trace::default();
    let mut deserializer = serde_json::Deserializer::from_slice(json);
    fill(value, &mut deserializer, &mut trace).map_err(|error| trace.error(&error))?;
    deserializer
        .end()
        .map_err(|error| DecodeError::new("", error.to_string()))
}

fn fill<'de, D: Deserializer<'de>>(
    value: &mut dyn Value,
    deserializer: D,
    trace: &mut Trace,
) -> Result<(), D::Error> {
    let target = value.target();
    Seed { target, trace }.deserialize(deserializer)
}

/// The way to the value that did not fit, innermost step first. It is written
/// only once an error is on its way out: reading costs nothing.
#[derive(Default)]
struct Trace {
    steps: Vec<Step>,
}

enum Step {
    Key(Cow<'static, str>),
    Index(usize),
}

impl Trace {
    fn path(&self) -> String {
        let mut path = String::new();
        for step in self.steps.iter().rev() {
            match step {
                Step::Index(index) => path.push_str(&format!("[{index}]")),
                Step::Key(key) => {
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(key);
                }
            }
        }
        path
    }

    fn error(&self, error: &serde_json::Error) -> DecodeError {
        DecodeError::new(self.path(), error.to_string())
    }

    /// Notes the step that an error came through.
    fn through<T, E>(&mut self, result: Result<T, E>, step: impl FnOnce() -> Step) -> Result<T, E> {
        if result.is_err() {
            self.steps.push(step());
        }
        result
    }

    fn refuse<E: Error>(&mut self, mismatch: Mismatch, expected: &str, found: &str) -> E {
        match mismatch {
            Mismatch::Kind => unexpected(expected, found),
            Mismatch::Value(reason) => E::custom(reason),
            Mismatch::Inside(error) => {
                if !error.path().is_empty() {
                    self.steps.push(Step::Key(error.path().to_owned().into()));
                }
                E::custom(error.message())
            }
        }
    }
}

fn unexpected<E: Error>(expected: &str, found: &str) -> E {
    E::custom(format_args!("expected {expected}, found {found}"))
}

/// One value that is to be read.
struct Seed<'a> {
    target: Target<'a>,
    trace: &'a mut Trace,
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.target {
            Target::Json(json) => {
                *json = serde::Deserialize::deserialize(deserializer)?;
                Ok(())
            }
            Target::Union(union) => {
                let json: serde_json::Value = serde::Deserialize::deserialize(deserializer)?;
                set_union(union, json, self.trace)
            }
            Target::Optional(place) => deserializer.deserialize_option(OptionalVisitor {
                place,
                trace: self.trace,
            }),
            Target::Scalar(_) | Target::List(_) | Target::Map(_) | Target::Record(_) => {
                deserializer.deserialize_any(self)
            }
        }
    }
}

fn set_union<E: Error>(
    union: &mut dyn Union,
    json: serde_json::Value,
    trace: &mut Trace,
) -> Result<(), E> {
    union
        .set(json)
        .map_err(|mismatch| trace.refuse(mismatch, "one of several types", "none of them"))
}

struct OptionalVisitor<'a> {
    place: &'a mut dyn Optional,
    trace: &'a mut Trace,
}

impl<'de> Visitor<'de> for OptionalVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.place.set_null();
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.visit_none()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        fill(self.place.fill(), deserializer, self.trace)
    }
}

impl Seed<'_> {
    fn expected(&self) -> &'static str {
        match &self.target {
            Target::Scalar(scalar) => scalar.expected(),
            Target::List(_) => "an array",
            Target::Map(_) | Target::Record(_) => "an object",
            Target::Json(_) | Target::Optional(_) | Target::Union(_) => "a value",
        }
    }

    fn scalar<E: Error>(self, token: Token<'_>) -> Result<(), E> {
        let expected = self.expected();
        match self.target {
            Target::Scalar(scalar) => set_scalar(scalar, token, self.trace),
            _ => Err(unexpected(expected, token.kind())),
        }
    }
}

fn set_scalar<E: Error>(
    scalar: &mut dyn Scalar,
    token: Token<'_>,
    trace: &mut Trace,
) -> Result<(), E> {
    scalar
        .set(token)
        .map_err(|mismatch| trace.refuse(mismatch, scalar.expected(), token.kind()))
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected())
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.scalar(Token::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.scalar(Token::Integer(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.scalar(i64::try_from(value).map_or(Token::Unsigned(value), Token::Integer))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.scalar(Token::Number(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.scalar(Token::Text(value))
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Err(unexpected(self.expected(), "null"))
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, array: A) -> Result<(), A::Error> {
        let expected = self.expected();
        match self.target {
            Target::List(list) => read_list(list, array, self.trace),
            _ => Err(unexpected(expected, "an array")),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<(), A::Error> {
        let expected = self.expected();
        match self.target {
            Target::Record(record) => read_record(record, object, self.trace),
            Target::Map(map) => read_map(map, object, self.trace),
            Target::Scalar(scalar) => read_number(scalar, object, self.trace),
            _ => Err(unexpected(expected, "an object")),
        }
    }
}

/// The next element of an array: its place is made only once it is there.
struct Element<'a> {
    list: &'a mut dyn List,
    trace: &'a mut Trace,
}

impl<'de> DeserializeSeed<'de> for Element<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        fill(self.list.push(), deserializer, self.trace)
    }
}

fn read_list<'de, A: SeqAccess<'de>>(
    list: &mut dyn List,
    mut array: A,
    trace: &mut Trace,
) -> Result<(), A::Error> {
    let mut index = 0;
    loop {
        let next = array.next_element_seed(Element { list, trace });
        match trace.through(next, || Step::Index(index))? {
            Some(()) => index += 1,
            None => return Ok(()),
        }
    }
}

fn read_record<'de, A: MapAccess<'de>>(
    record: &mut dyn Record,
    mut object: A,
    trace: &mut Trace,
) -> Result<(), A::Error> {
    let fields = record.fields();
    let mut seen = Seen::new(fields.len());
    let mut expected = 0;
    while let Some(key) = object.next_key_seed(Key)? {
        let Some(index) = position(fields, &key, expected) else {
            match record.additional_mut() {
                Some(map) => read_entry(map, &key, &mut object, trace)?,
                None => {
                    object.next_value::<serde::de::IgnoredAny>()?;
                }
            }
            continue;
        };
        expected = index + 1;
        let step = || Step::Key(Cow::Borrowed(fields[index].name));
        if !seen.insert(index) {
            return trace.through(Err(A::Error::custom("the key is there twice")), step);
        }
        let Some(place) = record.field_mut(index) else {
            continue;
        };
        let target = place.target();
        let read = object.next_value_seed(Seed { target, trace });
        trace.through(read, step)?;
    }
    match (0..fields.len()).find(|&index| fields[index].required && !seen.contains(index)) {
        None => Ok(()),
        Some(index) => trace.through(Err(A::Error::custom("required, but not there")), || {
            Step::Key(Cow::Borrowed(fields[index].name))
        }),
    }
}

/// The field with this key. Documents mostly keep the order of the
/// description, so the field after the last one is looked at first.
fn position(fields: &[super::Field], key: &str, expected: usize) -> Option<usize> {
    if fields.get(expected).is_some_and(|field| field.name == key) {
        return Some(expected);
    }
    fields.iter().position(|field| field.name == key)
}

fn read_map<'de, A: MapAccess<'de>>(
    map: &mut dyn Map,
    mut object: A,
    trace: &mut Trace,
) -> Result<(), A::Error> {
    while let Some(key) = object.next_key_seed(Key)? {
        read_entry(map, &key, &mut object, trace)?;
    }
    Ok(())
}

fn read_entry<'de, A: MapAccess<'de>>(
    map: &mut dyn Map,
    key: &str,
    object: &mut A,
    trace: &mut Trace,
) -> Result<(), A::Error> {
    let read = match map.insert(key) {
        None => Err(A::Error::custom("the key is there twice")),
        Some(place) => object.next_value_seed(Seed {
            target: place.target(),
            trace,
        }),
    };
    trace.through(read, || Step::Key(Cow::Owned(key.to_owned())))
}

/// Under serde_json's `arbitrary_precision`, which any crate of the build can
/// turn on, a number arrives as an object with this one key.
fn read_number<'de, A: MapAccess<'de>>(
    scalar: &mut dyn Scalar,
    mut object: A,
    trace: &mut Trace,
) -> Result<(), A::Error> {
    const NUMBER: &str = "$serde_json::private::Number";
    match object.next_key_seed(Key)? {
        Some(key) if key == NUMBER => {}
        _ => return Err(unexpected(scalar.expected(), "an object")),
    }
    let text: String = object.next_value()?;
    let token = text
        .parse()
        .map(Token::Integer)
        .or_else(|_| text.parse().map(Token::Unsigned))
        .or_else(|_| text.parse().map(Token::Number))
        .map_err(|_| unexpected(scalar.expected(), "a number out of range"))?;
    set_scalar(scalar, token, trace)
}

/// A key of an object, borrowed from the document where that is possible.
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Cow<'de, str>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Key {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E: Error>(self, value: &'de str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Borrowed(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(value.to_owned()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(value))
    }
}

/// Which fields of a record have been read; of most records without allocating.
enum Seen {
    Few(u64),
    Many(Vec<bool>),
}

impl Seen {
    fn new(fields: usize) -> Self {
        match fields {
            0..=64 => Self::Few(0),
            _ => Self::Many(vec![false; fields]),
        }
    }

    fn contains(&self, index: usize) -> bool {
        match self {
            Self::Few(bits) => bits & (1 << index) != 0,
            Self::Many(seen) => seen[index],
        }
    }

    /// Whether the field is new.
    fn insert(&mut self, index: usize) -> bool {
        let new = !self.contains(index);
        match self {
            Self::Few(bits) => *bits |= 1 << index,
            Self::Many(seen) => seen[index] = true,
        }
        new
    }
}
