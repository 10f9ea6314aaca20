//! Objects with known keys.

use super::{Map, Value};

/// A field of a record.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its key in the document.
    pub name: &'static str,
    /// Whether the key must be there.
    pub required: bool,
    /// [`mark`] of the name.
    pub(super) mark: u32,
    /// The name as JSON, with a colon, if nothing in it is to be escaped.
    quoted: &'static str,
    is_plain: bool,
}

impl Field {
    /// A field by its key, and the same in quotes with a colon.
    pub const fn new(name: &'static str, quoted: &'static str, required: bool) -> Self {
        Self {
            name,
            required,
            mark: mark(name.as_bytes()),
            quoted,
            is_plain: is_plain(name.as_bytes()),
        }
    }

    /// What stands before an element of a list: no key, but `null` where there is
    /// no value.
    pub(super) const ELEMENT: Self = Self {
        name: "",
        required: true,
        mark: 0,
        quoted: "",
        is_plain: true,
    };

    /// The key as JSON, with a colon; `None` where it is to be escaped.
    #[inline]
    pub(super) fn quoted(&self) -> Option<&'static str> {
        self.is_plain.then_some(self.quoted)
    }
}

/// A number that tells most keys apart, and costs less than comparing them: of
/// the length, the first, the last and the middle bytes.
#[inline]
pub(super) const fn mark(key: &[u8]) -> u32 {
    if key.is_empty() {
        return 0;
    }
    let length = key.len();
    u32::from_le_bytes([length as u8, key[0], key[length - 1], key[length / 2]])
}

/// Whether a text is written in JSON as it is (RFC 8259, section 7): eight bytes
/// are looked at together, the last ones with some before them once more.
#[inline]
pub(super) const fn is_plain(text: &[u8]) -> bool {
    let Some(last) = text.last_chunk() else {
        return is_plain_below_eight(text);
    };
    let mut rest = text;
    while let Some((eight, after)) = rest.split_first_chunk() {
        if is_any_special(*eight) {
            return false;
        }
        rest = after;
    }
    !is_any_special(*last)
}

/// The same of less than eight bytes: they fill eight, some of them twice.
#[inline]
const fn is_plain_below_eight(text: &[u8]) -> bool {
    let length = text.len();
    let eight = match (text.first_chunk(), text.last_chunk()) {
        (Some(&[a, b, c, d]), Some(&[e, f, g, h])) => [a, b, c, d, e, f, g, h],
        _ if length == 0 => return true,
        _ => {
            let (first, last) = (text[0], text[length - 1]);
            [
                first,
                first,
                first,
                first,
                last,
                last,
                last,
                text[length / 2],
            ]
        }
    };
    !is_any_special(eight)
}

/// Whether one of eight bytes is a control character, `"` or `\`. To take one
/// from a byte sets its highest bit only if the byte was zero or had it set.
const fn is_any_special(eight: [u8; 8]) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHEST: u64 = ONES << 7;
    let bytes = u64::from_le_bytes(eight);
    let quote = bytes ^ (ONES * b'"' as u64);
    let backslash = bytes ^ (ONES * b'\\' as u64);
    let control = bytes.wrapping_sub(ONES * 0x20) & !bytes;
    let quote = quote.wrapping_sub(ONES) & !quote;
    let backslash = backslash.wrapping_sub(ONES) & !backslash;
    (control | quote | backslash) & HIGHEST != 0
}

/// An object whose keys the description names. Implemented with [`record!`].
///
/// [`record!`]: crate::record
pub trait Record {
    /// The fields, in the order of the description.
    fn fields(&self) -> &'static [Field];

    /// The value of the field at `index`.
    fn field(&self, index: usize) -> Option<&dyn Value>;

    /// The place for the field at `index`.
    fn field_mut(&mut self, index: usize) -> Option<&mut dyn Value>;

    /// The keys beside the fields, where the type keeps them.
    fn additional(&self) -> Option<&dyn Map> {
        None
    }

    /// The place for keys beside the fields, where the type keeps them.
    fn additional_mut(&mut self) -> Option<&mut dyn Map> {
        None
    }
}

impl dyn Record + '_ {
    /// The value of the field, or of the additional property, with this key.
    pub fn get(&self, key: &str) -> Option<&dyn Value> {
        match self.fields().iter().position(|field| field.name == key) {
            Some(index) => self.field(index),
            None => self.additional()?.get(key),
        }
    }
}

/// Makes a struct that is a [`Value`](crate::runtime::codec::Value): a field whose
/// key may be missing is `field?: Type`, and `= "key"` follows where that is not the
/// name of the field. `..` begins the field for all other keys. `struct Name: Default`
/// has a `Default`.
///
/// The struct can also be written outside, and only its fields named, with `!` where
/// the key must be there: `record!(Name { 0! id, 1: name = "n", .. rest })`.
#[macro_export]
#[doc(hidden)]
macro_rules! record {
    (
        $(#[$attribute:meta])*
        $visibility:vis struct $type:ident $(: $default:ident)? {
            $($(#[$words:meta])* pub $field:ident $(? $($never:lifetime)?)?: $of:ty $(= $name:literal)?,)*
            $(.. pub $additional:ident: $map:ty)?
        }
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Debug, $($default,)? PartialEq)]
        $visibility struct $type {
            $($(#[$words])* pub $field: $of,)*
            $(
                /// The properties that the description does not name.
                pub $additional: $map,
            )?
        }

        $crate::record!(@impl $type [$($additional)?] $([$(? $($never)?)?] $field $(= $name)?,)*);
    };
    ($type:ident {
        $($index:literal $mark:tt $field:ident $(= $name:literal)?),* $(,)?
        $(.. $additional:ident)?
    }) => {
        $crate::record!(@impl $type [$($additional)?] $([$mark] $field $(= $name)?,)*);
    };
    (@impl $type:ident [$($additional:ident)?] $($mark:tt $field:ident $(= $name:literal)?,)*) => {
        impl $crate::runtime::codec::Value for $type {
            fn empty() -> Self {
                Self {
                    $($field: $crate::runtime::codec::Value::empty(),)*
                    $($additional: $crate::runtime::codec::Value::empty(),)?
                }
            }

            fn target(&mut self) -> $crate::runtime::codec::Target<'_> {
                $crate::runtime::codec::Target::Record(self)
            }

            fn source(&self) -> $crate::runtime::codec::Source<'_> {
                $crate::runtime::codec::Source::Record(self)
            }

            fn write(&self, field: &$crate::runtime::codec::Field, json: &mut $crate::runtime::codec::Json) {
                json.record(field, self);
            }
        }

        impl $crate::runtime::codec::Record for $type {
            fn fields(&self) -> &'static [$crate::runtime::codec::Field] {
                const FIELDS: &[$crate::runtime::codec::Field] =
                    &[$($crate::record!(@field $mark $field $(= $name)?),)*];
                FIELDS
            }

            fn field(&self, index: usize) -> ::core::option::Option<&dyn $crate::runtime::codec::Value> {
                let Self { $($field,)* .. } = self;
                $crate::record!(@at index, $($field)*)
            }

            fn field_mut(&mut self, index: usize) -> ::core::option::Option<&mut dyn $crate::runtime::codec::Value> {
                let Self { $($field,)* .. } = self;
                $crate::record!(@at index, $($field)*)
            }

            $(
                fn additional(&self) -> ::core::option::Option<&dyn $crate::runtime::codec::Map> {
                    ::core::option::Option::Some(&self.$additional)
                }

                fn additional_mut(&mut self) -> ::core::option::Option<&mut dyn $crate::runtime::codec::Map> {
                    ::core::option::Option::Some(&mut self.$additional)
                }
            )?
        }

        $crate::serde_impls!($type);
    };
    (@field $mark:tt $field:ident) => {
        $crate::record!(@key $mark (::core::stringify!($field)))
    };
    (@field $mark:tt $field:ident = $name:literal) => {
        $crate::record!(@key $mark ($name))
    };
    (@key [!] $key:tt) => {
        $crate::record!(@key [] $key)
    };
    (@key [] ($($key:tt)*)) => {
        $crate::runtime::codec::Field::new($($key)*, ::core::concat!("\"", $($key)*, "\":"), true)
    };
    (@key [$may_be_missing:tt] ($($key:tt)*)) => {
        $crate::runtime::codec::Field::new($($key)*, ::core::concat!("\"", $($key)*, "\":"), false)
    };
    // The field at an index: one of the first sixteen, else one of the rest.
    (@at $index:expr,
        $a:ident $($b:ident $($c:ident $($d:ident
        $($e:ident $($f:ident $($g:ident $($h:ident
        $($i:ident $($j:ident $($k:ident $($l:ident
        $($m:ident $($n:ident $($o:ident $($p:ident
        $($rest:ident)*)?)?)?)?)?)?)?)?)?)?)?)?)?)?)?
    ) => {
        match $index {
            0 => ::core::option::Option::Some($a),
            $(1 => ::core::option::Option::Some($b),
            $(2 => ::core::option::Option::Some($c),
            $(3 => ::core::option::Option::Some($d),
            $(4 => ::core::option::Option::Some($e),
            $(5 => ::core::option::Option::Some($f),
            $(6 => ::core::option::Option::Some($g),
            $(7 => ::core::option::Option::Some($h),
            $(8 => ::core::option::Option::Some($i),
            $(9 => ::core::option::Option::Some($j),
            $(10 => ::core::option::Option::Some($k),
            $(11 => ::core::option::Option::Some($l),
            $(12 => ::core::option::Option::Some($m),
            $(13 => ::core::option::Option::Some($n),
            $(14 => ::core::option::Option::Some($o),
            $(15 => ::core::option::Option::Some($p),
            )?)?)?)?)?)?)?)?)?)?)?)?)?)?)?
            _ => $crate::record!(@at $index - 16,
                $($($($($($($($($($($($($($($($($rest)*)?)?)?)?)?)?)?)?)?)?)?)?)?)?)?
            ),
        }
    };
    (@at $index:expr,) => {{
        let _ = $index;
        ::core::option::Option::None
    }};
}

/// Implements serde's traits for a type of the codec.
#[macro_export]
#[doc(hidden)]
macro_rules! serde_impls {
    ($type:ident) => {
        impl ::serde::Serialize for $type {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::runtime::codec::serialize(self, serializer)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $type {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::runtime::codec::deserialize(deserializer)
            }
        }
    };
}
