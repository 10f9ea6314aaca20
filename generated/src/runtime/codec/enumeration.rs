// Copied by clientsmith: edits are lost when this crate is made anew.
//! Enumerations of strings, open: a value that the description does not list
//! is kept, and sent back unchanged.

/// A type with a list of known spellings. Implemented with [`enumeration!`].
///
/// [`enumeration!`]: crate::enumeration
pub trait Enumeration: Sized + 'static {
    /// The known values with their spellings.
    const VALUES: &'static [(&'static str, Self)];
}

/// The known value with this spelling.
pub fn spell<T: Clone>(values: &[(&'static str, T)], text: &str) -> Option<T> {
    let (_, value) = values.iter().find(|(spelling, _)| *spelling == text)?;
    Some(value.clone())
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

        impl $crate::runtime::codec::Enumeration for $type {
            const VALUES: &'static [(&'static str, Self)] = &[$(($spelling, Self::$variant),)*];
        }

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
                $crate::runtime::codec::spell(<Self as $crate::runtime::codec::Enumeration>::VALUES, text)
                    .unwrap_or_else(|| Self::$unknown(text.to_owned()))
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

        impl $crate::runtime::codec::Scalar for $type {
            #[inline]
            fn expected(&self) -> &'static str {
                "a string"
            }

            #[inline]
            fn set(&mut self, token: $crate::runtime::codec::Token<'_>) -> ::core::result::Result<(), $crate::runtime::codec::Mismatch> {
                let $crate::runtime::codec::Token::Text(text) = token else {
                    return ::core::result::Result::Err($crate::runtime::codec::Mismatch::Kind);
                };
                *self = Self::from(text);
                ::core::result::Result::Ok(())
            }
        }

        $crate::serde_impls!($type);
    };
}
