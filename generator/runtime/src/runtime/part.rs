//! How the properties of a body in parts are sent (OpenAPI 3.2.1, section 4.15).

use crate::runtime::api::{Parameter, Style};
use crate::runtime::codec::Source;
use crate::runtime::shape::Shape;
use crate::runtime::style;
use percent_encoding::percent_decode_str;

/// How a property is sent, where that is not the default of its type.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    pub(crate) name: &'static str,
    pub(crate) media_type: Option<&'static str>,
    pub(crate) style: Option<Parameter>,
    pub(crate) headers: &'a [(&'static str, Parameter)],
}

impl<'a> Part<'a> {
    /// The property with this name is sent in this media type.
    pub const fn new(name: &'static str, media_type: &'static str) -> Self {
        Self {
            media_type: Some(media_type),
            ..Self::named(name)
        }
    }

    /// The property with this name is sent in the media type of its type.
    pub const fn named(name: &'static str) -> Self {
        Self {
            name,
            media_type: None,
            style: None,
            headers: &[],
        }
    }

    /// It is written in a style, as a parameter of the query is.
    pub const fn styled(mut self, parameter: Parameter) -> Self {
        self.style = Some(parameter);
        self
    }

    /// The headers of the part, and the properties that hold their values, which
    /// are no parts.
    pub const fn headers(mut self, headers: &'a [(&'static str, Parameter)]) -> Self {
        self.headers = headers;
        self
    }
}

/// The names and texts of the parts of a value in a style. Nothing is
/// percent-encoded in them (OpenAPI 3.2.1, section 4.15.1).
///
/// # Errors
///
/// Where the style has no way to write the value.
pub(crate) fn pairs(
    parameter: &Parameter,
    value: Source<'_>,
) -> Result<Vec<(String, String)>, String> {
    let is_list = matches!(Shape::of(value.clone())?, Shape::List(_) | Shape::Object(_));
    let text = style::encode(parameter, value)?.unwrap_or_default();
    // In a query, this comma is told from those that part the elements.
    let is_parted = is_list && !parameter.explode && parameter.style == Style::Form;
    if is_parted && text.contains("%2C") {
        return Err("an element holds `,`, which is what parts the elements".to_owned());
    }
    let decode = |text| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    Ok(pairs
        .map(|(name, text)| (decode(name), decode(text)))
        .collect())
}
