//! Dates and times (RFC 3339) as types of `time`: `format: date-time`, `date`
//! and `time`.

use crate::runtime::codec::{Mismatch, Scalar, Source, Target, Token, Value};
use ::time::error::Parse;
use ::time::format_description::well_known::{Iso8601, Rfc3339};
use ::time::{Date, OffsetDateTime, Time, UtcOffset};
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
    OffsetDateTime: "a date and time with its offset from UTC", Self::UNIX_EPOCH, read_date_time, write_date_time;
    Date: "a date", Self::MIN, read_date, Self::to_string;
    Time: "a time of day", Self::MIDNIGHT, read_time, write_time;
}

fn read_date_time(text: &str) -> Result<OffsetDateTime, Parse> {
    OffsetDateTime::parse(text, &Rfc3339)
}

/// In UTC, with `Z`, unless it is in another year there that `time` does not have. What
/// RFC 3339 has no form for (years beyond 9999) is written as `time` shows it.
fn write_date_time(value: &OffsetDateTime) -> String {
    let in_utc = value.checked_to_offset(UtcOffset::UTC);
    let value = in_utc.unwrap_or(*value);
    value.format(&Rfc3339).unwrap_or_else(|_| value.to_string())
}

fn read_date(text: &str) -> Result<Date, Parse> {
    Date::parse(text, &Iso8601::DATE)
}

fn read_time(text: &str) -> Result<Time, Parse> {
    Ok(read_date_time(&format!("1970-01-01T{text}Z"))?.time())
}

fn write_time(value: &Time) -> String {
    let text = write_date_time(&OffsetDateTime::UNIX_EPOCH.replace_time(*value));
    let text = text.trim_start_matches("1970-01-01T");
    text.trim_end_matches('Z').to_owned()
}
