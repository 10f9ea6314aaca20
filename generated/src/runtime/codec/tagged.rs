// Copied by clientsmith: edits are lost when this crate is made anew.
//! Objects that are one of several types and say which by their first member:
//! they are read straight into that type. Others are read as a whole before the
//! choice is made.

use super::container::{Key, NUMBER, read_after};
use super::trace::Trace;
use super::{Target, Union};
use serde::de::{Error, MapAccess};
use serde_json::{Map, Value as Json};

/// Reads an object of a union.
pub(super) fn read_union<'de, A: MapAccess<'de>>(
    union: &mut dyn Union,
    mut object: A,
    trace: &mut Trace,
) -> Result<(), A::Error> {
    let mut members = Map::new();
    if let Some(key) = object.next_key_seed(Key)? {
        let value: Json = object.next_value()?;
        if let Json::String(name) = &value {
            let is_told = union.discriminator() == Some(&*key);
            let variant = is_told.then(|| union.begin(name)).flatten();
            if let Some(Target::Record(record)) = variant.map(|variant| variant.target()) {
                return read_after(record, Some((&key, name)), object, trace);
            }
            if key == NUMBER {
                let number: serde_json::Number = name.parse().map_err(A::Error::custom)?;
                return trace.set_union(union, number.into());
            }
        }
        members.insert(key.into_owned(), value);
    }
    while let Some((key, value)) = object.next_entry()? {
        members.insert(key, value);
    }
    trace.set_union(union, members.into())
}
