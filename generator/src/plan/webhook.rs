//! What the API sends by itself: the types of its webhooks and callbacks.

use super::naming::Ident;
use super::ty::Type;

/// The type of what a webhook or a callback carries.
#[derive(Clone, Debug)]
pub struct Webhook {
    /// Its name.
    pub name: Ident,
    /// Its name in the description; a callback's begins with its operation.
    pub id: String,
    /// The HTTP method.
    pub http_method: String,
    /// Its documentation, in Markdown.
    pub docs: String,
    /// The type that it stands for.
    pub ty: Type,
}
