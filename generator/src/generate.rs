//! The stages in a row: from the location of a description to the files of its
//! client.

use crate::config::Config;
use crate::diag::{Report, Sources};
use crate::emit::{self, Files};
use crate::model::{self, resolve_document};
use crate::openapi::{self, Loader};
use crate::plan::{self, lower_api};

/// What was made of a description, as far as each stage got.
#[derive(Clone, Debug)]
pub struct Generation {
    /// The files that were read, for rendering the report.
    pub sources: Sources,
    /// All that is wrong with the description, or lost from it.
    pub report: Report,
    /// The description as written.
    pub document: Option<openapi::Document>,
    /// What it means.
    pub api: Option<model::Api>,
    /// The crate that is to be written.
    pub plan: Option<plan::Crate>,
    /// The files of the crate: their paths, with `/`, and their text. `None` if
    /// the report has errors.
    pub files: Option<Files>,
}

/// Makes the client crate of a description, in memory.
///
/// `location` is where the description is, in the terms of `loader`:
/// [`DiskLoader`](openapi::DiskLoader) takes a path, and
/// [`MemoryLoader`](openapi::MemoryLoader) the name of one of its texts. Files
/// that the description refers to are read by the same loader.
///
/// This does not fail: what is wrong is in the report, from all stages, since
/// each goes on as far as it can.
///
/// ```
/// use clientsmith::config::Config;
/// use clientsmith::openapi::MemoryLoader;
///
/// let description = r#"
/// openapi: 3.1.0
/// info: { title: Ping, version: "1" }
/// servers: [{ url: https://ping.example }]
/// paths:
///   /ping:
///     get:
///       operationId: ping
///       responses: { "204": { description: It is there. } }
/// "#;
/// let loader = MemoryLoader::new("ping.yaml", description);
/// let generation = clientsmith::generate("ping.yaml", &loader, &Config::default());
/// assert!(!generation.report.has_errors());
/// assert!(generation.files.is_some_and(|files| files.contains_key("Cargo.toml")));
/// ```
pub fn generate(location: &str, loader: &dyn Loader, config: &Config) -> Generation {
    let mut sources = Sources::new();
    let mut report = Report::new();
    let document = openapi::parse(location, loader, &mut sources, &mut report);
    let api = document
        .as_ref()
        .map(|document| resolve_document(document, &mut report));
    let plan = api.as_ref().map(|api| lower_api(api, config, &mut report));
    let files = plan
        .as_ref()
        .filter(|_| !report.has_errors())
        .map(emit::emit_crate);
    Generation {
        sources,
        report,
        document,
        api,
        plan,
        files,
    }
}
