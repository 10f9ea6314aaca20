//! Media types (RFC 9110, section 8.3.1; RFC 6838, section 4.2.8).

use super::Object;

/// What a body in some media type is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MediaKind {
    /// `application/json`, `*/*+json`.
    Json,
    /// `application/x-www-form-urlencoded`
    Form,
    /// `multipart/*`
    Multipart,
    /// `*/xml`, `*/*+xml`, where a schema says what the elements are.
    Xml,
    /// `text/*`
    Text,
    /// Everything else.
    Bytes,
}

impl MediaKind {
    /// The kind of a media type, whatever its case and parameters. XML is text or
    /// bytes by itself.
    pub fn of(media_type: &str) -> Self {
        let essence = essence(media_type);
        if Framing::of(media_type).is_some() {
            return Self::Bytes;
        }
        let (kind, subtype) = essence.split_once('/').unwrap_or((&essence, ""));
        match (kind, subtype) {
            ("application", "x-www-form-urlencoded") => Self::Form,
            (_, "json" | "x-json") => Self::Json,
            (_, subtype) if subtype.ends_with("+json") => Self::Json,
            ("multipart", _) => Self::Multipart,
            ("text", _) => Self::Text,
            _ => Self::Bytes,
        }
    }
}

/// How the items of a stream follow each other (OpenAPI 3.2, section 4.14.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Framing {
    /// JSON in each line, under many names: none of them is registered.
    Lines,
    /// `application/json-seq` (RFC 7464), `*/*+json-seq` (RFC 8091).
    Sequence,
    /// `text/event-stream` (WHATWG HTML, section 9.2).
    Events,
}

impl Framing {
    /// How the items follow each other, where the media type is a stream of
    /// them.
    pub fn of(media_type: &str) -> Option<Self> {
        const LINES: [&str; 6] = [
            "jsonl",
            "json-l",
            "ndjson",
            "jsonlines",
            "json-lines",
            "/stream+json",
        ];
        let essence = essence(media_type);
        match () {
            () if essence == "text/event-stream" => Some(Self::Events),
            () if essence.ends_with("json-seq") => Some(Self::Sequence),
            () if LINES.iter().any(|end| essence.ends_with(end)) => Some(Self::Lines),
            () => None,
        }
    }
}

/// Whether objects are whole events (OpenAPI 3.2, section 4.14.4.1): they have
/// at least `least` of an event's fields, and no others.
pub fn is_event(object: &Object, least: usize) -> bool {
    const FIELDS: [&str; 4] = ["data", "event", "id", "retry"];
    let mut keys = object.properties.keys();
    object.properties.len() >= least && keys.all(|key| FIELDS.contains(&&**key))
}

/// Whether a media type is XML (RFC 7303).
pub fn is_xml(media_type: &str) -> bool {
    let essence = essence(media_type);
    essence.ends_with("/xml") || essence.ends_with("+xml")
}

/// Whether parts are those of a form (RFC 7578).
pub fn is_form_data(media_type: &str) -> bool {
    essence(media_type) == "multipart/form-data"
}

/// A media type without its parameters, in small letters.
pub fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

/// Whether a text is a media type or a range of them (RFC 9110, sections 8.3.1 and 12.5.1).
pub fn is_media_range(text: &str) -> bool {
    let is_sign = |sign: u8| sign.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&sign);
    let is_token = |text: &str| !text.is_empty() && text.bytes().all(is_sign);
    let mut parts = text.split(';').map(str::trim);
    let essence = parts.next().and_then(|essence| essence.split_once('/'));
    essence.is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype))
        && parts.all(|part| {
            let name = part.split_once('=').map(|(name, _)| name);
            part.is_empty() || name.is_some_and(is_token)
        })
}
