//! Dates and times (RFC 3339) as types of `chrono`: `format: date-time`, `date`
//! and `time`.

use crate::runtime::codec::{Mismatch, Scalar, Source, Target, Token, Value};
use ::chrono::{DateTime, NaiveDate, NaiveTime, ParseError, SecondsFormat, Utc};
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
    DateTime<Utc>: "a date and time with its offset from UTC", Self::UNIX_EPOCH, read_date_time, write_date_time;
    NaiveDate: "a date", Self::default(), str::parse, Self::to_string;
    NaiveTime: "a time of day", Self::MIN, str::parse, Self::to_string;
}

fn read_date_time(text: &str) -> Result<DateTime<Utc>, ParseError> {
    Ok(DateTime::parse_from_rfc3339(text)?.to_utc())
}

fn write_date_time(value: &DateTime<Utc>) -> String {
    value.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}
