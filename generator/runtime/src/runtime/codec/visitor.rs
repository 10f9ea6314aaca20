//! The one visitor: what the document holds meets what the type expects.

use super::container::{read_list, read_map, read_number, read_record};
use super::tagged::read_union;
use super::trace::{Trace, unexpected};
use super::{Target, Token, Value};
use serde::Deserialize;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// One value that is to be read.
pub(super) struct Seed<'a> {
    pub(super) value: &'a mut dyn Value,
    pub(super) trace: &'a mut Trace,
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Seed<'_> {
    #[inline]
    fn scalar<E: Error>(self, token: Token<'_>) -> Result<(), E> {
        let set = self.value.set_scalar(token);
        set.map_err(|mismatch| {
            let expected = self.value.target().expected();
            self.trace.refuse(mismatch, expected, token.kind())
        })
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.scalar(Token::Null)
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.scalar(Token::Null)
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

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, array: A) -> Result<(), A::Error> {
        match self.value.target() {
            Target::List(list) => read_list(list, array, self.trace),
            Target::Json(json) => {
                *json = Deserialize::deserialize(SeqAccessDeserializer::new(array))?;
                Ok(())
            }
            Target::Union(union) => {
                let json = Deserialize::deserialize(SeqAccessDeserializer::new(array))?;
                self.trace.set_union(union, json)
            }
            other => Err(unexpected(other.expected(), "an array")),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<(), A::Error> {
        match self.value.target() {
            Target::Record(record) => read_record(record, object, self.trace),
            Target::Map(map) => read_map(map, object, self.trace),
            Target::Scalar(scalar) => read_number(scalar, object, self.trace),
            Target::Json(json) => {
                *json = Deserialize::deserialize(MapAccessDeserializer::new(object))?;
                Ok(())
            }
            Target::Union(union) => read_union(union, object, self.trace),
            other @ Target::List(_) => Err(unexpected(other.expected(), "an object")),
        }
    }
}
