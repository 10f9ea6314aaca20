//! Enumerations of strings, open: a value that the description does not list
//! is kept, and sent back unchanged.

use super::{Mismatch, Scalar, Token};

/// A type that each spelling has a value of. Implemented with [`enumeration!`].
///
/// [`enumeration!`]: crate::enumeration
pub trait Enumeration: for<'a> From<&'a str> {}

impl<T: Enumeration> Scalar for T {
    #[inline]
    fn expected(&self) -> &'static str {
        "a string"
    }

    #[inline]
    fn set(&mut self, token: Token<'_>) -> Result<(), Mismatch> {
        match token {
            Token::Text(text) => {
                *self = Self::from(text);
                Ok(())
            }
            _ => Err(Mismatch::Kind),
        }
    }
}

/// Makes an enum of strings a [`Value`](crate::runtime::codec::Value), with
/// conversions from and to its spelling: one line a variant, and the variant
/// that keeps any other spelling.
#[macro_export]
#[doc(hidden)]
macro_rules! enumeration {
    (
        $(#[$attribute:meta])*
        $visibility:vis enum $type:ident {
            $($(#[$words:meta])* $variant:ident = $spelling:literal,)*
            .. $unknown:ident
        }
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        $visibility enum $type {
            $(
                $(#[$words])*
                #[doc = ""]
                #[doc = ::core::concat!("`\"", $spelling, "\"`")]
                $variant,
            )*
            /// A value that the description does not list; it is sent as it came.
            $unknown(::std::string::String),
        }

        impl $crate::runtime::codec::Enumeration for $type {}

        impl $type {
            /// The value as the API spells it.
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $spelling,)*
                    Self::$unknown(text) => text,
                }
            }
        }

        impl ::core::convert::From<&str> for $type {
            #[inline]
            fn from(text: &str) -> Self {
                match text {
                    $($spelling => Self::$variant,)*
                    _ => Self::$unknown(text.to_owned()),
                }
            }
        }

        impl ::core::convert::From<::std::string::String> for $type {
            #[inline]
            fn from(text: ::std::string::String) -> Self {
                Self::from(text.as_str())
            }
        }

        impl ::core::str::FromStr for $type {
            type Err = ::core::convert::Infallible;

            #[inline]
            fn from_str(text: &str) -> ::core::result::Result<Self, ::core::convert::Infallible> {
                ::core::result::Result::Ok(Self::from(text))
            }
        }

        impl ::std::fmt::Display for $type {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl ::core::convert::AsRef<str> for $type {
            #[inline]
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl $crate::runtime::codec::Value for $type {
            #[inline]
            fn empty() -> Self {
                Self::$unknown(::std::string::String::new())
            }

            #[inline]
            fn target(&mut self) -> $crate::runtime::codec::Target<'_> {
                $crate::runtime::codec::Target::Scalar(self)
            }

            #[inline]
            fn source(&self) -> $crate::runtime::codec::Source<'_> {
                $crate::runtime::codec::Source::Text(self.as_str().into())
            }

            #[inline]
            fn is_known(&self) -> bool {
                !::core::matches!(self, Self::$unknown(_))
            }
        }

        $crate::serde_impls!($type);
    };
}
