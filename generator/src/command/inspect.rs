//! `clientsmith inspect`: what a description holds, and what its client would
//! be.

mod census;
mod missing;
mod summary;
mod table;

use super::Outcome;
use super::config;
use super::output::{self, MessageFormat, print, say};
use super::proposal::Proposal;
use census::{Census, Request};
use clap::Args;
use clientsmith::Generation;
use clientsmith::diag::{Report, Severity, render_json};
use clientsmith::model::{Api, Shape};
use clientsmith::openapi::DiskLoader;
use clientsmith::plan;
use missing::{Missing, missing};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::PathBuf;
use summary::Page;

#[derive(Debug, Args)]
pub(super) struct Inspect {
    /// The description: OpenAPI in YAML or JSON.
    #[arg(value_name = "SPEC")]
    description: String,
    /// The configuration; default: `clientsmith.toml` beside the description, if
    /// there is one.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// List every operation, and every loss and note with its place, however
    /// many there are.
    #[arg(long, short, conflicts_with = "json")]
    verbose: bool,
    /// Write one JSON object, with everything, to the standard output.
    #[arg(long)]
    json: bool,
}

impl Inspect {
    pub(super) fn run(&self) -> Outcome {
        let config = match config::read(self.config.as_deref(), &self.description) {
            Ok(config) => config,
            Err(refusal) => {
                output::report(&refusal.report, &refusal.sources, MessageFormat::Human);
                return Outcome::Errors;
            }
        };
        let generation = clientsmith::generate(&self.description, &DiskLoader, &config);
        let document = generation.stages.document.as_ref();
        let census = document.map(Census::of).unwrap_or_default();
        let missing = missing(&generation, &census);
        match self.json {
            true => print(&format!("{:#}\n", as_json(&generation, &census, &missing))),
            false => {
                let page = Page {
                    generation: &generation,
                    census: &census,
                    missing: &missing,
                    description: &self.description,
                    is_long: self.verbose,
                };
                if generation.stages.document.is_some() {
                    print(&page.text());
                }
                let report = self.listed(&generation.report);
                output::report(&report, &generation.sources, MessageFormat::Human);
                say(&counts(&generation));
            }
        }
        match generation.report.has_errors() {
            true => Outcome::Errors,
            false => Outcome::Done,
        }
    }

    /// The diagnostics that are shown one by one.
    fn listed(&self, report: &Report) -> Report {
        let is_listed = |severity| self.verbose || severity == Severity::Error;
        let mut listed = Report::new();
        listed.extend(report.iter().filter(|it| is_listed(it.severity)).cloned());
        listed
    }
}

/// `1 error, 2 losses: `clientsmith generate` would write nothing`; nothing where all is well.
fn counts(generation: &Generation) -> String {
    let end = match generation.files {
        Some(_) => "",
        None => ": `clientsmith generate` would write nothing",
    };
    output::counts(&generation.report)
        .map_or_else(String::new, |counts| format!("\n{counts}{end}\n"))
}

/// An operation of the client.
struct Row {
    id: String,
    method: String,
    path: String,
    rust: String,
}

fn as_json(generation: &Generation, census: &Census, missing: &[Missing]) -> Value {
    let plan = generation.stages.plan.as_ref();
    let rows = rows(plan);
    let operations: Vec<_> = rows
        .iter()
        .map(
            |row| json!({ "id": row.id, "method": row.method, "path": row.path, "rust": row.rust }),
        )
        .collect();
    let webhooks: Vec<_> = plan
        .map_or(&[][..], |plan| &plan.webhooks)
        .iter()
        .map(|it| {
            let rust = format!("webhooks::{}", it.name);
            json!({ "id": it.id, "method": it.http_method, "rust": rust })
        })
        .collect();
    let report: Vec<Value> = render_json(&generation.report, &generation.sources)
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect();
    let mut losses: BTreeMap<&str, usize> = BTreeMap::new();
    for loss in generation
        .report
        .iter()
        .filter(|it| it.severity == Severity::Loss)
    {
        *losses.entry(loss.code.name()).or_default() += 1;
    }
    json!({
        "operations": operations,
        "webhooks": webhooks,
        "counts": {
            "described": census.operations.len(),
            "generated": generation.files.as_ref().map_or(0, |_| rows.len()),
            "webhooks": census.webhooks.len(),
            "callbacks": census.callbacks.len(),
        },
        "missing": missing.iter().map(missing_json).collect::<Vec<_>>(),
        "losses": losses,
        "pagination": plan.map(Proposal::of).unwrap_or_default().text,
        "schemas": generation.stages.api.as_ref().map(kinds).unwrap_or_default(),
        "report": report,
    })
}

/// A request of the description that is not in the client.
fn missing_json(missing: &Missing) -> Value {
    let Request {
        method, path, at, ..
    } = missing.request;
    let code = missing.reason.map(|reason| reason.code.name());
    json!({
        "method": method,
        "path": path,
        "pointer": at.pointer(),
        "code": code,
        "message": missing.why(),
    })
}

fn rows(plan: Option<&plan::Crate>) -> Vec<Row> {
    let operations = plan.map(|plan| plan.content.all()).unwrap_or_default();
    operations
        .into_iter()
        .map(|(groups, operation)| Row {
            id: operation.id.clone(),
            method: operation.http_method.clone(),
            path: operation.path.clone(),
            rust: rust_path(&groups, operation),
        })
        .collect()
}

/// `client.model_sync().executions()`
fn group_path(groups: &[&plan::Group]) -> String {
    let mut path = "client".to_owned();
    for group in groups {
        path.push_str(&format!(".{}()", group.method));
    }
    path
}

/// `client.model_sync().executions().get(sync_id, id)`
fn rust_path(groups: &[&plan::Group], operation: &plan::Operation) -> String {
    let parameters = operation
        .arguments()
        .map(|parameter| parameter.name.to_string());
    let body = operation.body_argument().map(|body| body.name.to_string());
    let arguments: Vec<_> = parameters.chain(body).collect();
    let group = group_path(groups);
    format!("{group}.{}({})", operation.method, arguments.join(", "))
}

/// How many schemas there are of each kind, inline ones included.
fn kinds(api: &Api) -> BTreeMap<&'static str, usize> {
    let mut kinds = BTreeMap::new();
    for (_, schema) in api.schemas.iter() {
        *kinds.entry(kind(&schema.shape)).or_default() += 1;
    }
    kinds
}

fn kind(shape: &Shape) -> &'static str {
    match shape {
        Shape::Any => "any",
        Shape::Boolean(_) => "boolean",
        Shape::Integer(_) => "integer",
        Shape::Number(_) => "number",
        Shape::String(_) => "string",
        Shape::Enumeration(_) => "enumeration",
        Shape::Array(_) | Shape::Tuple(_) => "array",
        Shape::Object(_) => "object",
        Shape::Union(_) => "union",
        Shape::Alias(_) => "alias",
    }
}
