//! Enumerations of numbers, open: a value that the description does not list
//! is kept, and sent back unchanged.

/// Makes an enum of integers or numbers a
/// [`Value`](crate::runtime::codec::Value), with conversions from and to the
/// number: one line a variant, and the variant that keeps any other number.
#[macro_export]
#[doc(hidden)]
macro_rules! numbers {
    (
        $(#[$attribute:meta])*
        $visibility:vis enum $type:ident: $number:ident {
            $($(#[$words:meta])* $variant:ident = $value:literal,)*
            .. $unknown:ident
        }
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, PartialEq)]
        #[non_exhaustive]
        $visibility enum $type {
            $(
                $(#[$words])*
                #[doc = ""]
                #[doc = ::core::concat!("`", ::core::stringify!($value), "`")]
                $variant,
            )*
            /// A value that the description does not list; it is sent as it came.
            $unknown($number),
        }

        impl $type {
            /// The value as the API has it.
            #[inline]
            pub fn value(&self) -> $number {
                match self {
                    $(Self::$variant => $value,)*
                    Self::$unknown(value) => *value,
                }
            }
        }

        impl ::core::convert::From<$number> for $type {
            #[inline]
            fn from(value: $number) -> Self {
                match value {
                    $($value => Self::$variant,)*
                    other => Self::$unknown(other),
                }
            }
        }

        impl ::std::fmt::Display for $type {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.value(), f)
            }
        }

        impl $crate::runtime::codec::Value for $type {
            #[inline]
            fn empty() -> Self {
                Self::$unknown($crate::runtime::codec::Value::empty())
            }

            #[inline]
            fn target(&mut self) -> $crate::runtime::codec::Target<'_> {
                $crate::runtime::codec::Target::Scalar(self)
            }

            #[inline]
            fn source(&self) -> $crate::runtime::codec::Source<'_> {
                self.value().into()
            }

            #[inline]
            fn is_known(&self) -> bool {
                !::core::matches!(self, Self::$unknown(_))
            }
        }

        impl $crate::runtime::codec::Scalar for $type {
            #[inline]
            fn expected(&self) -> &'static str {
                let number: $number = $crate::runtime::codec::Value::empty();
                $crate::runtime::codec::Scalar::expected(&number)
            }

            #[inline]
            fn set(&mut self, token: $crate::runtime::codec::Token<'_>) -> ::core::result::Result<(), $crate::runtime::codec::Mismatch> {
                let mut number: $number = $crate::runtime::codec::Value::empty();
                $crate::runtime::codec::Scalar::set(&mut number, token)?;
                *self = Self::from(number);
                ::core::result::Result::Ok(())
            }
        }

        $crate::serde_impls!($type);
    };
}
