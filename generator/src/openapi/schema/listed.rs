//! `enum` beside `type: array`, whose values are often those of the items.

use serde_json::Value;

use super::{Keywords, Schema, Type};
use crate::diag::{Code, Diagnostic};
use crate::openapi::reader::Reader;

/// Moves an `enum` of which no value is an array from an array to its items: no array could be
/// one of the values, and what is meant is plain.
pub(super) fn move_to_items(keywords: &mut Keywords, reader: &mut Reader) {
    let is_array = keywords.types.without(Type::Null).single() == Some(Type::Array);
    let is_of_items = |values: &mut Vec<Value>| {
        is_array && !values.is_empty() && !values.iter().any(Value::is_array)
    };
    let Some(values) = keywords.enumeration.take_if(is_of_items) else {
        return;
    };
    let message = "the values of this `enum` are no arrays: they are read as those of the items";
    let at = keywords.at.child("enum");
    reader.push(Diagnostic::note(Code::WrongType, message).at(at.name()));
    let array = keywords.array.get_or_insert_default();
    let nothing = || Schema::Keywords(Box::new(Keywords::new(keywords.at.child("items"))));
    if let Schema::Keywords(items) = array.items.get_or_insert_with(nothing)
        && items.enumeration.is_none()
    {
        items.enumeration = Some(values);
    }
}
