//! Bytes within JSON (RFC 4648): `format: byte` and `contentEncoding: base64`.

use ::base64::alphabet::{STANDARD, URL_SAFE};
use ::base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use ::base64::{DecodeError, Engine};
use std::borrow::Cow;

const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_padding_mode(DecodePaddingMode::Indifferent)
    .with_decode_allow_trailing_bits(true);
pub(crate) const BY_STANDARD: GeneralPurpose = GeneralPurpose::new(&STANDARD, LENIENT);
pub(crate) const BY_URL_SAFE: GeneralPurpose =
    GeneralPurpose::new(&URL_SAFE, LENIENT.with_encode_padding(false));

/// Reads either alphabet, with or without padding and line breaks.
pub(crate) fn decode(text: &str) -> Result<Vec<u8>, DecodeError> {
    let text: Cow<'_, str> = match text.contains(|c: char| c.is_ascii_whitespace()) {
        true => Cow::Owned(text.split_ascii_whitespace().collect()),
        false => Cow::Borrowed(text),
    };
    let engine = match text.contains(['-', '_']) {
        true => BY_URL_SAFE,
        false => BY_STANDARD,
    };
    engine.decode(&*text)
}

/// Makes a type of bytes that an engine writes.
#[macro_export]
#[doc(hidden)]
macro_rules! encoded_bytes {
    ($(#[$attribute:meta])* $type:ident by $engine:expr) => {
        $(#[$attribute])*
        #[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $type(pub Vec<u8>);

        /// As base64.
        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&::base64::Engine::encode(&$engine, &self.0))
            }
        }

        /// Only how many bytes there are: they may be long, and are not for the eye.
        impl std::fmt::Debug for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({} bytes)", stringify!($type), self.0.len())
            }
        }

        /// From base64.
        impl std::str::FromStr for $type {
            type Err = ::base64::DecodeError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $crate::runtime::base64::decode(text).map(Self)
            }
        }

        impl<T: Into<Vec<u8>>> From<T> for $type {
            fn from(bytes: T) -> Self {
                Self(bytes.into())
            }
        }

        impl AsRef<[u8]> for $type {
            fn as_ref(&self) -> &[u8] {
                &self.0
            }
        }

        impl std::ops::Deref for $type {
            type Target = [u8];

            fn deref(&self) -> &[u8] {
                &self.0
            }
        }

        impl $crate::runtime::codec::Value for $type {
            fn empty() -> Self {
                Self::default()
            }

            fn target(&mut self) -> $crate::runtime::codec::Target<'_> {
                $crate::runtime::codec::Target::Scalar(self)
            }

            fn source(&self) -> $crate::runtime::codec::Source<'_> {
                $crate::runtime::codec::Source::Text(self.to_string().into())
            }
        }

        impl $crate::runtime::codec::Scalar for $type {
            fn expected(&self) -> &'static str {
                "base64"
            }

            fn set(
                &mut self,
                token: $crate::runtime::codec::Token<'_>,
            ) -> Result<(), $crate::runtime::codec::Mismatch> {
                use $crate::runtime::codec::{Mismatch, Token};
                let Token::Text(text) = token else {
                    return Err(Mismatch::Kind);
                };
                *self = text.parse().map_err(|_| Mismatch::value("not base64"))?;
                Ok(())
            }
        }
    };
}

crate::encoded_bytes! {
    /// Bytes that are written as base64 within JSON, parameters and forms.
    ///
    /// Either alphabet is read, with or without padding and line breaks; what is
    /// written has the standard alphabet and padding (RFC 4648, section 4).
    ///
    /// ```text
    /// file.content = Base64::from(b"hello".to_vec());   // "aGVsbG8="
    /// let bytes: &[u8] = &file.content;
    /// ```
    Base64 by BY_STANDARD
}
