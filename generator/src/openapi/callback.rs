//! The Callback Object and the Link Object: OpenAPI 3.1, sections 4.8.18 and
//! 4.8.20.

use indexmap::IndexMap;
use serde_json::Value;

use super::fields::Fields;
use super::reader::{Part, Reader};
use super::{At, Extensions, Parse, PathItem};

/// Requests that the API makes, as an answer to an operation.
#[derive(Clone, Debug)]
pub struct Callback {
    /// Where it stands.
    pub at: At,
    /// What is requested, by the runtime expression of the URL.
    pub items: IndexMap<String, PathItem>,
    /// The `x-` fields.
    pub extensions: Extensions,
}

/// A link from a response to another operation; kept as it is.
#[derive(Clone, Debug)]
pub struct Link {
    /// Where it stands.
    pub at: At,
    /// The Link Object.
    pub value: Value,
}

impl Parse for Callback {
    const NAME: &'static str = "Callback Object";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<Callback> {
        let fields = Fields::open::<Self>(part, reader)?;
        let at = fields.at.clone();
        let mut items = IndexMap::new();
        for (expression, value) in fields.others() {
            let item = PathItem::parse(Part::field(value, &at, expression), fields.reader);
            items.extend(item.map(|item| (expression.to_owned(), item)));
        }
        Some(Callback {
            at,
            items,
            extensions: fields.extensions(),
        })
    }
}

impl Parse for Link {
    const NAME: &'static str = "Link Object";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<Link> {
        let at = Fields::open::<Self>(part, reader)?.at;
        Some(Link {
            at,
            value: part.value.clone(),
        })
    }
}
