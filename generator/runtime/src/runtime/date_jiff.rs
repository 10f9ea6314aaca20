//! Dates and times (RFC 3339) as types of `jiff`: `format: date-time`, `date`
//! and `time`.

use crate::runtime::codec::{Mismatch, Scalar, Source, Target, Token, Value};
use ::jiff::Timestamp;
use ::jiff::civil::{Date, Time};
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
    Timestamp: "a date and time with its offset from UTC", Self::UNIX_EPOCH, str::parse, Self::to_string;
    Date: "a date", Self::ZERO, str::parse, Self::to_string;
    Time: "a time of day", Self::midnight(), str::parse, Self::to_string;
}
