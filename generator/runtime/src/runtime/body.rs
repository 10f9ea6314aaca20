//! Bodies: what is sent, and what an answer holds.

use crate::runtime::codec::{DecodeError, Value, from_json, to_json};
use crate::runtime::content::Content;
use bytes::Bytes;
use http::HeaderMap;
use http::header::CONTENT_TYPE;
use std::borrow::Cow;
use std::fmt;

/// The body of a request.
#[derive(Clone)]
pub struct Body {
    pub(crate) media_type: Cow<'static, str>,
    pub(crate) content: Result<Content, String>,
}

impl Body {
    /// A value, written as JSON.
    pub fn json(media_type: &'static str, value: &dyn Value) -> Self {
        let bytes = to_json(value).map(Bytes::from);
        Self::new(media_type, bytes.map_err(|error| error.to_string()))
    }

    /// A text.
    pub fn text(media_type: &'static str, text: impl Into<String>) -> Self {
        Self::new(media_type, Ok(Bytes::from(text.into())))
    }

    pub(crate) fn new(media_type: &'static str, bytes: Result<Bytes, String>) -> Self {
        Self {
            media_type: Cow::Borrowed(media_type),
            content: bytes.map(Content::Bytes),
        }
    }
}

/// Shows no content.
impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Body")
            .field("media_type", &self.media_type)
            .finish_non_exhaustive()
    }
}

/// Reads JSON (RFC 8259).
///
/// # Errors
///
/// Where the answer says that it is something else, or does not fit the type.
pub fn json<T: Value>(response: &http::Response<Bytes>) -> Result<T, BodyError> {
    let bytes = json_bytes(response)?;
    from_json(bytes).map_err(BodyError::json)
}

/// Reads a text in UTF-8.
///
/// # Errors
///
/// Where it is not UTF-8, or says that it is not.
pub fn text(response: &http::Response<Bytes>) -> Result<String, BodyError> {
    let media_type = media_type(response.headers()).unwrap_or_default();
    match charset(&media_type) {
        Some("utf-8" | "utf8" | "us-ascii") | None => {}
        Some(charset) => {
            let reason = format!("the body is text in `{charset}`, not in UTF-8");
            return Err(BodyError::new(reason));
        }
    }
    utf8(response.body())
}

/// A text.
pub(crate) fn utf8(bytes: &[u8]) -> Result<String, BodyError> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) => Err(BodyError::new("the body is not text in UTF-8")),
    }
}

/// Takes the body as it is.
///
/// # Errors
///
/// Never: the type is that of the other ways to read a body.
pub fn bytes(response: &http::Response<Bytes>) -> Result<Bytes, BodyError> {
    Ok(response.body().clone())
}

/// Passes the body over.
///
/// # Errors
///
/// Never: the type is that of the other ways to read a body.
pub fn empty(_: &http::Response<Bytes>) -> Result<(), BodyError> {
    Ok(())
}

/// Which of the declared media types an answer has, by its `Content-Type`: the
/// same, or else one of its kind; the first where it has none of them, since
/// the reader of that one says what it has in place of it.
pub fn choose(response: &http::Response<Bytes>, declared: &[&str]) -> usize {
    let Some(found) = media_type(response.headers()) else {
        return 0;
    };
    let found = essence(&found);
    let position = |fits: &dyn Fn(&str) -> bool| {
        declared
            .iter()
            .position(|declared| fits(essence(&declared.to_ascii_lowercase())))
    };
    let suffix = |media_type: &str| media_type.rsplit(['/', '+']).next().map(str::to_owned);
    let kind = |media_type: &str| media_type.split('/').next().map(str::to_owned);
    let is_binary = !is_json(found) && !found.starts_with("text/");
    position(&|declared| declared == found)
        .or_else(|| position(&|declared| is_json(declared) && is_json(found)))
        .or_else(|| position(&|declared| suffix(declared) == suffix(found)))
        .or_else(|| match found.starts_with("application/") {
            true => position(&|declared| is_binary && declared == "application/octet-stream"),
            false => position(&|declared| kind(declared) == kind(found)),
        })
        .or_else(|| position(&|declared| declared.ends_with("/*")))
        .unwrap_or(0)
}

fn json_bytes(response: &http::Response<Bytes>) -> Result<&[u8], BodyError> {
    // An answer need not say what it is (RFC 9110, section 8.3).
    let media_type = match response.headers().get(CONTENT_TYPE) {
        // What most say.
        Some(value) if value == "application/json" => None,
        _ => media_type(response.headers()),
    };
    if let Some(media_type) = media_type {
        if !is_json(&media_type) {
            let essence = essence(&media_type);
            return Err(BodyError::new(format!("expected JSON, found `{essence}`")));
        }
    }
    let bytes = without_mark(response.body());
    match bytes.is_empty() {
        true => Err(BodyError::new("expected JSON, but the body is empty")),
        false => Ok(bytes),
    }
}

/// RFC 8259, section 8.1: a parser may ignore a byte order mark.
pub(crate) fn without_mark(json: &[u8]) -> &[u8] {
    json.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(json)
}

/// The `Content-Type`, in small letters: neither types nor charsets have a case
/// (RFC 9110, section 8.3).
pub(crate) fn media_type(headers: &HeaderMap) -> Option<Cow<'_, str>> {
    let value = String::from_utf8_lossy(headers.get(CONTENT_TYPE)?.as_bytes());
    Some(match value.bytes().any(|byte| byte.is_ascii_uppercase()) {
        true => value.to_ascii_lowercase().into(),
        false => value,
    })
}

/// Whether a media type is JSON by its name or its suffix (RFC 6839), with
/// any parameters.
pub(crate) fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type);
    ["/json", "+json", "/x-json"]
        .iter()
        .any(|end| essence.ends_with(end))
}

/// A media type without its parameters.
pub(crate) fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}

/// The character encoding that a media type names.
pub(crate) fn charset(media_type: &str) -> Option<&str> {
    let mut parameters = media_type
        .split(';')
        .skip(1)
        .filter_map(|parameter| parameter.split_once('='));
    let (_, charset) = parameters.find(|(name, _)| name.trim() == "charset")?;
    Some(charset.trim().trim_matches('"'))
}

/// Why a body could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyError {
    message: String,
    json: Option<Box<DecodeError>>,
}

impl BodyError {
    /// An error with its message.
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            json: None,
        }
    }

    /// JSON that does not fit its type.
    pub(crate) fn json(error: DecodeError) -> Self {
        Self {
            message: format!("the body does not fit: {error}"),
            json: Some(Box::new(error)),
        }
    }

    /// Where JSON does not fit its type; its message is part of this one.
    pub fn decode_error(&self) -> Option<&DecodeError> {
        self.json.as_deref()
    }
}

impl fmt::Display for BodyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for BodyError {}
