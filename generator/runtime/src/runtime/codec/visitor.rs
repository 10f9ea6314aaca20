//! The one visitor: what the document holds meets what the type expects.

use super::container::{read_list, read_map, read_number, read_record};
use super::decode::fill;
use super::trace::{Trace, unexpected};
use super::{Optional, Scalar, Target, Token, Union};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// One value that is to be read.
pub(super) struct Seed<'a> {
    pub(super) target: Target<'a>,
    pub(super) trace: &'a mut Trace,
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

/// Puts a scalar into its place.
pub(super) fn set_scalar<E: Error>(
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
