//! What an API means, neutral to any language: all references resolved, all
//! spellings of OpenAPI gone.
//!
//! Guarantees to the next stage: every [`SchemaId`] and [`SchemeId`] is valid;
//! every variable of a path template has its parameter, and the other way
//! round; no two operations share an id; no chain of references is endless;
//! every list is in the order of the description.

mod alike;
mod api;
mod media;
mod operation;
mod paging;
mod resolve;
mod schema;
mod security;
mod webhook;
mod xml;

pub use api::{Api, Component, Info, Sample, Server, ServerVariable, Tag};
pub use media::{Framing, MediaKind, essence, is_event, is_form_data, is_media_range, is_xml};
pub use operation::{
    Encoding, EncodingStyle, Header, Location, Media, Method, Operation, Parameter, RequestBody,
    Response, Status, Style,
};
pub use paging::{Keys, Next, Paging, Place, Way};
pub use resolve::{add_samples, resolve_document};
pub use schema::{
    Additional, Enumeration, EnumerationKind, EnumerationValue, Format, MADE, Object, Property,
    Schema, SchemaId, SchemaName, Schemas, Shape, TypeRef, Union, UnionVariant,
};
pub use security::{ApiKeyLocation, OAuthUrls, Requirement, SchemeId, SchemeKind, SecurityScheme};
pub use webhook::Webhook;
pub use xml::{Xml, XmlId, XmlNode};
