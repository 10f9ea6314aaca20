//! Cargo features for parts of the API, so that an application takes a slice of it.

use super::naming::Ident;

/// The feature that turns on all others of this kind.
pub const FULL: &str = "full";

/// The features that every client has, and what they are for.
pub const RUNTIME_FEATURES: &[(&str, &str)] = &[
    ("rustls", "HTTP by reqwest, TLS by rustls."),
    (
        "native-tls",
        "HTTP by reqwest, TLS by the operating system.",
    ),
    (
        "tower",
        "Any service of tower for HTTP, in place of reqwest.",
    ),
    ("blocking", "Calls without an async runtime, over ureq."),
    (
        "gzip",
        "Answers compressed by gzip, and bodies of requests.",
    ),
    ("brotli", "Answers compressed by brotli."),
    ("zstd", "Answers compressed by zstd; needs a C compiler."),
];

/// A feature of the crate, behind which a group is, or what the API sends by itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Feature(String);

impl Feature {
    /// The feature for a name that is unique among features: in kebab-case, as Cargo's
    /// own are.
    pub(super) fn of(name: &Ident) -> Self {
        // Features know no keywords, which an underscore would keep apart.
        Self(name.text().trim_end_matches('_').replace('_', "-"))
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.0
    }
}
