//! The whole of an API.

use super::{Operation, SchemaId, Schemas, SecurityScheme, Webhook};
use serde_json::Value;
use std::collections::BTreeMap;

/// What a description means.
#[derive(Clone, Debug)]
pub struct Api {
    /// What it says of itself.
    pub info: Info,
    /// Where it can be reached; the first is the default.
    pub servers: Vec<Server>,
    /// Its tags.
    pub tags: Vec<Tag>,
    /// Its security schemes.
    pub schemes: Vec<SecurityScheme>,
    /// Its operations.
    pub operations: Vec<Operation>,
    /// The requests that it makes itself.
    pub webhooks: Vec<Webhook>,
    /// The schemas of its components, in the order of the description, those of
    /// other files last.
    pub components: Vec<Component>,
    /// Its schemas.
    pub schemas: Schemas,
    /// Values for the schemas of parameters and bodies of requests, where tests
    /// are asked for.
    pub samples: BTreeMap<SchemaId, Sample>,
}

/// Values of a schema.
#[derive(Clone, Debug)]
pub struct Sample {
    /// With all that can be there.
    pub full: Value,
    /// With no more than must be there.
    pub least: Value,
}

/// A schema with a name.
#[derive(Clone, Debug)]
pub struct Component {
    /// Its name.
    pub name: String,
    /// Which it is; `None` where nothing uses it.
    pub schema: Option<SchemaId>,
}

/// What a description says of itself.
#[derive(Clone, Debug, Default)]
pub struct Info {
    /// Its title.
    pub title: String,
    /// The API's version.
    pub version: String,
    /// One line.
    pub summary: Option<String>,
    /// The description's words.
    pub description: Option<String>,
}

/// Where an API can be reached.
#[derive(Clone, Debug)]
pub struct Server {
    /// The URL, its variables at their defaults.
    pub url: String,
    /// The description's words.
    pub description: Option<String>,
}

/// A group of operations.
#[derive(Clone, Debug)]
pub struct Tag {
    /// Its name.
    pub name: String,
    /// The description's words.
    pub description: Option<String>,
}
