//! The Server Object: OpenAPI 3.1, sections 4.8.5 and 4.8.6.

use indexmap::IndexMap;

use super::fields::Fields;
use super::reader::{Part, Reader};
use super::{At, Extensions, Parse, Version};

/// A place where the API is served.
#[derive(Clone, Debug)]
pub struct Server {
    /// Where it stands.
    pub at: At,
    /// A name to tell it apart.
    pub name: Option<String>,
    /// The URL, which may be relative to the description and may have
    /// `{variables}`.
    pub url: String,
    /// What this server is, in CommonMark.
    pub description: Option<String>,
    /// The variables of the URL.
    pub variables: IndexMap<String, ServerVariable>,
    /// The `x-` fields.
    pub extensions: Extensions,
}

/// A variable of the URL of a server.
#[derive(Clone, Debug)]
pub struct ServerVariable {
    /// Where it stands.
    pub at: At,
    /// The values that it can take; any if empty.
    pub enumeration: Vec<String>,
    /// The value that it has unless said otherwise; empty if missing.
    pub default: String,
    /// What it is, in CommonMark.
    pub description: Option<String>,
    /// The `x-` fields.
    pub extensions: Extensions,
}

impl Parse for Server {
    const NAME: &'static str = "Server Object";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<Server> {
        let mut fields = Fields::open::<Self>(part, reader)?;
        Some(Server {
            at: fields.at.clone(),
            name: fields.get_since("name", Version::V3_2),
            url: fields.need_string("url"),
            description: fields.get("description"),
            variables: fields.map("variables"),
            extensions: fields.finish(),
        })
    }
}

impl Parse for ServerVariable {
    const NAME: &'static str = "Server Variable Object";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<ServerVariable> {
        let mut fields = Fields::open::<Self>(part, reader)?;
        Some(ServerVariable {
            at: fields.at.clone(),
            enumeration: fields.list("enum"),
            default: fields.need_string("default"),
            description: fields.get("description"),
            extensions: fields.finish(),
        })
    }
}
