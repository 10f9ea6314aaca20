//! The stages in a row: from a description to the files of its client.

use crate::config::Config;
use crate::diag::{Report, Sources};
use crate::emit::{Files, emit_crate};
use crate::model::{self, add_samples, resolve_document};
use crate::openapi::{self, At, Loader};
use crate::plan::{self, lower_api};

/// What became of a description.
#[derive(Debug)]
pub struct Generation {
    /// The files of the client, by path; `None` where the report has errors.
    pub files: Option<Files>,
    /// What is wrong with the description, and what of it is not honoured.
    pub report: Report,
    /// What was read, for rendering the report.
    pub sources: Sources,
    /// What each stage made, as far as it came.
    pub stages: Stages,
}

/// What each stage made; `None` where it had nothing to begin with.
#[derive(Debug, Default)]
pub struct Stages {
    /// The description as written.
    pub document: Option<openapi::Document>,
    /// What it means.
    pub api: Option<model::Api>,
    /// The Rust that it becomes.
    pub plan: Option<plan::Crate>,
}

/// Makes a client of the description at `location`, in memory.
///
/// Every stage runs, whatever the one before it reported, so that one run
/// reports all that is wrong. Nothing but the description is read, through
/// `loader`, and nothing is written.
///
/// ```
/// use clientsmith::config::Config;
/// use clientsmith::openapi::MemoryLoader;
///
/// let description = r#"{
///     "openapi": "3.1.0",
///     "info": { "title": "Clock", "version": "1" },
///     "servers": [{ "url": "https://clock.test" }],
///     "paths": { "/time": { "get": {
///         "operationId": "getTime",
///         "responses": { "200": { "description": "The time.", "content": {
///             "application/json": { "schema": { "type": "string", "format": "date-time" } }
///         } } }
///     } } }
/// }"#;
/// let loader = MemoryLoader::new("clock.json", description);
/// let generation = clientsmith::generate("clock.json", &loader, &Config::default());
/// assert!(generation.report.is_empty());
/// let files = generation.files.expect("a description without errors");
/// assert!(files["src/operations/mod.rs"].contains("pub fn get_time(&self)"));
/// ```
pub fn generate(location: &str, loader: &dyn Loader, config: &Config) -> Generation {
    let mut sources = Sources::new();
    let mut report = Report::new();
    let document = openapi::parse(location, loader, &mut sources, &mut report);
    let api = document.as_ref().map(|document| {
        let mut api = resolve_document(document, config.types.unused, &mut report);
        if config.tests {
            add_samples(document, &mut api, &mut report);
        }
        api
    });
    let config_at = config
        .source
        .clone()
        .map(|source| At::root(sources.add(source)));
    let plan = api
        .as_ref()
        .map(|api| lower_api(api, config, config_at, &mut report));
    let files = plan
        .as_ref()
        .filter(|_| !report.has_errors())
        .map(emit_crate);
    Generation {
        files,
        report,
        sources,
        stages: Stages {
            document,
            api,
            plan,
        },
    }
}
