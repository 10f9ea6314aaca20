//! The Info Object and what belongs to it: OpenAPI 3.1, section 4.8.2.

use super::fields::Fields;
use super::reader::{Part, Reader};
use super::{At, Extensions, Parse};

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

impl Parse for Info {
    const NAME: &'static str = "Info Object";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<Info> {
        let mut fields = Fields::open::<Self>(part, reader)?;
        Some(Info {
            at: fields.at.clone(),
            title: fields.need_string("title"),
            summary: fields.get("summary"),
            description: fields.get("description"),
            terms_of_service: fields.get("termsOfService"),
            contact: fields.get("contact"),
            license: fields.get("license"),
            version: fields.need_string("version"),
            extensions: fields.finish(),
        })
    }
}

impl Parse for Contact {
    const NAME: &'static str = "Contact Object";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<Contact> {
        let mut fields = Fields::open::<Self>(part, reader)?;
        Some(Contact {
            at: fields.at.clone(),
            name: fields.get("name"),
            url: fields.get("url"),
            email: fields.get("email"),
            extensions: fields.finish(),
        })
    }
}

impl Parse for License {
    const NAME: &'static str = "License Object";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<License> {
        let mut fields = Fields::open::<Self>(part, reader)?;
        Some(License {
            at: fields.at.clone(),
            name: fields.need_string("name"),
            identifier: fields.get("identifier"),
            url: fields.get("url"),
            extensions: fields.finish(),
        })
    }
}

impl Parse for ExternalDocs {
    const NAME: &'static str = "External Documentation Object";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<ExternalDocs> {
        let mut fields = Fields::open::<Self>(part, reader)?;
        Some(ExternalDocs {
            at: fields.at.clone(),
            description: fields.get("description"),
            url: fields.need_string("url"),
            extensions: fields.finish(),
        })
    }
}
