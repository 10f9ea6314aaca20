//! Enumerations of values of several kinds, open: a value that the description
//! does not list is kept, and sent back unchanged.

/// Makes an enum of booleans, numbers and strings a
/// [`Value`](crate::runtime::codec::Value): one line a variant, and the variant
/// that keeps any other JSON.
#[macro_export]
#[doc(hidden)]
macro_rules! mixed {
    (
        $(#[$attribute:meta])*
        $visibility:vis enum $type:ident {
            $($(#[$words:meta])* $variant:ident = $value:literal,)*
            .. $unknown:ident
        }
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        $visibility enum $type {
            $(
                $(#[$words])*
                $variant,
            )*
            /// A value that the description does not list; it is sent as it came.
            $unknown(::serde_json::Value),
        }

        impl ::core::convert::From<::serde_json::Value> for $type {
            #[inline]
            fn from(json: ::serde_json::Value) -> Self {
                $(if json == $value {
                    return Self::$variant;
                })*
                Self::$unknown(json)
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
                    $(Self::$variant => $value.into(),)*
                    Self::$unknown(json) => $crate::runtime::codec::Value::source(json),
                }
            }

            #[inline]
            fn is_known(&self) -> bool {
                !::core::matches!(self, Self::$unknown(_))
            }
        }

        impl $crate::runtime::codec::Union for $type {
            #[inline]
            fn set(&mut self, json: ::serde_json::Value) -> ::core::result::Result<(), $crate::runtime::codec::Mismatch> {
                *self = Self::from(json);
                ::core::result::Result::Ok(())
            }
        }

        $crate::serde_impls!($type);
    };
}
