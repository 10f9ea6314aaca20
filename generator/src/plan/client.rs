//! What the client and its builder know of the API.

use super::naming::Ident;
use super::server::{OwnServers, ServerChoice, ServerChooser};
use crate::model::SchemeKind;

/// The client's own part of a crate.
#[derive(Clone, Debug)]
pub struct Client {
    /// The URL that all paths are relative to; it may be relative itself, to
    /// where the description is served.
    pub server: Option<String>,
    /// The builder's method that takes one of the servers, if there is a choice.
    pub choice: Option<ServerChooser>,
    /// The servers of some operations, in place of the API's.
    pub own_servers: Vec<OwnServers>,
    /// The security schemes.
    pub schemes: Vec<Scheme>,
    /// The headers that are set once.
    pub headers: Vec<ClientHeader>,
}

impl Client {
    /// All choices among servers.
    pub fn choices(&self) -> impl Iterator<Item = &ServerChoice> {
        let own = self
            .own_servers
            .iter()
            .filter_map(|own| own.choice.as_ref());
        let choices = self.choice.iter().chain(own);
        choices.map(|chooser| &chooser.choice)
    }
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
