//! A media type or range of a header or of a `content` key -> its parts (RFC 9110, 8.3.1).

/// `type/subtype`, in lower case, and the parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediaType {
    /// The part before the slash.
    pub kind: String,
    /// The part after it.
    pub subtype: String,
    /// The parameters, names in lower case, values without their quotes.
    pub parameters: Vec<(String, String)>,
}

impl MediaType {
    /// Reads a media type or range; nothing if it is malformed.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(';').map(str::trim);
        let (kind, subtype) = match parts.next()? {
            // Many mean the range by it.
            "*" => ("*", "*"),
            essence => essence.split_once('/')?,
        };
        let parameters = parts.filter(|part| !part.is_empty()).map(|part| {
            let (name, value) = part.split_once('=')?;
            is_token(name).then(|| (name.to_lowercase(), value.trim_matches('"').to_owned()))
        });
        (is_token(kind) && is_token(subtype)).then_some(())?;
        Some(Self {
            kind: kind.to_lowercase(),
            subtype: subtype.to_lowercase(),
            parameters: parameters.collect::<Option<_>>()?,
        })
    }

    /// A parameter's value.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&str> {
        let mut parameters = self.parameters.iter();
        let (_, value) = parameters.find(|(known, _)| known == name)?;
        Some(value)
    }

    /// Whether this range, `*/*` or `text/*` for example, takes in a media type.
    #[must_use]
    pub fn takes_in(&self, other: &Self) -> bool {
        let fits = |range: &str, text: &str| range == "*" || range == text;
        fits(&self.kind, &other.kind) && fits(&self.subtype, &other.subtype)
    }

    /// JSON, or a format built on it (RFC 6839, 3.1).
    #[must_use]
    pub fn is_json(&self) -> bool {
        self.subtype == "json" || self.subtype.ends_with("+json")
    }

    /// XML, or a format built on it (RFC 7303, 4.2).
    #[must_use]
    pub fn is_xml(&self) -> bool {
        self.subtype == "xml" || self.subtype.ends_with("+xml")
    }

    /// JSON texts one after the other (OpenAPI 3.2, 4.15.2).
    #[must_use]
    pub fn is_sequence(&self) -> bool {
        let subtypes = [
            "jsonl",
            "x-ndjson",
            "ndjson",
            "x-jsonlines",
            "json-seq",
            "stream+json",
        ];
        subtypes.contains(&self.subtype.as_str())
    }

    /// Server-sent events (HTML, "Server-sent events").
    #[must_use]
    pub fn is_events(&self) -> bool {
        self.kind == "text" && self.subtype == "event-stream"
    }

    /// `type/subtype`.
    #[must_use]
    pub fn essence(&self) -> String {
        format!("{}/{}", self.kind, self.subtype)
    }
}

/// `token` of RFC 9110, 5.6.2.
fn is_token(text: &str) -> bool {
    let is_tchar = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(is_tchar)
}
