//! Headers of answers.

use super::naming::Ident;
use super::ty::Type;

/// A header that answers have: a constant that all operations share.
#[derive(Clone, Debug)]
pub struct Header {
    /// The constant.
    pub name: Ident,
    /// Its name on the wire.
    pub key: String,
    /// The type of its value; an option where it can be missing.
    pub ty: Type,
    /// Whether it is written as JSON.
    pub is_json: bool,
    /// Whether the members of an object are written `key=value`.
    pub explode: bool,
    /// Its documentation, in Markdown.
    pub docs: String,
}
