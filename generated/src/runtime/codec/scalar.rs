// Copied by clientsmith: edits are lost when this crate is made anew.
//! Booleans, numbers and strings.

use super::{Field, Json, Mismatch, Source, Target, Value};
use std::borrow::Cow;

/// A scalar of a document.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Token<'a> {
    /// `null`
    Null,
    /// A boolean.
    Bool(bool),
    /// An integer.
    Integer(i64),
    /// An integer beyond [`i64::MAX`].
    Unsigned(u64),
    /// A number with a fraction or an exponent.
    Number(f64),
    /// A string.
    Text(&'a str),
}

impl Token<'_> {
    /// The kind of value, with its article, for messages.
    pub fn kind(&self) -> &'static str {
        match self {
            Token::Null => "null",
            Token::Bool(_) => "a boolean",
            Token::Integer(_) | Token::Unsigned(_) => "an integer",
            Token::Number(_) => "a number",
            Token::Text(_) => "a string",
        }
    }
}

impl From<Token<'_>> for serde_json::Value {
    fn from(token: Token<'_>) -> Self {
        match token {
            Token::Null => Self::Null,
            Token::Bool(value) => value.into(),
            Token::Integer(value) => value.into(),
            Token::Unsigned(value) => value.into(),
            Token::Number(value) => value.into(),
            Token::Text(text) => text.into(),
        }
    }
}

/// A place for a boolean, a number or a string.
pub trait Scalar {
    /// What is expected, with its article, for messages.
    fn expected(&self) -> &'static str;

    /// Takes the value.
    ///
    /// # Errors
    ///
    /// Where the value is of another kind, or out of range.
    fn set(&mut self, token: Token<'_>) -> Result<(), Mismatch>;
}

impl Scalar for String {
    fn expected(&self) -> &'static str {
        "a string"
    }

    fn set(&mut self, token: Token<'_>) -> Result<(), Mismatch> {
        let Token::Text(text) = token else {
            return Err(Mismatch::Kind);
        };
        *self = text.to_owned();
        Ok(())
    }
}

impl Value for String {
    fn empty() -> Self {
        Self::new()
    }

    fn target(&mut self) -> Target<'_> {
        Target::Scalar(self)
    }

    fn set_scalar(&mut self, token: Token<'_>) -> Result<(), Mismatch> {
        self.set(token)
    }

    fn source(&self) -> Source<'_> {
        Source::Text(Cow::Borrowed(self))
    }

    fn write(&self, field: &Field, json: &mut Json) {
        json.text(field, self);
    }
}

impl Scalar for bool {
    fn expected(&self) -> &'static str {
        "a boolean"
    }

    fn set(&mut self, token: Token<'_>) -> Result<(), Mismatch> {
        let Token::Bool(value) = token else {
            return Err(Mismatch::Kind);
        };
        *self = value;
        Ok(())
    }
}

impl Value for bool {
    fn empty() -> Self {
        false
    }

    fn target(&mut self) -> Target<'_> {
        Target::Scalar(self)
    }

    fn set_scalar(&mut self, token: Token<'_>) -> Result<(), Mismatch> {
        self.set(token)
    }

    fn source(&self) -> Source<'_> {
        Source::Bool(*self)
    }

    fn write(&self, field: &Field, json: &mut Json) {
        json.plain(field, if *self { "true" } else { "false" });
    }
}

/// The integer that a token stands for. JSON Schema counts `1.0` among the
/// integers (2020-12 core, section 4.2.3).
fn integer(token: Token<'_>) -> Result<i128, Mismatch> {
    const EXACT: f64 = 9_007_199_254_740_992.0; // 2^53
    const LEAST: f64 = -9_223_372_036_854_775_808.0; // -2^63
    const MOST: f64 = 18_446_744_073_709_551_616.0; // 2^64
    match token {
        Token::Integer(value) => Ok(value.into()),
        Token::Unsigned(value) => Ok(value.into()),
        Token::Number(value) if value.fract() == 0.0 && value.abs() <= EXACT => Ok(value as i128),
        // No type holds these, which were digits beyond those of an integer.
        Token::Number(value) if value <= LEAST => Ok(i128::MIN),
        Token::Number(value) if value >= MOST => Ok(i128::MAX),
        Token::Number(_) | Token::Null | Token::Bool(_) | Token::Text(_) => Err(Mismatch::Kind),
    }
}

macro_rules! integers {
    ($($type:ty: $source:ident as $wide:ty, $name:literal;)*) => {$(
        impl Scalar for $type {
            fn expected(&self) -> &'static str {
                "an integer"
            }

            fn set(&mut self, token: Token<'_>) -> Result<(), Mismatch> {
                let value = match token {
                    Token::Integer(value) => value.try_into().ok(),
                    other => integer(other)?.try_into().ok(),
                };
                *self = value.ok_or_else(|| Mismatch::value(concat!("out of the range of ", $name)))?;
                Ok(())
            }
        }

        impl Value for $type {
            fn empty() -> Self {
                0
            }

            fn target(&mut self) -> Target<'_> {
                Target::Scalar(self)
            }

            fn set_scalar(&mut self, token: Token<'_>) -> Result<(), Mismatch> {
                self.set(token)
            }

            fn source(&self) -> Source<'_> {
                Source::$source(<$wide>::from(*self))
            }

            fn write(&self, field: &Field, json: &mut Json) {
                json.scalar(field, &<$wide>::from(*self));
            }
        }
    )*};
}

integers! {
    i8: Integer as i64, "an 8-bit integer";
    i16: Integer as i64, "a 16-bit integer";
    i32: Integer as i64, "a 32-bit integer";
    i64: Integer as i64, "a 64-bit integer";
    u8: Unsigned as u64, "an unsigned 8-bit integer";
    u16: Unsigned as u64, "an unsigned 16-bit integer";
    u32: Unsigned as u64, "an unsigned 32-bit integer";
    u64: Unsigned as u64, "an unsigned 64-bit integer";
}

macro_rules! numbers {
    ($($type:ty)*) => {$(
        impl Scalar for $type {
            fn expected(&self) -> &'static str {
                "a number"
            }

            fn set(&mut self, token: Token<'_>) -> Result<(), Mismatch> {
                *self = match token {
                    Token::Integer(value) => value as $type,
                    Token::Unsigned(value) => value as $type,
                    Token::Number(value) => value as $type,
                    Token::Null | Token::Bool(_) | Token::Text(_) => return Err(Mismatch::Kind),
                };
                Ok(())
            }
        }

        impl Value for $type {
            fn empty() -> Self {
                0.0
            }

            fn target(&mut self) -> Target<'_> {
                Target::Scalar(self)
            }

            fn set_scalar(&mut self, token: Token<'_>) -> Result<(), Mismatch> {
                self.set(token)
            }

            fn source(&self) -> Source<'_> {
                Source::Number(f64::from(*self))
            }

            fn write(&self, field: &Field, json: &mut Json) {
                json.number(field, f64::from(*self));
            }
        }
    )*};
}

numbers! { f32 f64 }
