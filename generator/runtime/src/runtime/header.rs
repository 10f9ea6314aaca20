//! From texts to names and values of headers.

use http::header::{HeaderName, HeaderValue};

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
    if value.trim_matches([' ', '\t']) != value {
        return Err(format!(
            "the value of the header `{name}` has white space at its ends"
        ));
    }
    HeaderValue::try_from(value).map_err(|_| {
        format!("the value of the header `{name}` holds a character that a header cannot hold")
    })
}
