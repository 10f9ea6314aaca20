//! The Components Object: OpenAPI 3.1, section 4.8.7.

use indexmap::IndexMap;

use super::fields::Fields;
use super::reader::{Part, Reader};
use super::{
    At, Callback, Example, Extensions, Header, Link, MediaType, Parameter, Parse, PathItem, RefOr,
    RequestBody, Response, Schema, SecurityScheme, Version,
};

/// What is described once and referred to.
#[derive(Clone, Debug)]
pub struct Components {
    /// Where they stand.
    pub at: At,
    /// `schemas`; a schema that only refers to another has
    /// [`Keywords::reference`](super::Keywords::reference).
    pub schemas: IndexMap<String, Schema>,
    /// `responses`
    pub responses: IndexMap<String, RefOr<Response>>,
    /// `parameters`
    pub parameters: IndexMap<String, RefOr<Parameter>>,
    /// `examples`
    pub examples: IndexMap<String, RefOr<Example>>,
    /// `requestBodies`
    pub request_bodies: IndexMap<String, RefOr<RequestBody>>,
    /// `headers`
    pub headers: IndexMap<String, RefOr<Header>>,
    /// `securitySchemes`
    pub security_schemes: IndexMap<String, RefOr<SecurityScheme>>,
    /// `links`
    pub links: IndexMap<String, RefOr<Link>>,
    /// `callbacks`
    pub callbacks: IndexMap<String, RefOr<Callback>>,
    /// `pathItems`; a path item that only refers to another has
    /// [`PathItem::reference`].
    pub path_items: IndexMap<String, PathItem>,
    /// `mediaTypes`
    pub media_types: IndexMap<String, RefOr<MediaType>>,
    /// The `x-` fields.
    pub extensions: Extensions,
}

/// A part that can stand in [`Components`] or be replaced by a reference.
pub trait Component: Parse {
    /// The name of the section of the components.
    const SECTION: &'static str;

    /// The section of the components.
    fn section(components: &Components) -> &IndexMap<String, RefOr<Self>>;
}

/// Declares the section of each kind of component.
macro_rules! sections {
    ($($part:ty: $section:literal $field:ident,)*) => {
        $(impl Component for $part {
            const SECTION: &'static str = $section;

            fn section(components: &Components) -> &IndexMap<String, RefOr<Self>> {
                &components.$field
            }
        })*
    };
}

sections! {
    Response: "responses" responses,
    Parameter: "parameters" parameters,
    Example: "examples" examples,
    RequestBody: "requestBodies" request_bodies,
    Header: "headers" headers,
    SecurityScheme: "securitySchemes" security_schemes,
    Link: "links" links,
    Callback: "callbacks" callbacks,
    MediaType: "mediaTypes" media_types,
}

impl Parse for Components {
    const NAME: &'static str = "Components Object";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<Components> {
        let mut fields = Fields::open::<Self>(part, reader)?;
        Some(Components {
            at: fields.at.clone(),
            schemas: fields.map("schemas"),
            responses: fields.map("responses"),
            parameters: fields.map("parameters"),
            examples: fields.map("examples"),
            request_bodies: fields.map("requestBodies"),
            headers: fields.map("headers"),
            security_schemes: fields.map("securitySchemes"),
            links: fields.map("links"),
            callbacks: fields.map("callbacks"),
            path_items: fields.map("pathItems"),
            media_types: {
                fields.note_since("mediaTypes", Version::V3_2);
                fields.map("mediaTypes")
            },
            extensions: fields.finish(),
        })
    }
}
