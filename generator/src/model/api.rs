//! The whole of an API.

use super::{Operation, SchemaId, Schemas, SecurityScheme, Webhook};
use crate::openapi::At;
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

/// Where an API can be reached (OpenAPI 3.1, section 4.8.5).
#[derive(Clone, Debug)]
pub struct Server {
    /// Where it stands.
    pub at: At,
    /// A name to tell it apart.
    pub name: Option<String>,
    /// The URL, with each of the variables as `{name}`.
    pub url: String,
    /// The description's words.
    pub description: Option<String>,
    /// What can be chosen.
    pub variables: Vec<ServerVariable>,
}

impl Server {
    /// The URL, with the variables that have a default at it.
    pub fn default_url(&self) -> String {
        let mut url = self.url.clone();
        for variable in &self.variables {
            if let Some(default) = &variable.default {
                let place = format!("{{{}}}", variable.name);
                let within_path = format!("/{}", default.trim_start_matches('/'));
                url = url.replace(&format!("/{place}"), &within_path);
                url = url.replace(&place, default);
            }
        }
        url.trim_end_matches('/').to_owned()
    }

    /// Whether a client can tell no difference.
    pub fn is_alike(&self, other: &Self) -> bool {
        self.url.trim_end_matches('/') == other.url.trim_end_matches('/')
            && self.variables == other.variables
    }
}

/// A variable of the URL of a server (OpenAPI 3.1, section 4.8.6).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerVariable {
    /// Its name.
    pub name: String,
    /// The values that it can have; any where there are none.
    pub values: Vec<String>,
    /// What it is unless said otherwise; one of the values where there are some.
    pub default: Option<String>,
    /// The description's words.
    pub description: Option<String>,
}

/// A group of operations.
#[derive(Clone, Debug)]
pub struct Tag {
    /// Its name.
    pub name: String,
    /// The description's words, in short.
    pub summary: Option<String>,
    /// The description's words.
    pub description: Option<String>,
    /// The name of the tag that this one belongs to.
    pub parent: Option<String>,
}
