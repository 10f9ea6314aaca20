//! The Schema Object: OpenAPI 3.1, section 4.8.24, which is a JSON Schema of
//! draft 2020-12; that of OpenAPI 3.0 is read into the same.

mod array;
mod discriminator;
mod keywords;
mod listed;
mod number;
mod object;
mod string;
mod types;
mod v3_0;
mod xml;

pub use array::ArrayKeywords;
pub use discriminator::Discriminator;
pub use keywords::{Conditional, Keywords};
pub use number::NumberKeywords;
pub use object::ObjectKeywords;
pub use string::StringKeywords;
pub use types::{Type, Types};
pub use xml::{NodeType, Xml};

use serde_json::Value;

use super::reader::{Part, Reader};
use super::{At, Parse};
use crate::diag::{Code, Diagnostic};

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

impl Parse for Schema {
    const NAME: &'static str = "Schema Object";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<Schema> {
        match part.value {
            Value::Bool(allowed) => Some(Schema::Boolean {
                at: part.at(),
                allowed: *allowed,
            }),
            Value::Object(object) => {
                let keywords = keywords::parse(object, part.at(), reader);
                Some(Schema::Keywords(Box::new(keywords)))
            }
            // YAML's `name:` without a value, in `properties`.
            Value::Null => {
                let message = "the schema is null; it is read as one that allows anything";
                let at = part.at();
                reader.push(Diagnostic::note(Code::WrongType, message).at(at.name()));
                Some(Schema::Boolean { at, allowed: true })
            }
            // To leave it out would say that there is nothing: a property without
            // a field, say.
            Value::Number(_) | Value::String(_) | Value::Array(_) => {
                reader.misread(&part, Self::NAME, "it allows anything");
                Some(Schema::Boolean {
                    at: part.at(),
                    allowed: true,
                })
            }
        }
    }
}
