//! `clientsmith.toml`: what the description does not say about its client.
//!
//! ```toml
//! [package]
//! name = "polytomic"
//! version = "0.1.0"
//!
//! [operations.getExecution]
//! group = ["model_sync", "executions"]
//! method = "get"
//! ```

mod pagination;

pub use pagination::Pagination;

use crate::diag::{Format, Source};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use std::fmt;

/// The whole file. Every part has a default, so an empty file is one.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Config {
    /// The generated crate's `[package]`.
    pub package: Package,
    /// Which Rust types stand for the description's.
    pub types: Types,
    /// What is set once on the client.
    pub client: Client,
    /// Builder methods, by the name of the security scheme.
    pub security: BTreeMap<String, Security>,
    /// Where operations are found, by `operationId` or `METHOD /path`.
    pub operations: BTreeMap<String, Operation>,
    /// Lists that come in pages.
    pub pagination: Vec<Pagination>,
    /// Operations whose answer is asked for until it says that work has ended.
    pub polling: Vec<Polling>,
    /// Runnable examples of the generated crate; default: one simple call.
    pub examples: Vec<Example>,
    /// Whether the crate tests that the description's examples of answers
    /// survive being read and written.
    pub tests: bool,
    /// The text that this was read from, for diagnostics that point into it.
    #[serde(skip)]
    pub source: Option<Source>,
}

/// What the generated `Cargo.toml` says of the package.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Package {
    /// Its name; default: made from the title of the description.
    pub name: Option<String>,
    /// Its version; default: 0.1.0.
    pub version: Option<String>,
    /// An SPDX expression.
    pub license: Option<String>,
    /// One line; default: the title of the description.
    pub description: Option<String>,
    /// Where its source is.
    pub repository: Option<String>,
    /// What its features are for.
    pub features: Features,
}

/// What the features of the generated crate are for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Features {
    /// The runtime only: how requests are sent, and what answers are compressed by.
    #[default]
    Runtime,
    /// Also each group of operations, with the types that it needs.
    Groups,
}

/// Which Rust types stand for the description's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Types {
    /// The library for `date`, `date-time` and `time`.
    pub dates: Dates,
    /// Whether there are types of schemas that no operation uses.
    pub unused: bool,
}

/// A library for dates and times.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dates {
    /// `jiff::Timestamp` and `jiff::civil`.
    #[default]
    Jiff,
    /// `chrono::DateTime<Utc>` and `chrono::Naive*`.
    Chrono,
    /// `time::OffsetDateTime` and its neighbours.
    Time,
    /// No library: text, as it is on the wire.
    String,
}

/// What is set once on the client.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Client {
    /// Header parameters that the client sends with every operation that
    /// declares them.
    pub headers: Vec<ClientHeader>,
}

/// A header parameter that is set once.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ClientHeader {
    /// The name of the header.
    pub name: String,
    /// What is sent unless the user says otherwise; default: nothing.
    pub default: Option<String>,
    /// The builder's method; default: the name in snake case, without `X-`.
    pub method: Option<String>,
}

/// How a security scheme is set on the builder.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Security {
    /// The builder's method; default: the scheme's name in snake case.
    pub method: String,
}

/// Where an operation is found.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Operation {
    /// The way from the client: `["model_sync", "executions"]` is
    /// `client.model_sync().executions()`; default: the first tag.
    pub group: Option<Vec<String>>,
    /// The method's name; default: the operation's id in snake case.
    pub method: Option<String>,
}

/// An operation that is repeated until its answer has a terminal status.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Polling {
    /// The operation, by id.
    pub operation: String,
    /// A JSON Pointer (RFC 6901) into the answer: the status.
    pub status: String,
    /// The values that end the waiting: texts, integers or booleans.
    #[serde(deserialize_with = "scalars")]
    pub terminal: Vec<String>,
    /// Seconds before the first repetition; it doubles from there.
    #[serde(default = "interval")]
    pub interval: u64,
    /// The longest time between two repetitions, in seconds.
    #[serde(default = "max_interval")]
    pub max_interval: u64,
}

/// Reads scalars as their text.
fn scalars<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged, expecting = "a text, an integer or a boolean")]
    enum Scalar {
        Text(String),
        Integer(i64),
        Boolean(bool),
    }
    let scalars = Vec::<Scalar>::deserialize(deserializer)?;
    let text = |scalar| match scalar {
        Scalar::Text(text) => text,
        Scalar::Integer(number) => number.to_string(),
        Scalar::Boolean(value) => value.to_string(),
    };
    Ok(scalars.into_iter().map(text).collect())
}

fn interval() -> u64 {
    2
}

fn max_interval() -> u64 {
    30
}

/// A runnable example of the generated crate.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Example {
    /// The name of its file.
    pub name: String,
    /// What it shows, in one line.
    pub title: String,
    /// The operations that it calls, one after the other.
    pub steps: Vec<Step>,
}

/// A call in an example.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Step {
    /// The operation, by id.
    pub operation: String,
    /// What its answer is called; default: `answer`.
    pub name: Option<String>,
    /// How it is called; default: once.
    #[serde(default)]
    pub call: StepKind,
    /// Parts of the answer before that are arguments here: the name of the
    /// parameter, and a JSON Pointer (RFC 6901). The others are taken from the
    /// command line.
    #[serde(default)]
    pub arguments: BTreeMap<String, String>,
}

/// How an example calls an operation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepKind {
    /// Once, for its answer.
    #[default]
    Once,
    /// For every item of every page.
    Items,
    /// Until its status is terminal.
    Wait,
}

/// A `clientsmith.toml` that cannot be used: where and why.
#[derive(Clone, Debug)]
pub struct ConfigError {
    message: String,
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ConfigError {}

impl Config {
    /// Reads the text of a `clientsmith.toml`.
    ///
    /// # Errors
    ///
    /// Where the text is not TOML, or says something that is not known here:
    /// the message shows the line.
    pub fn from_toml(text: &str) -> Result<Self, ConfigError> {
        let config: Self = toml::from_str(text).map_err(|error| ConfigError {
            message: error.to_string(),
        })?;
        Ok(config.read_from("clientsmith.toml", text))
    }

    /// Remembers the file that this was read from.
    pub fn read_from(mut self, name: impl Into<String>, text: impl Into<String>) -> Self {
        self.source = Some(Source {
            name: name.into(),
            text: text.into(),
            format: Format::Toml,
        });
        self
    }
}
