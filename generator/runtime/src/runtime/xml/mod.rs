//! Bodies in XML (OpenAPI 3.2, section 4.26; XML 1.0; Namespaces in XML 1.0).
//!
//! The types are those of JSON: tables beside them say what is an attribute,
//! what elements are called, and which lists have an element around them. They
//! drive the same places and sources as JSON does.

mod document;
mod fields;
mod json;
mod node;
mod read;
mod record;
mod text;
mod write;

pub use node::{Choice, Content, Described, Fields, Kind, Node};

use crate::runtime::body::{Body, BodyError, charset, essence, media_type, without_mark};
use crate::runtime::codec::{DecodeError, EncodeError, Value};
use bytes::Bytes;
use document::Document;

impl Body {
    /// A value, written as XML.
    pub fn xml(media_type: &'static str, node: &'static Node, value: &dyn Value) -> Self {
        let bytes = to_xml(node, value).map(Bytes::from);
        Self::new(media_type, bytes.map_err(|error| error.to_string()))
    }
}

/// Reads an answer.
///
/// # Errors
///
/// Where it says that it is something else, is no XML in UTF-8, or does not fit
/// the type.
pub fn read<T: Value>(response: &http::Response<Bytes>, node: &Node) -> Result<T, BodyError> {
    if let Some(media_type) = media_type(response.headers()) {
        let essence = essence(&media_type);
        if !is_xml(essence) {
            return Err(BodyError::new(format!("expected XML, found `{essence}`")));
        }
        let is_other = |charset: &&str| !matches!(*charset, "utf-8" | "utf8" | "us-ascii");
        if let Some(charset) = charset(&media_type).filter(is_other) {
            let reason = format!("the body is XML in `{charset}`, not in UTF-8");
            return Err(BodyError::new(reason));
        }
    }
    if response.body().is_empty() {
        return Err(BodyError::new("expected XML, but the body is empty"));
    }
    from_xml(response.body(), node).map_err(BodyError::json)
}

/// Whether a media type is XML by its name or its suffix (RFC 7303).
fn is_xml(essence: &str) -> bool {
    essence.ends_with("/xml") || essence.ends_with("+xml")
}

/// Reads an XML document.
///
/// # Errors
///
/// Where the text is not XML in UTF-8, or does not fit the type: with the path,
/// line and byte.
pub fn from_xml<T: Value>(xml: &[u8], node: &Node) -> Result<T, DecodeError> {
    let mut value = T::empty();
    read_into(&mut value, xml, node)?;
    Ok(value)
}

fn read_into(value: &mut dyn Value, xml: &[u8], node: &Node) -> Result<(), DecodeError> {
    if xml.starts_with(b"\xFE\xFF") || xml.starts_with(b"\xFF\xFE") {
        return Err(DecodeError::new("", "the text is in UTF-16, not in UTF-8"));
    }
    let text = std::str::from_utf8(without_mark(xml))
        .map_err(|error| DecodeError::new("", format!("the text is not XML: {error}")))?;
    let read = Document::new(text).root(value, node);
    read.map_err(|fault| fault.into_error(text))
}

/// Writes an XML document.
///
/// # Errors
///
/// Where a value cannot be in XML: a number that is not finite, a control
/// character, a key that is no name.
pub fn to_xml(node: &'static Node, value: &dyn Value) -> Result<Vec<u8>, EncodeError> {
    write::document(node, value).map_err(EncodeError::new)
}
