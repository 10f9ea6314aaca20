//! The Info Object and what belongs to it: OpenAPI 3.1, section 4.8.2.

use super::{At, Extensions};

/// What the API is.
#[derive(Clone, Debug)]
pub struct Info {
    /// Where it stands.
    pub at: At,
    /// The title of the API; empty if missing.
    pub title: String,
    /// A short summary.
    pub summary: Option<String>,
    /// A description, in CommonMark.
    pub description: Option<String>,
    /// A link to the terms of service.
    pub terms_of_service: Option<String>,
    /// Whom to ask.
    pub contact: Option<Contact>,
    /// The licence of the API.
    pub license: Option<License>,
    /// The version of the description; empty if missing.
    pub version: String,
    /// The `x-` fields.
    pub extensions: Extensions,
}

/// Whom to ask about an API.
#[derive(Clone, Debug)]
pub struct Contact {
    /// Where it stands.
    pub at: At,
    /// The name of the person or organisation.
    pub name: Option<String>,
    /// A link.
    pub url: Option<String>,
    /// An email address.
    pub email: Option<String>,
    /// The `x-` fields.
    pub extensions: Extensions,
}

/// The licence of an API.
#[derive(Clone, Debug)]
pub struct License {
    /// Where it stands.
    pub at: At,
    /// Its name; empty if missing.
    pub name: String,
    /// Its SPDX expression.
    pub identifier: Option<String>,
    /// A link to it.
    pub url: Option<String>,
    /// The `x-` fields.
    pub extensions: Extensions,
}

/// Documentation elsewhere.
#[derive(Clone, Debug)]
pub struct ExternalDocs {
    /// Where it stands.
    pub at: At,
    /// What is there, in CommonMark.
    pub description: Option<String>,
    /// The link; empty if missing.
    pub url: String,
    /// The `x-` fields.
    pub extensions: Extensions,
}
