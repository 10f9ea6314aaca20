//! What the client and its builder know of the API.

use super::naming::Ident;
use crate::model::SchemeKind;

/// The client's own part of a crate.
#[derive(Clone, Debug)]
pub struct Client {
    /// The URL that all paths are relative to.
    pub server: Option<String>,
    /// The security schemes.
    pub schemes: Vec<Scheme>,
    /// The headers that are set once.
    pub headers: Vec<ClientHeader>,
}

/// A security scheme.
#[derive(Clone, Debug)]
pub struct Scheme {
    /// Its name in the description.
    pub name: String,
    /// What it does to a request.
    pub kind: SchemeKind,
    /// The builder's method that takes its credentials.
    pub method: Ident,
    /// Its documentation, in Markdown.
    pub docs: String,
}

/// A header that is set once.
#[derive(Clone, Debug)]
pub struct ClientHeader {
    /// Its name.
    pub name: String,
    /// What is sent unless the user says otherwise.
    pub default: Option<String>,
    /// The builder's method that sets it.
    pub method: Ident,
    /// The builder's method that leaves it out.
    pub without: Ident,
    /// Its documentation, in Markdown.
    pub docs: String,
}
