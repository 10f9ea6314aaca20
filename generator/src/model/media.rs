//! Media types (RFC 9110, section 8.3.1; RFC 6838, section 4.2.8).

/// What a body in some media type is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MediaKind {
    /// `application/json`, `*/*+json`.
    Json,
    /// `application/x-www-form-urlencoded`
    Form,
    /// `text/*`
    Text,
    /// Everything else.
    Bytes,
}

impl MediaKind {
    /// The kind of a media type, whatever its case and parameters.
    pub fn of(media_type: &str) -> Self {
        let essence = media_type
            .split(';')
            .next()
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase();
        let (kind, subtype) = essence.split_once('/').unwrap_or((&essence, ""));
        match (kind, subtype) {
            ("application", "json") => Self::Json,
            (_, subtype) if subtype.ends_with("+json") => Self::Json,
            ("application", "x-www-form-urlencoded") => Self::Form,
            ("text", _) => Self::Text,
            _ => Self::Bytes,
        }
    }
}

/// Whether a media type is a stream of items, of which no end is to be waited
/// for.
pub fn is_stream(media_type: &str) -> bool {
    const STREAMS: [&str; 6] = [
        "text/event-stream",
        "application/jsonl",
        "application/x-jsonlines",
        "application/x-ndjson",
        "application/json-seq",
        "application/stream+json",
    ];
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    STREAMS
        .iter()
        .any(|stream| essence.eq_ignore_ascii_case(stream))
}
