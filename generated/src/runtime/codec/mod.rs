// Copied by clientsmith: edits are lost when this crate is made anew.
//! The type-erased codec: how values become JSON (or any serde format), and
//! are read back.
//!
//! One visitor drives each serde *format*; a *type* only hands out the places
//! that values go to ([`Value::target`]) and come from ([`Value::source`]).
//! Nothing here is generic over a type of the API but the few lines that begin
//! a decoding, so a client with a thousand types compiles one decoder. Since
//! that decoder sees every key, its errors carry the path of the value that
//! does not fit, and absent, `null` and present fields stay distinct.

mod container;
mod decode;
mod encode;
mod enumeration;
mod error;
mod json;
mod list;
mod lookup;
mod map;
mod mixed;
mod nullable;
mod numbers;
mod optional;
mod record;
mod scalar;
mod tagged;
mod trace;
mod union;
mod visitor;

pub use decode::{deserialize, from_json, from_value};
pub use encode::{serialize, to_value};
pub use enumeration::Enumeration;
pub use error::{DecodeError, EncodeError, Mismatch};
pub use json::{Json, source_to_json, to_json};
pub use list::List;
pub use lookup::lookup;
pub use map::Map;
pub use nullable::Nullable;
pub use record::{Field, Reader, Record};
pub use scalar::{Scalar, Token};
pub use union::{Tag, Union, Variant, choose, read_variant, unlisted};

use std::any::Any;
use std::borrow::Cow;

/// A type that JSON can be read into and written from.
///
/// Not generic, so that `&mut dyn Value` is all that the decoder knows.
pub trait Value {
    /// A value to be filled: the decoder begins with it and reports an error
    /// where a required part stays unfilled, so callers never see it.
    fn empty() -> Self
    where
        Self: Sized;

    /// The place that a decoded value goes to, if it is not `null`.
    fn target(&mut self) -> Target<'_>;

    /// Takes a boolean, a number, a string or `null`.
    ///
    /// # Errors
    ///
    /// Where the value is of another kind, or out of range.
    fn set_scalar(&mut self, token: Token<'_>) -> Result<(), Mismatch> {
        self.target().set_scalar(token)
    }

    /// What is to be encoded.
    fn source(&self) -> Source<'_>;

    /// Writes it as JSON, as the value of this field.
    fn write(&self, field: &Field, json: &mut Json) {
        json.write(field, self.source());
    }

    /// Whether the description lists the value: not where an open enumeration or
    /// union keeps what it does not know.
    fn is_known(&self) -> bool {
        true
    }
}

/// Where a decoded value goes, by the kind of JSON that it takes.
pub enum Target<'a> {
    /// Any JSON at all.
    Json(&'a mut serde_json::Value),
    /// A boolean, a number or a string.
    Scalar(&'a mut dyn Scalar),
    /// An array.
    List(&'a mut dyn List),
    /// An object with free keys.
    Map(&'a mut dyn Map),
    /// An object with known keys.
    Record(&'a mut dyn Record),
    /// One of several types, chosen by looking at the whole value.
    Union(&'a mut dyn Union),
}

impl Target<'_> {
    /// Takes a boolean, a number, a string or `null`.
    ///
    /// # Errors
    ///
    /// Where the value is of another kind, or out of range.
    pub fn set_scalar(self, token: Token<'_>) -> Result<(), Mismatch> {
        match self {
            Target::Scalar(scalar) => scalar.set(token),
            Target::Union(union) => union.set(token.into()),
            Target::Json(json) => {
                *json = token.into();
                Ok(())
            }
            Target::List(_) | Target::Map(_) | Target::Record(_) => Err(Mismatch::Kind),
        }
    }

    /// What is expected, with its article, for messages.
    pub fn expected(&self) -> &'static str {
        match self {
            Target::Scalar(scalar) => scalar.expected(),
            Target::List(_) => "an array",
            Target::Map(_) | Target::Record(_) => "an object",
            Target::Json(_) => "a value",
            Target::Union(_) => "one of several types",
        }
    }
}

/// A value to be encoded.
#[derive(Clone)]
pub enum Source<'a> {
    /// Nothing: left out of an object, `null` elsewhere.
    Absent,
    /// An explicit `null`.
    Null,
    /// A boolean.
    Bool(bool),
    /// An integer.
    Integer(i64),
    /// An integer beyond [`i64::MAX`].
    Unsigned(u64),
    /// A number with a fraction.
    Number(f64),
    /// A string.
    Text(Cow<'a, str>),
    /// An array.
    List(&'a dyn List),
    /// An object with free keys.
    Map(&'a dyn Map),
    /// An object with known keys.
    Record(&'a dyn Record),
    /// The same, with the property that names its type before the others.
    Tagged(&'static Tag, &'a dyn Record),
    /// Any JSON.
    Json(&'a serde_json::Value),
    /// What only some formats can hold, such as a file among the parts of a
    /// form.
    Foreign(&'a dyn Any),
}

macro_rules! scalars {
    ($($type:ty => $source:ident($into:expr);)*) => {$(
        impl<'a> From<$type> for Source<'a> {
            fn from(value: $type) -> Self {
                Self::$source($into(value))
            }
        }
    )*};
}

scalars! {
    bool => Bool(bool::from);
    i8 => Integer(i64::from);
    i16 => Integer(i64::from);
    i32 => Integer(i64::from);
    i64 => Integer(i64::from);
    u8 => Unsigned(u64::from);
    u16 => Unsigned(u64::from);
    u32 => Unsigned(u64::from);
    u64 => Unsigned(u64::from);
    f64 => Number(f64::from);
    &'a str => Text(Cow::Borrowed);
}

impl<T: Value> Value for Box<T> {
    fn empty() -> Self {
        Box::new(T::empty())
    }

    fn target(&mut self) -> Target<'_> {
        (**self).target()
    }

    fn set_scalar(&mut self, token: Token<'_>) -> Result<(), Mismatch> {
        (**self).set_scalar(token)
    }

    fn source(&self) -> Source<'_> {
        (**self).source()
    }

    fn write(&self, field: &Field, json: &mut Json) {
        (**self).write(field, json);
    }

    fn is_known(&self) -> bool {
        (**self).is_known()
    }
}

impl Value for serde_json::Value {
    fn empty() -> Self {
        Self::Null
    }

    fn target(&mut self) -> Target<'_> {
        Target::Json(self)
    }

    fn source(&self) -> Source<'_> {
        Source::Json(self)
    }
}
