//! Servers: which there are, and what can be chosen.

use super::naming::Ident;

/// The servers of some operations, in place of the API's.
#[derive(Clone, Debug)]
pub struct OwnServers {
    /// The URL of the first, its variables at their defaults.
    pub url: String,
    /// The builder's method that takes another URL.
    pub url_method: Ident,
    /// Its documentation, in Markdown.
    pub docs: String,
    /// The builder's method that takes one of the servers, if there is a choice.
    pub choice: Option<ServerChooser>,
}

/// A method of the builder that chooses a server.
#[derive(Clone, Debug)]
pub struct ServerChooser {
    /// The method.
    pub method: Ident,
    /// Its documentation, in Markdown.
    pub docs: String,
    /// The choice.
    pub choice: ServerChoice,
}

/// A choice among servers: a struct where there is one, which then has
/// variables, or an enum.
#[derive(Clone, Debug)]
pub struct ServerChoice {
    /// The name of the type.
    pub name: Ident,
    /// The servers; the first is the default.
    pub servers: Vec<Server>,
}

/// A server.
#[derive(Clone, Debug)]
pub struct Server {
    /// The variant of the enum.
    pub variant: Ident,
    /// Its documentation, in Markdown.
    pub docs: String,
    /// Its URL, with the variables as `{name}`.
    pub url: String,
    /// The struct of its variables, if it has some.
    pub variables: Option<ServerVariables>,
}

/// The variables of a server.
#[derive(Clone, Debug)]
pub struct ServerVariables {
    /// The name of the struct.
    pub name: Ident,
    /// Its fields.
    pub fields: Vec<ServerVariable>,
}

/// A variable of a server.
#[derive(Clone, Debug)]
pub struct ServerVariable {
    /// The field.
    pub field: Ident,
    /// Its name in the URL.
    pub name: String,
    /// Its documentation, in Markdown.
    pub docs: String,
    /// What it is unless said otherwise.
    pub default: Option<String>,
    /// The enum of its values, where they are listed.
    pub values: Option<ServerValues>,
}

/// The values that a variable can have.
#[derive(Clone, Debug)]
pub struct ServerValues {
    /// The name of the enum.
    pub name: Ident,
    /// Its variants.
    pub variants: Vec<ServerValue>,
}

/// A value that a variable can have.
#[derive(Clone, Debug)]
pub struct ServerValue {
    /// The variant.
    pub variant: Ident,
    /// What it stands for.
    pub value: String,
    /// Its documentation, in Markdown.
    pub docs: String,
}

/// Whether a server is relative to where the description is served (OpenAPI 3.1,
/// section 4.8.5).
pub fn is_relative(url: &str) -> bool {
    let first = url.split(['/', '?']).next().unwrap_or_default();
    !first.contains([':', '{'])
}
