//! The formats of values (OpenAPI Format Registry).

use super::Resolver;
use crate::diag::Code;
use crate::model::MediaKind;
use crate::openapi::Keywords;
use clientsmith_sample::{Pattern, has_form};
use serde_json::Value;

/// A UUID as the client writes one.
pub(super) const UUID: &str = "0a4f7c52-6d0b-4f0e-9d0f-2b1c7c5a9e31";

impl Resolver<'_> {
    /// The format of a text, unless the schema itself shows a value that breaks it: an
    /// answer with such a value could not be read. Nor where the pattern asks for another
    /// spelling than the format's type has: the server would refuse it.
    pub(super) fn format_of_text(&mut self, keywords: &Keywords) -> Option<String> {
        let format = format(keywords)?;
        if is_spelled_otherwise(&format, keywords) {
            return None;
        }
        let mut examples = keywords.examples.iter().filter_map(Value::as_str);
        let Some(example) = examples.find(|example| breaks(&format, example)) else {
            return Some(format);
        };
        let message =
            format!("the example `{example}` is not of the format `{format}`: any text is taken");
        let help = "mend the example, or leave out the format";
        self.mistake(Code::InvalidValue, message, &keywords.at, help);
        None
    }
}

/// The format; an encoding within JSON is one (JSON Schema Validation, section
/// 8.3), and content that is neither text nor encoded as one is binary (OpenAPI 3.1,
/// section 4.8.14.3).
pub(super) fn format(keywords: &Keywords) -> Option<String> {
    let encoding = content_encoding(keywords).map(str::to_ascii_lowercase);
    let implied = match is_binary(keywords) {
        true => Some("binary".to_owned()),
        false => encoding.filter(|it| matches!(it.as_str(), "base64" | "base64url")),
    };
    implied.or_else(|| keywords.format.as_deref().map(str::to_owned))
}

/// Whether a schema says what is in bytes that are no part of JSON. It has no `type` then
/// (OpenAPI 3.1.1, section 4.8.14.3), or that of a text.
pub(super) fn is_binary(keywords: &Keywords) -> bool {
    let string = keywords.string.as_deref();
    let media_type = string.and_then(|string| string.content_media_type.as_deref());
    content_encoding(keywords).is_none()
        && media_type.is_some_and(|it| MediaKind::of(it) == MediaKind::Bytes)
}

fn content_encoding(keywords: &Keywords) -> Option<&str> {
    keywords.string.as_deref()?.content_encoding.as_deref()
}

/// Whether a pattern excludes how the type of the format spells its values.
fn is_spelled_otherwise(format: &str, keywords: &Keywords) -> bool {
    let spelled = match format {
        "uuid" => UUID,
        "date-time" => "2024-05-06T07:08:09Z",
        "date" => "2024-05-06",
        _ => return false,
    };
    let string = keywords.string.as_deref();
    let pattern = string.and_then(|string| Pattern::parse(string.pattern.as_ref()?));
    pattern.is_some_and(|pattern| !pattern.is_match(spelled))
}

/// Whether an example shows that values are not of the format, which does not matter for
/// a URI, a time or a duration: their type is any text. One without a digit, such as `yyyy-mm-dd`, stands for
/// something else; and a date with a time may be what a reader of YAML has made of a date
/// (YAML 1.1, "timestamp").
fn breaks(format: &str, example: &str) -> bool {
    let is_date = |text: &str| has_form("date", text);
    let is_value = example.contains(|character: char| character.is_ascii_digit());
    let is_dated = format == "date" && example.get(..10).is_some_and(is_date);
    let is_any_text = matches!(format, "uri" | "time" | "duration");
    !is_any_text && is_value && !is_dated && !has_form(format, example)
}
