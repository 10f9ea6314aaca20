//! From a description to what became of it.

use super::selection::Description;
use super::{FOLDER, count};
use clientsmith::config::Config;
use clientsmith::diag::{Location, Severity, render_human};
use clientsmith::emit::Files;
use clientsmith::model::Api;
use clientsmith::openapi::DiskLoader;
use clientsmith::plan;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What became of a description.
#[derive(Debug)]
pub(super) struct Generated {
    pub(super) description: Description,
    pub(super) end: End,
    /// The operations that the description has; `None` where it is no JSON.
    pub(super) described: Option<usize>,
    pub(super) counts: Counts,
    /// Losses and errors, by code.
    pub(super) losses: BTreeMap<&'static str, usize>,
    pub(super) errors: BTreeMap<&'static str, usize>,
    /// The losses that have a place.
    pub(super) places: Vec<Loss>,
    /// Where operations are described, by the names of their smoke tests, and where
    /// those are that have none.
    pub(super) operations: BTreeMap<String, String>,
    pub(super) untested: Vec<String>,
    /// All diagnostics, for people.
    pub(super) report: String,
    pub(super) time: Duration,
}

/// A loss that has a place.
#[derive(Clone, Debug)]
pub(super) struct Loss {
    pub(super) code: &'static str,
    pub(super) pointer: String,
    pub(super) message: String,
}

/// How the generation ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum End {
    Generated,
    /// The report has errors; the first.
    Errors(String),
    /// Message and place.
    Panic(String),
    Timeout,
    /// The crate could not be written.
    Unwritten(String),
}

/// What a client is made of.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    pub(super) operations: usize,
    pub(super) types: usize,
    /// Of Rust, without the runtime.
    pub(super) lines: usize,
}

impl Generated {
    /// What became of a description that did not come to an end by itself.
    pub(super) fn ended(description: &Description, end: End) -> Generated {
        Generated {
            description: description.clone(),
            end,
            described: count::operations(&description.path),
            counts: Counts::default(),
            losses: BTreeMap::new(),
            errors: BTreeMap::new(),
            places: Vec::new(),
            operations: BTreeMap::new(),
            untested: Vec::new(),
            report: String::new(),
            time: Duration::ZERO,
        }
    }

    /// The name of its crate.
    pub(super) fn package(&self) -> &str {
        &self.description.package
    }

    /// Whether there is a client with all operations.
    pub(super) fn is_perfect(&self) -> bool {
        self.end == End::Generated && self.described == Some(self.counts.operations)
    }
}

/// The folder of a description's crate.
pub(super) fn folder(description: &Description) -> PathBuf {
    crates().join(&description.package)
}

/// The folder of all crates.
pub(super) fn crates() -> PathBuf {
    Path::new(FOLDER).join("crates")
}

/// Makes a client, and writes it.
pub(super) fn generate(
    description: &Description,
    with_report: bool,
    with_tests: bool,
) -> Generated {
    let mut config = Config::default();
    config.package.name = Some(description.package.clone());
    config.tests = with_tests;
    let location = description.path.to_string_lossy();
    let generation = clientsmith::generate(&location, &DiskLoader, &config);
    let mut generated = Generated::ended(description, End::Generated);
    for diagnostic in generation.report.iter() {
        let codes = match diagnostic.severity {
            Severity::Error => &mut generated.errors,
            Severity::Loss => &mut generated.losses,
            Severity::Note => continue,
        };
        let code = diagnostic.code.name();
        *codes.entry(code).or_default() += 1;
        let pointer = diagnostic.location.as_ref().and_then(Location::pointer);
        generated.places.extend(pointer.map(|pointer| Loss {
            code,
            pointer: pointer.to_owned(),
            message: diagnostic.message.clone(),
        }));
    }
    if with_report {
        generated.report = render_human(&generation.report, &generation.sources, false);
    }
    let errors = generation.report.iter();
    let error = errors.into_iter().find(|it| it.severity == Severity::Error);
    generated.end = match (&generation.files, error) {
        (Some(files), _) => write(description, files),
        (None, Some(error)) => {
            let pointer = error.location.as_ref().and_then(|it| it.pointer());
            let place = pointer.map_or_else(String::new, |it| format!(" at #{it}"));
            End::Errors(format!("{}: {}{place}", error.code.name(), error.message))
        }
        (None, None) => End::Errors("no files, and no error".to_owned()),
    };
    if let (Some(files), Some(plan)) = (&generation.files, &generation.stages.plan) {
        generated.counts = Counts {
            operations: plan.content.all().len(),
            types: plan.types.iter().map(|module| module.items.len()).sum(),
            lines: lines(files),
        };
        if let Some(api) = &generation.stages.api {
            (generated.operations, generated.untested) = places(api, plan);
        }
    }
    generated
}

/// Where operations are described, by the names of their smoke tests, and where those
/// are that have none.
fn places(api: &Api, plan: &plan::Crate) -> (BTreeMap<String, String>, Vec<String>) {
    let described = api.operations.iter().map(|operation| {
        let id = operation.id.clone();
        let id = id.unwrap_or_else(|| format!("{} {}", operation.method, operation.path));
        (id, operation.at.pointer())
    });
    let mut described: BTreeMap<_, _> = described.collect();
    let tests = plan.smoke.iter().flat_map(|smoke| &smoke.tests);
    let tested = tests
        .filter_map(|test| Some((test.name.text().to_owned(), described.remove(&test.id)?)))
        .collect();
    (tested, described.into_values().collect())
}

fn write(description: &Description, files: &Files) -> End {
    let folder = folder(description);
    let written = fs::create_dir_all(crates())
        .map_err(|error| error.to_string())
        .and_then(|()| clientsmith::write(files, &folder).map_err(|error| error.to_string()));
    match written {
        Ok(_) => End::Generated,
        Err(error) => End::Unwritten(error),
    }
}

fn lines(files: &Files) -> usize {
    let is_own = |path: &str| path.ends_with(".rs") && !path.starts_with("src/runtime/");
    let own = files.iter().filter(|(path, _)| is_own(path));
    own.map(|(_, text)| text.lines().count()).sum()
}
