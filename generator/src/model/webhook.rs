//! Requests that the API makes: webhooks, and callbacks of operations.

use super::{Method, RequestBody};
use crate::openapi::At;

/// A request that the API makes.
#[derive(Clone, Debug)]
pub struct Webhook {
    /// Where it stands.
    pub at: At,
    /// Its name in the description.
    pub name: String,
    /// The operation that it is a callback of, by its id or method and path.
    pub operation: Option<String>,
    /// The HTTP method.
    pub method: Method,
    /// One line.
    pub summary: Option<String>,
    /// The description's words.
    pub description: Option<String>,
    /// What it carries.
    pub body: Option<RequestBody>,
}
