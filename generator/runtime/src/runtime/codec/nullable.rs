//! Fields for which absent and `null` are two different things.

use super::{Field, Json, Mismatch, Source, Target, Token, Value};

/// A field that may be absent, `null`, or a value.
///
/// In a request, [`Absent`](Nullable::Absent) leaves a setting as it is and
/// [`Null`](Nullable::Null) clears it; an answer is kept as it came.
///
/// ```text
/// request.expires = Nullable::Null;          // {"expires": null}
/// request.expires = Nullable::from(time);    // {"expires": "2024-01-01T00:00:00Z"}
/// request.expires = Nullable::Absent;        // {}
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Nullable<T> {
    /// Not in the object.
    #[default]
    Absent,
    /// `null`.
    Null,
    /// A value.
    Value(T),
}

impl<T> Nullable<T> {
    /// Whether the field is absent.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether the field is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The value, if there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The value to change, if there is one.
    pub fn value_mut(&mut self) -> Option<&mut T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    fn insert(&mut self, value: T) -> &mut T {
        *self = Self::Value(value);
        match self {
            Self::Value(value) => value,
            Self::Absent | Self::Null => unreachable!("the value was set in the line above"),
        }
    }

    /// The value itself, if there is one.
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The same with a reference to the value.
    pub fn as_ref(&self) -> Nullable<&T> {
        match self {
            Self::Absent => Nullable::Absent,
            Self::Null => Nullable::Null,
            Self::Value(value) => Nullable::Value(value),
        }
    }

    /// The same with another value.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Nullable<U> {
        match self {
            Self::Absent => Nullable::Absent,
            Self::Null => Nullable::Null,
            Self::Value(value) => Nullable::Value(f(value)),
        }
    }
}

impl<T> From<T> for Nullable<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

/// `None` is [`Nullable::Null`]: absence is said with [`Nullable::Absent`].
impl<T> From<Option<T>> for Nullable<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }
}

/// Absent and `null` both become `None`.
impl<T> From<Nullable<T>> for Option<T> {
    fn from(value: Nullable<T>) -> Self {
        value.into_value()
    }
}

impl<T: Value> Value for Nullable<T> {
    fn empty() -> Self {
        Self::Absent
    }

    fn target(&mut self) -> Target<'_> {
        if let Self::Absent | Self::Null = self {
            *self = Self::Value(T::empty());
        }
        match self {
            Self::Value(value) => value.target(),
            Self::Absent | Self::Null => unreachable!("the value was set in the lines above"),
        }
    }

    fn set_scalar(&mut self, token: Token<'_>) -> Result<(), Mismatch> {
        match token {
            Token::Null => {
                *self = Self::Null;
                Ok(())
            }
            token => self.insert(T::empty()).set_scalar(token),
        }
    }

    fn source(&self) -> Source<'_> {
        match self {
            Self::Absent => Source::Absent,
            Self::Null => Source::Null,
            Self::Value(value) => value.source(),
        }
    }

    fn write(&self, field: &Field, json: &mut Json) {
        match self {
            Self::Absent => json.absent(field),
            Self::Null => json.plain(field, "null"),
            Self::Value(value) => value.write(field, json),
        }
    }

    fn is_known(&self) -> bool {
        self.value().is_none_or(Value::is_known)
    }
}
