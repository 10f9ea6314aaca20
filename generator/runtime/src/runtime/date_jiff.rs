//! Dates and times (RFC 3339) as types of `jiff`: `format: date-time`, `date`
//! and `time`.

use crate::runtime::codec::{Mismatch, Scalar, Source, Target, Token, Value};
use ::jiff::civil::{Date, Time, date};
use ::jiff::fmt::temporal::Pieces;
use ::jiff::{Error, Timestamp};
use std::borrow::Cow;

macro_rules! dates {
    ($($type:ty: $expected:literal, $empty:expr, $read:expr, $write:expr;)*) => {$(
        impl Value for $type {
            fn empty() -> Self {
                $empty
            }

            fn target(&mut self) -> Target<'_> {
                Target::Scalar(self)
            }

            fn source(&self) -> Source<'_> {
                Source::Text(Cow::Owned($write(self)))
            }
        }

        impl Scalar for $type {
            fn expected(&self) -> &'static str {
                $expected
            }

            fn set(&mut self, token: Token<'_>) -> Result<(), Mismatch> {
                let Token::Text(text) = token else {
                    return Err(Mismatch::Kind);
                };
                *self = $read(text).map_err(|_| Mismatch::value(concat!("not ", $expected)))?;
                Ok(())
            }
        }
    )*};
}

dates! {
    Timestamp: "a date and time with its offset from UTC", Self::UNIX_EPOCH, read, write;
    Date: "a date", Self::ZERO, str::parse, Self::to_string;
    Time: "a time of day", Self::midnight(), str::parse, Self::to_string;
}

/// The last moments of the year 9999, which stand for "never" in many services, are
/// beyond the last one that jiff has, and are read as that.
fn read(text: &str) -> Result<Timestamp, Error> {
    text.parse().or_else(|error| match Pieces::parse(text) {
        Ok(pieces) if pieces.offset().is_some() && pieces.date() >= date(9999, 12, 30) => {
            Ok(Timestamp::MAX)
        }
        _ => Err(error),
    })
}

fn write(time: &Timestamp) -> String {
    match *time == Timestamp::MAX {
        true => "9999-12-31T23:59:59.9999999Z".to_owned(),
        false => time.to_string(),
    }
}
