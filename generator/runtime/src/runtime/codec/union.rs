//! One of several types.

use super::{Map, Mismatch, Record, Source, Value, from_value, to_value};
use serde_json::Value as Json;
use std::borrow::Cow;

/// A place for one of several types. Where the first member of an object does
/// not name its type, the whole value is read first, so that the choice can look
/// at all of it.
pub trait Union {
    /// The property that names the type, where there is one.
    fn discriminator(&self) -> Option<&'static str> {
        None
    }

    /// Becomes an empty value of the type that the discriminator names, and gives
    /// the place to fill; `None` where it names no known one.
    fn begin(&mut self, name: &str) -> Option<&mut dyn Value> {
        let _ = name;
        None
    }

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
    /// Whether values that name no type are of this one, if they fit it (OpenAPI 3.2,
    /// section 4.25.1, `defaultMapping`).
    pub is_default: bool,
    /// Reads the value as this type.
    pub read: fn(&Json) -> Result<T, Mismatch>,
}

/// How a variant is named whose type may not say it.
pub struct Tag {
    /// The discriminator.
    pub property: &'static str,
    /// Its value.
    pub name: &'static str,
}

impl Tag {
    /// A value, with its name where it does not say it.
    pub fn source<'a>(&'static self, value: &'a dyn Value) -> Source<'a> {
        let is_said = |record: &dyn Record| {
            let said = record.get(self.property);
            said.is_some_and(|value| !matches!(value.source(), Source::Absent))
        };
        match value.source() {
            Source::Record(record) if !is_said(record) => Source::Tagged(self, record),
            source => source,
        }
    }
}

/// Reads a value as the type of one variant.
///
/// # Errors
///
/// The path and reason, where the value does not fit.
pub fn read_variant<V: Value, T>(json: &Json, wrap: fn(V) -> T) -> Result<T, Mismatch> {
    from_value(json).map(wrap).map_err(Mismatch::Inside)
}

/// The variant of a value: the one that its discriminator names, else the default
/// one, else the one of those without a name that keeps most of it. `None` where none
/// does.
///
/// # Errors
///
/// Where the value does not fit the type that it names.
pub fn choose<T: Value>(
    json: &Json,
    discriminator: Option<&str>,
    variants: &[Variant<T>],
) -> Result<Option<T>, Mismatch> {
    let value = discriminator.and_then(|property| json.get(property));
    if let Some(variant) = value.and_then(|value| named(value, variants)) {
        return (variant.read)(json).map(Some);
    }
    let default = variants.iter().find(|variant| variant.is_default);
    let default = default.and_then(|variant| (variant.read)(json).ok());
    Ok(default.or_else(|| choose_by_shape(json, variants)))
}

/// The variant that a value of the discriminator means. Numbers and booleans
/// are compared as they are written.
fn named<'v, T>(value: &Json, variants: &'v [Variant<T>]) -> Option<&'v Variant<T>> {
    let name = match value {
        Json::String(text) => Cow::Borrowed(text.as_str()),
        Json::Number(_) | Json::Bool(_) => Cow::Owned(value.to_string()),
        Json::Null | Json::Array(_) | Json::Object(_) => return None,
    };
    variants
        .iter()
        .find(|variant| variant.names.contains(&&*name))
}

/// The variant that keeps most of the value: the first that writes it back
/// unchanged, with nothing in it that the description does not list, else the
/// one for which the fewest members are lost or unlisted.
fn choose_by_shape<T: Value>(json: &Json, variants: &[Variant<T>]) -> Option<T> {
    let mut best: Option<(usize, T)> = None;
    for variant in variants.iter().filter(|variant| variant.names.is_empty()) {
        let Ok(value) = (variant.read)(json) else {
            continue;
        };
        let lost = to_value(&value).map_or(usize::MAX, |written| lost(json, &written));
        let misfits = lost.saturating_add(unlisted(&value));
        if best.as_ref().is_none_or(|(least, _)| misfits < *least) {
            best = Some((misfits, value));
        }
    }
    best.map(|(_, value)| value)
}

/// How many parts of a value the description does not list.
pub fn unlisted(value: &dyn Value) -> usize {
    let inside = match value.source() {
        Source::List(list) => (0..list.len())
            .filter_map(|index| list.get(index))
            .map(unlisted)
            .sum(),
        Source::Map(map) => unlisted_in(map),
        Source::Record(record) | Source::Tagged(_, record) => {
            let mut count = 0;
            record.read(&mut |values, additional| {
                let fields = values.iter().map(|value| unlisted(*value));
                count = fields.sum::<usize>() + additional.map_or(0, unlisted_in);
            });
            count
        }
        _ => 0,
    };
    inside + usize::from(!value.is_known())
}

fn unlisted_in(map: &dyn Map) -> usize {
    let mut count = 0;
    map.each(&mut |_, value| count += unlisted(value));
    count
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
/// `by "property"`, a discriminator chooses between those that have names, `else`
/// being the one where it names none, and `in "property"` one whose type may not hold
/// it, so that the first name is written there; `from` converts to a variant from its
/// type, or from the one that follows.
/// The enum can also be written outside, and only its variants named.
#[macro_export]
#[doc(hidden)]
macro_rules! union {
    (
        $(#[$attribute:meta])*
        $visibility:vis enum $type:ident $(by $property:literal)? {
            $(
                $(#[$words:meta])* $variant:ident($of:ty)
                $(= $($name:literal)|+ $(in $untold:literal)? $(else $($never:lifetime)?)?)?
                $(from $($from:ty)?)?,
            )*
            .. $unknown:ident
        }
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        $visibility enum $type {
            $($(#[$words])* $variant($of),)*
            /// A value that is none of the others; it is sent as it came.
            $unknown(::serde_json::Value),
        }

        $crate::union!($type $(by $property)? {
            $($variant $(= $($name)|+ $(in $untold)? $(else $($never)?)?)?,)*
            .. $unknown
        });

        $($($crate::union!(@from $type $variant ($($from)? ;) $of);)?)*
    };
    (@from $type:ident $variant:ident (;) $of:ty) => {
        impl ::core::convert::From<$of> for $type {
            #[inline]
            fn from(value: $of) -> Self {
                Self::$variant(value)
            }
        }
    };
    (@from $type:ident $variant:ident ($from:ty;) $of:ty) => {
        impl ::core::convert::From<$from> for $type {
            #[inline]
            fn from(value: $from) -> Self {
                Self::$variant(value.into())
            }
        }
    };
    ($type:ident $(by $property:literal)? {
        $($variant:ident $(= $($name:literal)|+ $(in $untold:literal)? $(else $($never:lifetime)?)?)?,)*
        .. $unknown:ident
    }) => {
        impl $crate::runtime::codec::Union for $type {
            $crate::union!(@tagged [$($property)?] $($variant $(= $($name)|+)?,)*);

            #[inline]
            fn set(&mut self, json: ::serde_json::Value) -> ::core::result::Result<(), $crate::runtime::codec::Mismatch> {
                let variants = [$($crate::runtime::codec::Variant {
                    names: &[$($($name),+)?],
                    is_default: false $($(| true $($never)?)?)?,
                    read: |json| $crate::runtime::codec::read_variant(json, Self::$variant),
                }),*];
                let chosen = $crate::runtime::codec::choose(&json, self.discriminator(), &variants)?;
                *self = chosen.unwrap_or_else(|| Self::$unknown(json));
                ::core::result::Result::Ok(())
            }
        }

        impl $crate::runtime::codec::Value for $type {
            #[inline]
            fn empty() -> Self {
                Self::$unknown(::serde_json::Value::Null)
            }

            #[inline]
            fn target(&mut self) -> $crate::runtime::codec::Target<'_> {
                $crate::runtime::codec::Target::Union(self)
            }

            #[inline]
            fn source(&self) -> $crate::runtime::codec::Source<'_> {
                match self {
                    $(Self::$variant(value) => $crate::union!(@source value $($($name)|+ $(in $untold)?)?),)*
                    Self::$unknown(json) => $crate::runtime::codec::Value::source(json),
                }
            }

            #[inline]
            fn is_known(&self) -> bool {
                !::core::matches!(self, Self::$unknown(_))
            }
        }

        $crate::serde_impls!($type);
    };
    (@source $value:ident $name:literal $(| $others:literal)* in $property:literal) => {{
        static TAG: $crate::runtime::codec::Tag = $crate::runtime::codec::Tag {
            property: $property,
            name: $name,
        };
        TAG.source($value)
    }};
    (@source $value:ident $($names:tt)*) => {
        $crate::runtime::codec::Value::source($value)
    };
    (@tagged [] $($variants:tt)*) => {};
    (@tagged [$property:literal] $($variant:ident $(= $($name:literal)|+)?,)*) => {
        #[inline]
        fn discriminator(&self) -> ::core::option::Option<&'static str> {
            ::core::option::Option::Some($property)
        }

        #[inline]
        fn begin(&mut self, name: &str) -> ::core::option::Option<&mut dyn $crate::runtime::codec::Value> {
            $($(if let $($name)|+ = name {
                *self = Self::$variant($crate::runtime::codec::Value::empty());
            })?)*
            match self {
                $(Self::$variant(value) => ::core::option::Option::Some(value),)*
                _ => ::core::option::Option::None,
            }
        }
    };
}
