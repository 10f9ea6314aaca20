// Copied by clientsmith: edits are lost when this crate is made anew.
//! Objects with known keys.

use super::{Map, Value};

/// A field of a record.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its key in the document.
    pub name: &'static str,
    /// The same as JSON, with a colon.
    pub quoted: &'static str,
    /// Whether the key must be there.
    pub required: bool,
}

impl Field {
    /// What stands before an element of a list: no key, but `null` where there is
    /// no value.
    pub(super) const ELEMENT: Self = Self {
        name: "",
        quoted: "",
        required: true,
    };
}

/// An object whose keys the description names. Implemented with [`record!`].
///
/// [`record!`]: crate::record
pub trait Record {
    /// The fields, in the order of the description.
    fn fields(&self) -> &'static [Field];

    /// Gives their values, and what holds the keys beside them, where the type keeps
    /// those.
    fn read<'a>(&'a self, then: Reader<'_, 'a>);

    /// The place for the field at `index`.
    fn field_mut(&mut self, index: usize) -> Option<&mut dyn Value>;

    /// The place for keys beside the fields, where the type keeps them.
    fn additional_mut(&mut self) -> Option<&mut dyn Map> {
        None
    }
}

/// Who takes the values of a record.
pub type Reader<'f, 'a> = &'f mut dyn FnMut(&[&'a dyn Value], Option<&'a dyn Map>);

impl dyn Record + '_ {
    /// The value of the field, or of the additional property, with this key.
    pub fn get(&self, key: &str) -> Option<&dyn Value> {
        let index = self.fields().iter().position(|field| field.name == key);
        let mut found = None;
        self.read(&mut |values, additional| {
            found = match index {
                Some(index) => values.get(index).copied(),
                None => additional.and_then(|map| map.get(key)),
            };
        });
        found
    }

    /// The values, and what holds the keys beside the fields.
    pub fn values(&self) -> (Vec<&dyn Value>, Option<&dyn Map>) {
        let mut all = (Vec::new(), None);
        self.read(&mut |values, additional| all = (values.to_vec(), additional));
        all
    }
}

/// Makes a struct that is a [`Value`](crate::runtime::codec::Value): a field whose
/// key may be missing is `field?: Type`, and `= "key"` follows where that is not the
/// name of the field; `as "json"` too, where JSON spells it differently from Rust. `..`
/// begins the field for all other keys. `struct Name: Default` has a `Default`.
///
/// The struct can also be written outside, and only its fields named:
/// `record!(Name { id, name? = "n", .. rest })`.
#[macro_export]
#[doc(hidden)]
macro_rules! record {
    (
        $(#[$attribute:meta])*
        $visibility:vis struct $type:ident $(: $default:ident)? {
            $($(#[$words:meta])* pub $field:ident $(? $($never:lifetime)?)?: $of:ty $(= $name:literal $(as $json:literal)?)?,)*
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

        $crate::record!($type {
            $($field $(? $($never)?)? $(= $name $(as $json)?)?,)*
            $(.. $additional)?
        });
    };
    ($type:ident {
        $($field:ident $(? $($never:lifetime)?)? $(= $name:literal $(as $json:literal)?)?),* $(,)?
        $(.. $additional:ident)?
    }) => {
        impl $crate::runtime::codec::Value for $type {
            #[inline]
            fn empty() -> Self {
                Self {
                    $($field: $crate::runtime::codec::Value::empty(),)*
                    $($additional: $crate::runtime::codec::Value::empty(),)?
                }
            }

            #[inline]
            fn target(&mut self) -> $crate::runtime::codec::Target<'_> {
                $crate::runtime::codec::Target::Record(self)
            }

            #[inline]
            fn source(&self) -> $crate::runtime::codec::Source<'_> {
                $crate::runtime::codec::Source::Record(self)
            }
        }

        impl $crate::runtime::codec::Record for $type {
            #[inline]
            fn fields(&self) -> &'static [$crate::runtime::codec::Field] {
                use $crate::runtime::codec::Field;
                &[$($crate::record!(
                    @field Field { required: true $(& $($never)? false)? } $field $(= $name $(as $json)?)?
                ),)*]
            }

            #[inline]
            fn read<'a>(&'a self, then: $crate::runtime::codec::Reader<'_, 'a>) {
                then(&[$(&self.$field,)*], $crate::record!(@additional $(&self.$additional)?));
            }

            #[inline]
            fn field_mut(&mut self, index: usize) -> ::core::option::Option<&mut dyn $crate::runtime::codec::Value> {
                $crate::record!(@at self index, $($field)*)
            }

            $(
                #[inline]
                fn additional_mut(&mut self) -> ::core::option::Option<&mut dyn $crate::runtime::codec::Map> {
                    ::core::option::Option::Some(&mut self.$additional)
                }
            )?
        }

        $crate::serde_impls!($type);
    };
    (@field $row:ident { $($required:tt)* } $field:ident) => {
        $row {
            name: ::core::stringify!($field),
            quoted: ::core::concat!("\"", ::core::stringify!($field), "\":"),
            $($required)*
        }
    };
    (@field $row:ident { $($required:tt)* } $field:ident = $name:literal) => {
        $row { name: $name, quoted: ::core::concat!(::core::stringify!($name), ":"), $($required)* }
    };
    (@field $row:ident { $($required:tt)* } $field:ident = $name:literal as $json:literal) => {
        $row { name: $name, quoted: ::core::concat!($json, ":"), $($required)* }
    };
    (@additional) => {
        ::core::option::Option::None
    };
    (@additional $map:expr) => {
        ::core::option::Option::Some($map)
    };
    // The place at an index: one of the first sixteen, else one of the rest.
    (@at $self:ident $index:expr,
        $a:ident $($b:ident $($c:ident $($d:ident
        $($e:ident $($f:ident $($g:ident $($h:ident
        $($i:ident $($j:ident $($k:ident $($l:ident
        $($m:ident $($n:ident $($o:ident $($p:ident
        $($rest:ident)*)?)?)?)?)?)?)?)?)?)?)?)?)?)?)?
    ) => {{
        let place: &mut dyn $crate::runtime::codec::Value = match $index {
            0 => &mut $self.$a,
            $(1 => &mut $self.$b,
            $(2 => &mut $self.$c,
            $(3 => &mut $self.$d,
            $(4 => &mut $self.$e,
            $(5 => &mut $self.$f,
            $(6 => &mut $self.$g,
            $(7 => &mut $self.$h,
            $(8 => &mut $self.$i,
            $(9 => &mut $self.$j,
            $(10 => &mut $self.$k,
            $(11 => &mut $self.$l,
            $(12 => &mut $self.$m,
            $(13 => &mut $self.$n,
            $(14 => &mut $self.$o,
            $(15 => &mut $self.$p,
            )?)?)?)?)?)?)?)?)?)?)?)?)?)?)?
            _ => return $crate::record!(@at $self $index - 16,
                $($($($($($($($($($($($($($($($($rest)*)?)?)?)?)?)?)?)?)?)?)?)?)?)?)?
            ),
        };
        ::core::option::Option::Some(place)
    }};
    (@at $self:ident $index:expr,) => {{
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
            #[inline]
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::runtime::codec::serialize(self, serializer)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $type {
            #[inline]
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::runtime::codec::deserialize(deserializer)
            }
        }
    };
}
