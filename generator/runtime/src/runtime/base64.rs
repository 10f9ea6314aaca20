//! Bytes within JSON (RFC 4648): `format: byte` and `contentEncoding: base64`.

use crate::runtime::codec::{Mismatch, Scalar, Source, Target, Token, Value};
use ::base64::Engine;
use ::base64::alphabet::{STANDARD, URL_SAFE};
use ::base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

/// Bytes that are written as base64 within JSON, parameters and forms.
///
/// Either alphabet is read, with or without padding and line breaks; what is
/// written has the standard alphabet and padding.
///
/// ```text
/// file.content = Base64::from(b"hello".to_vec());   // "aGVsbG8="
/// let bytes: &[u8] = &file.content;
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Base64(pub Vec<u8>);

const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_padding_mode(DecodePaddingMode::Indifferent)
    .with_decode_allow_trailing_bits(true);
const BY_STANDARD: GeneralPurpose = GeneralPurpose::new(&STANDARD, LENIENT);
const BY_URL_SAFE: GeneralPurpose = GeneralPurpose::new(&URL_SAFE, LENIENT);

/// As base64.
impl fmt::Display for Base64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&BY_STANDARD.encode(&self.0))
    }
}

/// Only how many bytes there are: they may be long, and are not for the eye.
impl fmt::Debug for Base64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Base64({} bytes)", self.0.len())
    }
}

/// From base64.
impl FromStr for Base64 {
    type Err = ::base64::DecodeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text: Cow<'_, str> = match text.contains(|c: char| c.is_ascii_whitespace()) {
            true => Cow::Owned(text.split_ascii_whitespace().collect()),
            false => Cow::Borrowed(text),
        };
        let engine = match text.contains(['-', '_']) {
            true => BY_URL_SAFE,
            false => BY_STANDARD,
        };
        engine.decode(&*text).map(Self)
    }
}

impl<T: Into<Vec<u8>>> From<T> for Base64 {
    fn from(bytes: T) -> Self {
        Self(bytes.into())
    }
}

impl AsRef<[u8]> for Base64 {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl std::ops::Deref for Base64 {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl Value for Base64 {
    fn empty() -> Self {
        Self::default()
    }

    fn target(&mut self) -> Target<'_> {
        Target::Scalar(self)
    }

    fn source(&self) -> Source<'_> {
        Source::Text(Cow::Owned(self.to_string()))
    }
}

impl Scalar for Base64 {
    fn expected(&self) -> &'static str {
        "base64"
    }

    fn set(&mut self, token: Token<'_>) -> Result<(), Mismatch> {
        let Token::Text(text) = token else {
            return Err(Mismatch::Kind);
        };
        *self = text.parse().map_err(|_| Mismatch::value("not base64"))?;
        Ok(())
    }
}
