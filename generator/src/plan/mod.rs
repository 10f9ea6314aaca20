//! All Rust decisions: identifiers, modules, types, boxes, and which files of
//! the runtime a crate needs.
//!
//! Guarantees to the next stage: every [`Ident`] is unique in its scope and no
//! keyword; every [`Type`] exists and has a size; whatever is emitted from a
//! [`Crate`] compiles.

mod alias;
mod client;
mod enumeration;
mod example;
mod feature;
mod group;
mod header;
mod lower;
pub mod markdown;
pub mod naming;
mod operation;
mod paging;
mod record;
mod runtime;
mod server;
mod smoke;
mod test;
mod ty;
mod union;
mod webhook;
mod xml;

pub use alias::Alias;
pub use client::{Client, ClientHeader, Scheme};
pub use enumeration::{Enumeration, Scalar, Variant as EnumerationVariant};
pub use example::{Argument, Example, ExampleStep};
pub use feature::{FULL, Feature, RUNTIME_FEATURES};
pub use group::{Content, Group};
pub use header::Header;
pub use lower::lower_api;
pub use naming::Ident;
pub use operation::{
    AnswerEnum, AnswerType, AnswerVariant, Answers, Arm, Body, Decoding, Encoding, ItemReading,
    Operation, OtherBody, Parameter, Part, PartHeader, Polling, Presence, QueryString, Reading,
    Stream, StyledProperty,
};
pub use paging::{Paging, PagingPlace, PagingWay, Step};
pub use record::{Additional, Field, Fixed, Record};
pub use runtime::{
    BUILDER_METHODS, CALL_METHODS, CLIENT_METHODS, METHODS_MISTAKEN, Module as RuntimeModule,
    OPERATION_NAMES, SETTERS_MISTAKEN,
};
pub use server::{
    OwnServers, Server, ServerChoice, ServerChooser, ServerValue, ServerValues, ServerVariable,
    ServerVariables, is_relative,
};
pub use smoke::{Given, GivenKind, SmokeTest, SmokeTests};
pub use test::Test;
pub use ty::Type;

pub use union::{Union, Variant as UnionVariant};
pub use webhook::Webhook;
pub use xml::{XmlChoice, XmlContent, XmlFields, XmlNode, XmlNodeType};

use std::collections::BTreeSet;

/// A crate that is to be written.
#[derive(Clone, Debug)]
pub struct Crate {
    /// What its `Cargo.toml` says.
    pub package: Package,
    /// Its documentation, in Markdown.
    pub docs: String,
    /// What its client knows.
    pub client: Client,
    /// Its operations.
    pub content: Content,
    /// The headers of its answers.
    pub headers: Vec<Header>,
    /// Its types, a module for each of the description's own and for what
    /// belongs to it.
    pub types: Vec<TypeModule>,
    /// What the API sends by itself.
    pub webhooks: Vec<Webhook>,
    /// The feature that these are behind.
    pub webhooks_feature: Option<Feature>,
    /// Its examples.
    pub examples: Vec<Example>,
    /// Its tests.
    pub tests: Vec<Test>,
    /// Its tests against a server.
    pub smoke: Option<SmokeTests>,
    /// What it needs of the runtime, beside what all clients need.
    pub runtime: BTreeSet<RuntimeModule>,
}

impl Crate {
    /// The features that parts of the API are behind, each with the group that is one.
    pub fn features(&self) -> impl Iterator<Item = (&Feature, Option<&Group>)> {
        let groups = self.content.groups.iter();
        let groups = groups.filter_map(|group| Some((group.feature.as_ref()?, Some(group))));
        groups.chain(self.webhooks_feature.iter().map(|feature| (feature, None)))
    }

    /// Whether parts of the API are behind features.
    pub fn is_sliced(&self) -> bool {
        self.features().next().is_some()
    }
}

/// What a `Cargo.toml` says of its package.
#[derive(Clone, Debug)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// The name that Rust code uses.
    pub library: String,
    /// Its version.
    pub version: String,
    /// One line.
    pub description: String,
    /// An SPDX expression.
    pub license: Option<String>,
    /// Where its source is.
    pub repository: Option<String>,
}

/// A file of types.
#[derive(Clone, Debug)]
pub struct TypeModule {
    /// Its name.
    pub name: Ident,
    /// Its types.
    pub items: Vec<Item>,
    /// The features that it is there with, any of them; none: always.
    pub features: Vec<Feature>,
}

/// A type of the generated crate.
#[derive(Clone, Debug)]
pub enum Item {
    /// A struct.
    Record(Record),
    /// An enum of scalars.
    Enumeration(Enumeration),
    /// An enum of types.
    Union(Union),
    /// A type alias.
    Alias(Alias),
}

impl Item {
    /// The name of the type.
    pub fn name(&self) -> &Ident {
        match self {
            Self::Record(record) => &record.name,
            Self::Enumeration(enumeration) => &enumeration.name,
            Self::Union(union) => &union.name,
            Self::Alias(alias) => &alias.name,
        }
    }

    /// The types that it holds.
    pub fn types(&self) -> Vec<&Type> {
        match self {
            Self::Record(record) => {
                let fields = record.fields.iter().map(|field| &field.ty);
                let additional = record.additional.iter().map(|additional| &additional.ty);
                fields.chain(additional).collect()
            }
            Self::Union(union) => union.variants.iter().map(|variant| &variant.ty).collect(),
            Self::Alias(alias) => vec![&alias.ty],
            Self::Enumeration(_) => Vec::new(),
        }
    }
}
