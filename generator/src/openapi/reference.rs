//! The Reference Object: OpenAPI 3.1, section 4.8.23.

use serde_json::Value;

use super::fields::Fields;
use super::reader::{Part, Reader};
use super::{At, Parse};
use crate::diag::{Code, Diagnostic};

/// A `$ref` to a part that is described elsewhere. Follow it with
/// [`Document::resolve`](super::Document::resolve).
#[derive(Clone, Debug)]
pub struct Reference {
    /// The place of the object that holds the `$ref`.
    pub at: At,
    /// The `$ref`, as written: `#/components/schemas/Pet`, `common.yaml#/Pet`.
    pub uri: String,
    /// Replaces the summary of what is referred to.
    pub summary: Option<String>,
    /// Replaces the description of what is referred to.
    pub description: Option<String>,
}

/// A part, or a reference to one.
#[derive(Clone, Debug)]
pub enum RefOr<T> {
    /// The part is described elsewhere.
    Ref(Reference),
    /// The part is described here.
    Here(T),
}

impl Parse for Reference {
    const NAME: &'static str = "Reference Object";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<Reference> {
        let mut fields = Fields::open::<Self>(part, reader)?;
        let reference = Reference {
            uri: fields.get("$ref")?,
            summary: fields.get("summary"),
            description: fields.get("description"),
            at: fields.at.clone(),
        };
        // OpenAPI 3.1, section 4.8.23: what else stands there is ignored.
        for (name, _) in fields.others() {
            let message = format!("`{name}` beside `$ref` has no effect");
            let at = fields.at.child(name);
            fields
                .reader
                .push(Diagnostic::note(Code::ConflictingFields, message).at(at.name()));
        }
        Some(reference)
    }
}

impl<T: Parse> Parse for RefOr<T> {
    const NAME: &'static str = T::NAME;

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<RefOr<T>> {
        match part.value {
            Value::Object(object) if object.contains_key("$ref") => {
                Reference::parse(part, reader).map(RefOr::Ref)
            }
            _ => T::parse(part, reader).map(RefOr::Here),
        }
    }
}
