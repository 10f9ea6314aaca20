//! The Schema Object: OpenAPI 3.1, section 4.8.24, which is a JSON Schema of
//! draft 2020-12; that of OpenAPI 3.0 is read into the same.

mod keywords;
mod types;

pub use keywords::{
    ArrayKeywords, Conditional, Discriminator, Keywords, NumberKeywords, ObjectKeywords,
    StringKeywords, Xml,
};
pub use types::{Type, Types};

use super::At;

/// A schema.
#[derive(Clone, Debug)]
pub enum Schema {
    /// A boolean schema: `true` allows everything, `false` nothing.
    Boolean {
        /// Where it stands.
        at: At,
        /// Whether everything is allowed.
        allowed: bool,
    },
    /// A schema of keywords; `{}` allows everything.
    Keywords(Box<Keywords>),
}

impl Schema {
    /// Where it stands.
    pub fn at(&self) -> &At {
        match self {
            Schema::Boolean { at, .. } => at,
            Schema::Keywords(keywords) => &keywords.at,
        }
    }

    /// The keywords; `None` for a boolean schema.
    pub fn keywords(&self) -> Option<&Keywords> {
        match self {
            Schema::Boolean { .. } => None,
            Schema::Keywords(keywords) => Some(keywords),
        }
    }
}
