// Copied by clientsmith: edits are lost when this crate is made anew.
//! Arrays and objects of a document.

use super::trace::{Step, Trace, unexpected};
use super::visitor::Seed;
use super::{Field, List, Map, Record, Scalar, Token};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// The next element of an array: its place is made only once it is there.
struct Element<'a> {
    list: &'a mut dyn List,
    index: usize,
    trace: &'a mut Trace,
}

impl<'de> DeserializeSeed<'de> for Element<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let trace = self.trace;
        match self.list.place(self.index) {
            Some(value) => Seed { value, trace }.deserialize(deserializer),
            None => Err(D::Error::custom("one item more than there can be")),
        }
    }
}

/// Reads an array.
pub(super) fn read_list<'de, A: SeqAccess<'de>>(
    list: &mut dyn List,
    mut array: A,
    trace: &mut Trace,
) -> Result<(), A::Error> {
    let mut index = 0;
    loop {
        let next = array.next_element_seed(Element { list, index, trace });
        match trace.through(next, || Step::Index(index))? {
            Some(()) => index += 1,
            None => break,
        }
    }
    match list.least() {
        least if index < least => Err(A::Error::custom(format_args!(
            "expected {least} items, found {index}"
        ))),
        _ => Ok(()),
    }
}

/// Reads an object whose keys are known.
pub(super) fn read_record<'de, A: MapAccess<'de>>(
    record: &mut dyn Record,
    object: A,
    trace: &mut Trace,
) -> Result<(), A::Error> {
    read_after(record, None, object, trace)
}

/// Reads an object whose keys are known, and whose first member, a text, has
/// been read already.
pub(super) fn read_after<'de, A: MapAccess<'de>>(
    record: &mut dyn Record,
    first: Option<(&str, &str)>,
    mut object: A,
    trace: &mut Trace,
) -> Result<(), A::Error> {
    let fields = record.fields();
    let mut seen = Seen::new(fields.len());
    let mut expected = 0;
    if let Some((key, text)) = first {
        let place = match position(fields, key, 0) {
            Some(index) => {
                seen.insert(index);
                expected = index + 1;
                record.field_mut(index)
            }
            None => record.additional_mut().and_then(|map| map.insert(key)),
        };
        if let Some(value) = place {
            let read = Seed { value, trace }.visit_str(text);
            trace.through(read, || Step::Key(Cow::Owned(key.to_owned())))?;
        }
    }
    while let Some(found) = object.next_key_seed(FieldKey { fields, expected })? {
        let index = match found {
            Found::Field(index) => index,
            Found::Other(key) => {
                match record.additional_mut() {
                    Some(map) => read_entry(map, &key, &mut object, trace)?,
                    None => {
                        object.next_value::<serde::de::IgnoredAny>()?;
                    }
                }
                continue;
            }
        };
        expected = index + 1;
        let step = || Step::Key(Cow::Borrowed(fields[index].name));
        if !seen.insert(index) {
            return trace.through(Err(A::Error::custom("the key is there twice")), step);
        }
        let Some(value) = record.field_mut(index) else {
            continue;
        };
        let read = object.next_value_seed(Seed { value, trace });
        trace.through(read, step)?;
    }
    match (0..fields.len()).find(|&index| fields[index].required && !seen.contains(index)) {
        None => Ok(()),
        Some(index) => trace.through(Err(A::Error::custom("required, but not there")), || {
            Step::Key(Cow::Borrowed(fields[index].name))
        }),
    }
}

/// The field with this key. Documents mostly keep the order of the description, so
/// the fields after the last one are looked at first; the very next one is most often
/// it, and asking for that alone makes reading lists of objects 7 % faster.
#[inline]
fn position(fields: &[Field], key: &str, expected: usize) -> Option<usize> {
    if fields.get(expected).is_some_and(|field| field.name == key) {
        return Some(expected);
    }
    let (before, after) = fields.split_at_checked(expected).unwrap_or((fields, &[]));
    // Keys of one length mostly differ in their last byte; to see that is cheaper than
    // to compare them.
    let last = key.as_bytes().last();
    let at = |part: &[Field]| {
        part.iter()
            .position(|field| field.name.as_bytes().last() == last && field.name == key)
    };
    at(after)
        .map(|index| expected + index)
        .or_else(|| at(before))
}

/// Reads an object whose keys are free.
pub(super) fn read_map<'de, A: MapAccess<'de>>(
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
        Some(value) => object.next_value_seed(Seed { value, trace }),
    };
    trace.through(read, || Step::Key(Cow::Owned(key.to_owned())))
}

/// The key of a number under `arbitrary_precision`.
pub(super) const NUMBER: &str = "$serde_json::private::Number";

/// Under serde_json's `arbitrary_precision`, which any crate of the build can
/// turn on, a number arrives as an object with this one key.
pub(super) fn read_number<'de, A: MapAccess<'de>>(
    scalar: &mut dyn Scalar,
    mut object: A,
    trace: &mut Trace,
) -> Result<(), A::Error> {
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
    scalar
        .set(token)
        .map_err(|mismatch| trace.refuse(mismatch, scalar.expected(), token.kind()))
}

/// A key of an object, borrowed from the document where that is possible.
pub(super) struct Key;

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

/// A key of a record: it is looked up where it is read, and kept only if no
/// field has it.
struct FieldKey {
    fields: &'static [Field],
    expected: usize,
}

/// What a key of a record is.
enum Found<'de> {
    /// That of the field at this index.
    Field(usize),
    /// Another.
    Other(Cow<'de, str>),
}

impl FieldKey {
    #[inline]
    fn find<'de>(&self, key: &str, keep: impl FnOnce() -> Cow<'de, str>) -> Found<'de> {
        match position(self.fields, key, self.expected) {
            Some(index) => Found::Field(index),
            None => Found::Other(keep()),
        }
    }
}

impl<'de> DeserializeSeed<'de> for FieldKey {
    type Value = Found<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Found<'de>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for FieldKey {
    type Value = Found<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E: Error>(self, value: &'de str) -> Result<Found<'de>, E> {
        Ok(self.find(value, || Cow::Borrowed(value)))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Found<'de>, E> {
        Ok(self.find(value, || Cow::Owned(value.to_owned())))
    }
}

/// Which fields of a record have been read; of most records without allocating.
enum Seen {
    Few(u64),
    Many(Vec<bool>),
}

impl Seen {
    #[inline]
    fn new(fields: usize) -> Self {
        match fields {
            0..=64 => Self::Few(0),
            _ => Self::Many(vec![false; fields]),
        }
    }

    #[inline]
    fn contains(&self, index: usize) -> bool {
        match self {
            Self::Few(bits) => bits & (1 << index) != 0,
            Self::Many(seen) => seen[index],
        }
    }

    /// Whether the field is new.
    #[inline]
    fn insert(&mut self, index: usize) -> bool {
        let new = !self.contains(index);
        match self {
            Self::Few(bits) => *bits |= 1 << index,
            Self::Many(seen) => seen[index] = true,
        }
        new
    }
}
