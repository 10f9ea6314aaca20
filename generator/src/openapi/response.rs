//! The Responses Object and the Response Object: OpenAPI 3.1, sections 4.8.16
//! and 4.8.17.

use indexmap::IndexMap;

use super::fields::Fields;
use super::reader::{Part, Reader};
use super::{At, Extensions, Header, Link, MediaType, Parse, RefOr, Version, swagger};
use crate::diag::{Code, Diagnostic};

/// The documented responses of an operation.
#[derive(Clone, Debug)]
pub struct Responses {
    /// Where they stand.
    pub at: At,
    /// The responses, in the order of the description.
    pub by_status: IndexMap<Status, RefOr<Response>>,
    /// The `x-` fields.
    pub extensions: Extensions,
}

/// Which answers a response describes. An exact code goes before a range, and a
/// range before `default`; so they are ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// One code, 100 to 599.
    Code(u16),
    /// A range: 4 for `4XX`.
    Range(u8),
    /// All that the other responses do not describe.
    Default,
}

impl Status {
    /// The first digit of the codes; `None` for `default`.
    pub fn class(self) -> Option<u16> {
        match self {
            Status::Code(code) => Some(code / 100),
            Status::Range(class) => Some(class.into()),
            Status::Default => None,
        }
    }

    /// Whether these are codes of success: 2XX (RFC 9110, section 15.3).
    pub fn is_success(self) -> bool {
        self.class() == Some(2)
    }
}

/// A response.
#[derive(Clone, Debug)]
pub struct Response {
    /// Where it stands.
    pub at: At,
    /// What it is, in CommonMark; empty if missing.
    pub description: String,
    /// Its headers.
    pub headers: IndexMap<String, RefOr<Header>>,
    /// The media types that it can come in; none if there is no body.
    pub content: IndexMap<String, MediaType>,
    /// Links to other operations.
    pub links: IndexMap<String, RefOr<Link>>,
    /// The `x-` fields.
    pub extensions: Extensions,
}

impl Parse for Responses {
    const NAME: &'static str = "Responses Object";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<Responses> {
        let fields = Fields::open::<Self>(part, reader)?;
        let at = fields.at.clone();
        let mut by_status = IndexMap::new();
        for (key, value) in fields.others() {
            let Some(status) = parse_status(key, &at.child(key), fields.reader) else {
                continue;
            };
            let response = RefOr::parse(Part::field(value, &at, key), fields.reader);
            by_status.extend(response.map(|response| (status, response)));
        }
        Some(Responses {
            at,
            by_status,
            extensions: fields.extensions(),
        })
    }
}

impl Parse for Response {
    const NAME: &'static str = "Response Object";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<Response> {
        if reader.version == Version::V2_0 {
            return swagger::parse_response(part, reader);
        }
        let mut fields = Fields::open::<Self>(part, reader)?;
        let summary: Option<String> = fields.get_since("summary", Version::V3_2);
        Some(Response {
            at: fields.at.clone(),
            description: match fields.reader.version {
                // OpenAPI 3.2, section 4.17: it may be missing.
                Version::V3_2 => fields.get("description").or(summary).unwrap_or_default(),
                Version::V2_0 | Version::V3_0 | Version::V3_1 => fields.need_string("description"),
            },
            headers: fields.map("headers"),
            content: fields.map("content"),
            links: fields.map("links"),
            extensions: fields.finish(),
        })
    }
}

/// Reads a key of the Responses Object: `200`, `2XX`, `default`.
fn parse_status(key: &str, at: &At, reader: &mut Reader) -> Option<Status> {
    if key == "default" {
        return Some(Status::Default);
    }
    if let [hundreds @ b'1'..=b'5', b'X' | b'x', b'X' | b'x'] = key.as_bytes() {
        if key.ends_with('x') {
            let message = format!("the range `{key}` should be written with capital letters");
            reader.push(Diagnostic::note(Code::InvalidStatus, message).at(at.name()));
        }
        return Some(Status::Range(hundreds - b'0'));
    }
    if key.len() == 3
        && key.bytes().all(|byte| byte.is_ascii_digit())
        && let Ok(code @ 100..=599) = key.parse()
    {
        return Some(Status::Code(code));
    }
    let message =
        format!("`{key}` is no status code, range of codes or `default`: the response is left out");
    let diagnostic = Diagnostic::loss(Code::InvalidStatus, message);
    reader.push(
        diagnostic
            .at(at.name())
            .help("write a code from 100 to 599 (`404`), a range (`4XX`) or `default`"),
    );
    None
}
