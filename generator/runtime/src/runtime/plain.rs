//! Bodies of plain text that are a scalar: a number, a date, one of some words.

use crate::runtime::body::{self, Body, BodyError};
use crate::runtime::codec::{Value, from_value};
use crate::runtime::shape::Shape;
use bytes::Bytes;

impl Body {
    /// A scalar, as text.
    pub fn plain(media_type: &'static str, value: &dyn Value) -> Self {
        let text = match Shape::of(value.source()) {
            Ok(Shape::Scalar(text)) => Ok(Bytes::from(text.into_owned())),
            Ok(Shape::Nothing | Shape::List(_) | Shape::Object(_)) => {
                Err("only a scalar can be sent as text".to_owned())
            }
            Err(reason) => Err(reason),
        };
        Self::new(media_type, text)
    }
}

/// Reads a scalar from its text, and white space around it: the text as it is,
/// or else the number or boolean that it looks like.
///
/// # Errors
///
/// Where it does not fit the type, or is not text in UTF-8.
pub fn read<T: Value>(response: &http::Response<Bytes>) -> Result<T, BodyError> {
    let text = body::text(response)?;
    let text = text.trim();
    from_value(&text.into())
        .or_else(|error| match serde_json::from_str(text) {
            Ok(serde_json::Value::String(_)) | Err(_) => Err(error),
            Ok(scalar) => from_value(&scalar),
        })
        .map_err(BodyError::json)
}
