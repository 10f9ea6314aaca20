// Copied by clientsmith: edits are lost when this crate is made anew.
//! From texts to names and values of headers.

use bytes::Bytes;
use http::header::{HeaderName, HeaderValue, InvalidHeaderValue};

/// A header's name.
///
/// # Errors
///
/// Where a header cannot have it.
pub(crate) fn header_name(name: &str) -> Result<HeaderName, String> {
    HeaderName::try_from(name).map_err(|_| format!("{name:?} is not the name of a header"))
}

/// A header's value (RFC 9110, section 5.5): no line break, and no white space
/// at its ends, which recipients cut off.
///
/// # Errors
///
/// Where a header cannot hold it; the reason does not show it.
pub(crate) fn header_value(name: &str, value: &str) -> Result<HeaderValue, String> {
    checked(name, value, HeaderValue::try_from(value))
}

/// The same for a constant, which is not copied.
///
/// # Errors
///
/// As above.
pub(crate) fn static_value(name: &str, value: &'static str) -> Result<HeaderValue, String> {
    let bytes = Bytes::from_static(value.as_bytes());
    checked(name, value, HeaderValue::from_maybe_shared(bytes))
}

fn checked(
    name: &str,
    value: &str,
    made: Result<HeaderValue, InvalidHeaderValue>,
) -> Result<HeaderValue, String> {
    let is_blank = |byte: Option<&u8>| matches!(byte, Some(b' ' | b'\t'));
    let bytes = value.as_bytes();
    if is_blank(bytes.first()) || is_blank(bytes.last()) {
        return Err(format!(
            "the value of the header `{name}` has white space at its ends"
        ));
    }
    made.map_err(|_| {
        format!("the value of the header `{name}` holds a character that a header cannot hold")
    })
}
