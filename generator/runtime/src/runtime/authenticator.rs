//! Credentials that take more than a fixed text: what shows them with each
//! attempt, and hears of a refusal.

use crate::runtime::api::SecurityScheme;
use crate::runtime::client::Settings;
use crate::runtime::security::Proof;
use http::{HeaderMap, Method, Uri};
use std::future::Future;
use std::pin::Pin;

/// Shows who is calling, by one scheme.
///
/// It is public since only some clients have one.
pub trait Authenticator: Send + Sync {
    /// Whether it can ever do so; asked when the client is built.
    ///
    /// # Errors
    ///
    /// Where it cannot, and why.
    fn check(&self, settings: &Settings, scheme: &'static SecurityScheme) -> Result<(), String>;

    /// What is shown with a request; nothing where the server has to ask first.
    fn prove<'a>(&'a self, ask: Ask<'a>) -> Proving<'a>;

    /// Hears that a request was answered 401. Whether it would be shown
    /// something else next time.
    fn refused(&self, ask: Ask<'_>, shown: Shown, headers: &HeaderMap) -> bool;
}

/// What is shown to come, with what names it in a refusal.
pub type Proving<'a> =
    Pin<Box<dyn Future<Output = Result<(Option<Proof>, Shown), Unproven>> + Send + 'a>>;

/// What was shown, by a number that only its authenticator knows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shown(pub u64);

/// What a proof is for.
#[derive(Clone, Copy)]
pub struct Ask<'a> {
    /// The client.
    pub settings: &'a Settings,
    /// The scheme.
    pub scheme: &'static SecurityScheme,
    /// The scopes that the operation asks for, separated by spaces.
    pub scopes: &'static str,
    /// The method of the request.
    pub method: &'a Method,
    /// The URL of the request.
    pub uri: &'a Uri,
}

/// Why there is no proof.
#[derive(Debug)]
pub struct Unproven {
    /// What it is; shown to the caller.
    pub reason: String,
    /// Whether the next attempt may well succeed.
    pub is_transient: bool,
}

impl From<String> for Unproven {
    fn from(reason: String) -> Self {
        Self {
            reason,
            is_transient: false,
        }
    }
}
