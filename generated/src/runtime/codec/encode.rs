// Copied by clientsmith: edits are lost when this crate is made anew.
//! From a [`Value`] into any serde format, with one implementation for all
//! types.

use super::{EncodeError, Field, List, Map, Record, Source, Tag, Value};
use serde::ser::{Error, Serialize, SerializeMap, SerializeSeq, Serializer};

/// Writes a type of the codec in any serde format.
///
/// # Errors
///
/// Where the format cannot express a value.
pub fn serialize<S: Serializer>(value: &dyn Value, serializer: S) -> Result<S::Ok, S::Error> {
    write(&value.source(), serializer)
}

/// Makes a JSON value.
///
/// # Errors
///
/// Where a number is not finite.
pub fn to_value(value: &dyn Value) -> Result<serde_json::Value, EncodeError> {
    serde_json::to_value(Erased(value)).map_err(|error| EncodeError::new(error.to_string()))
}

struct Erased<'a>(&'a dyn Value);

impl Serialize for Erased<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(self.0, serializer)
    }
}

struct Sourced<'a>(Source<'a>);

impl Serialize for Sourced<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write(&self.0, serializer)
    }
}

fn write<S: Serializer>(source: &Source<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    match source {
        Source::Absent | Source::Null => serializer.serialize_unit(),
        Source::Bool(value) => serializer.serialize_bool(*value),
        Source::Integer(value) => serializer.serialize_i64(*value),
        Source::Unsigned(value) => serializer.serialize_u64(*value),
        Source::Number(value) if value.is_finite() => serializer.serialize_f64(*value),
        Source::Number(value) => Err(S::Error::custom(format_args!(
            "{value} is not a JSON number"
        ))),
        Source::Text(text) => serializer.serialize_str(text),
        Source::List(list) => write_list(*list, serializer),
        Source::Map(map) => write_map(*map, serializer),
        Source::Record(record) => write_record(None, *record, serializer),
        Source::Tagged(tag, record) => write_record(Some(tag), *record, serializer),
        Source::Json(json) => json.serialize(serializer),
        Source::Foreign(_) => Err(S::Error::custom("this format holds no file")),
    }
}

fn write_list<S: Serializer>(list: &dyn List, serializer: S) -> Result<S::Ok, S::Error> {
    let mut array = serializer.serialize_seq(Some(list.len()))?;
    for element in (0..list.len()).filter_map(|index| list.get(index)) {
        array.serialize_element(&Erased(element))?;
    }
    array.end()
}

fn write_map<S: Serializer>(map: &dyn Map, serializer: S) -> Result<S::Ok, S::Error> {
    let mut object = serializer.serialize_map(None)?;
    write_entries(map, &mut object)?;
    object.end()
}

fn write_entries<M: SerializeMap>(map: &dyn Map, object: &mut M) -> Result<(), M::Error> {
    let mut written = Ok(());
    map.each(&mut |key, value| {
        if written.is_ok() {
            written = object.serialize_entry(key, &Erased(value));
        }
    });
    written
}

fn write_record<S: Serializer>(
    tag: Option<&Tag>,
    record: &dyn Record,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut object = serializer.serialize_map(None)?;
    if let Some(tag) = tag {
        object.serialize_entry(tag.property, tag.name)?;
    }
    let mut written = Ok(());
    record.read(&mut |values, additional| {
        written = write_members(record.fields(), values, &mut object);
        if let (Ok(()), Some(map)) = (&written, additional) {
            written = write_entries(map, &mut object);
        }
    });
    written?;
    object.end()
}

fn write_members<M: SerializeMap>(
    fields: &[Field],
    values: &[&dyn Value],
    object: &mut M,
) -> Result<(), M::Error> {
    for (field, value) in fields.iter().zip(values) {
        let source = value.source();
        if field.required || !matches!(source, Source::Absent) {
            object.serialize_entry(field.name, &Sourced(source))?;
        }
    }
    Ok(())
}
