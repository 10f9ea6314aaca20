// Copied by clientsmith: edits are lost when this crate is made anew.
//! One of several types.

use super::{Mismatch, Value, from_value, to_value};
use serde_json::Value as Json;

/// A place for one of several types. The whole value is read first, so the
/// choice can look at all of it.
pub trait Union {
    /// Takes the value.
    ///
    /// # Errors
    ///
    /// Where the value names a type that it does not fit.
    fn set(&mut self, json: Json) -> Result<(), Mismatch>;
}

/// How one of the types of a union is read.
pub struct Variant<T> {
    /// The values of the discriminator that name this type (OpenAPI 3.1,
    /// section 4.8.25); none where the union has no discriminator.
    pub names: &'static [&'static str],
    /// Reads the value as this type.
    pub read: fn(&Json) -> Result<T, Mismatch>,
}

/// Reads a value as the type of one variant.
///
/// # Errors
///
/// The path and reason, where the value does not fit.
pub fn read_variant<V: Value, T>(json: &Json, wrap: fn(V) -> T) -> Result<T, Mismatch> {
    from_value(json).map(wrap).map_err(Mismatch::Inside)
}

/// The variant that the discriminator names. `None` where it names no known
/// one.
///
/// # Errors
///
/// Where the value does not fit the type that it names.
pub fn choose_by_name<T>(
    json: &Json,
    property: &str,
    variants: &[Variant<T>],
) -> Result<Option<T>, Mismatch> {
    let Some(name) = json.get(property).and_then(Json::as_str) else {
        return Ok(None);
    };
    match variants
        .iter()
        .find(|variant| variant.names.contains(&name))
    {
        Some(variant) => (variant.read)(json).map(Some),
        None => Ok(None),
    }
}

/// The variant that keeps most of the value: the first that writes it back
/// unchanged, else the one that loses the fewest of its members. `None` where
/// no type fits.
pub fn choose_by_shape<T: Value>(json: &Json, variants: &[Variant<T>]) -> Option<T> {
    let mut best: Option<(usize, T)> = None;
    for variant in variants {
        let Ok(value) = (variant.read)(json) else {
            continue;
        };
        let lost = to_value(&value).map_or(usize::MAX, |written| lost(json, &written));
        if best.as_ref().is_none_or(|(least, _)| lost < *least) {
            best = Some((lost, value));
        }
    }
    best.map(|(_, value)| value)
}

/// How many members of `read` are not in `written`.
fn lost(read: &Json, written: &Json) -> usize {
    match (read, written) {
        (Json::Object(read), Json::Object(written)) => read
            .iter()
            .map(|(key, value)| written.get(key).map_or(1, |written| lost(value, written)))
            .sum(),
        (Json::Array(read), Json::Array(written)) => read
            .iter()
            .zip(written)
            .map(|(read, written)| lost(read, written))
            .sum(),
        (Json::Number(read), Json::Number(written)) => {
            usize::from(read.as_f64() != written.as_f64())
        }
        (read, written) => usize::from(read != written),
    }
}

/// Makes an enum of types a [`Value`](crate::runtime::codec::Value): one line a
/// variant, and the variant that keeps whatever is none of them. With
/// `by "property"`, a discriminator chooses.
#[macro_export]
#[doc(hidden)]
macro_rules! union {
    ($type:ident $(by $property:literal)? {
        $($variant:ident $(= $($name:literal)|+)?,)*
        .. $unknown:ident
    }) => {
        impl $crate::runtime::codec::Union for $type {
            fn set(&mut self, json: ::serde_json::Value) -> ::core::result::Result<(), $crate::runtime::codec::Mismatch> {
                let variants = [$($crate::runtime::codec::Variant {
                    names: &[$($($name),+)?],
                    read: |json| $crate::runtime::codec::read_variant(json, Self::$variant),
                }),*];
                let chosen = $crate::union!(@choose json variants $($property)?);
                *self = chosen.unwrap_or_else(|| Self::$unknown(json));
                ::core::result::Result::Ok(())
            }
        }

        impl $crate::runtime::codec::Value for $type {
            fn empty() -> Self {
                Self::$unknown(::serde_json::Value::Null)
            }

            fn target(&mut self) -> $crate::runtime::codec::Target<'_> {
                $crate::runtime::codec::Target::Union(self)
            }

            fn source(&self) -> $crate::runtime::codec::Source<'_> {
                match self {
                    $(Self::$variant(value) => $crate::runtime::codec::Value::source(value),)*
                    Self::$unknown(json) => $crate::runtime::codec::Value::source(json),
                }
            }
        }

        $crate::serde_impls!($type);
    };
    (@choose $json:ident $variants:ident) => {
        $crate::runtime::codec::choose_by_shape(&$json, &$variants)
    };
    (@choose $json:ident $variants:ident $property:literal) => {
        $crate::runtime::codec::choose_by_name(&$json, $property, &$variants)?
    };
}
