//! `clientsmith inspect`: what a description holds, and what its client would
//! be.

use super::Outcome;
use super::config;
use super::output::{self, MessageFormat, number, print, say};
use super::proposal::propose;
use clap::Args;
use clientsmith::Generation;
use clientsmith::diag::render_json;
use clientsmith::model::{Api, Schema, SchemaName, Shape};
use clientsmith::openapi::{DiskLoader, Document, PathItem};
use clientsmith::plan;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(super) struct Inspect {
    /// The description: OpenAPI in YAML or JSON.
    #[arg(value_name = "SPEC")]
    description: String,
    /// The configuration; default: `clientsmith.toml` beside the description, if
    /// there is one.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Write one JSON object to the standard output.
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
        match self.json {
            true => print(&format!("{:#}\n", as_json(&generation))),
            false => {
                print(&as_text(&generation));
                output::report(
                    &generation.report,
                    &generation.sources,
                    MessageFormat::Human,
                );
                say(&summary(&generation));
            }
        }
        match generation.report.has_errors() {
            true => Outcome::Errors,
            false => Outcome::Done,
        }
    }
}

/// `1 error, 2 losses: `clientsmith generate` would write nothing`; nothing where all is well.
fn summary(generation: &Generation) -> String {
    let end = match generation.files {
        Some(_) => "",
        None => ": `clientsmith generate` would write nothing",
    };
    output::counts(&generation.report).map_or_else(String::new, |counts| format!("{counts}{end}\n"))
}

/// An operation of the client.
struct Row {
    id: String,
    method: String,
    path: String,
    rust: String,
}

fn as_text(generation: &Generation) -> String {
    let rows = rows(generation.stages.plan.as_ref());
    let width = |column: fn(&Row) -> &String| {
        let lengths = rows.iter().map(|row| column(row).chars().count());
        lengths.max().unwrap_or_default()
    };
    let (id, method, path) = (
        width(|it| &it.id),
        width(|it| &it.method),
        width(|it| &it.path),
    );
    let mut text = String::new();
    for row in &rows {
        text.push_str(&format!(
            "{:id$}  {:method$}  {:path$}  {}\n",
            row.id, row.method, row.path, row.rust
        ));
    }
    for webhook in webhooks(generation) {
        text.push_str(&format!(
            "{}  {}  webhooks::{}\n",
            webhook.id, webhook.http_method, webhook.name
        ));
    }
    if let Some(api) = &generation.stages.api {
        let described = number(described(generation), "operation", "operations");
        let end = match generation.files {
            Some(_) => format!("{} in the client", rows.len()),
            None => "no client, since there are errors".to_owned(),
        };
        text.push_str(&format!(
            "\n{described} described, {end}\n{}\n",
            schemas(api)
        ));
    }
    let proposed = generation.stages.plan.as_ref().map(propose);
    if let Some(proposed) = proposed.filter(|proposed| !proposed.is_empty()) {
        text.push_str("\nThese look like lists in pages. If they are, add to clientsmith.toml:\n");
        text.push_str(&proposed);
    }
    text
}

/// `3 schemas, 1 of them inline: 1 object, 2 string`
fn schemas(api: &Api) -> String {
    let count = api.schemas.iter().count();
    let mut text = number(count, "schema", "schemas");
    let is_inline = |schema: &Schema| matches!(schema.name, SchemaName::Inline);
    let inline = api.schemas.iter().filter(|(_, it)| is_inline(it)).count();
    if inline > 0 {
        text.push_str(&format!(", {inline} of them inline"));
    }
    let kinds: Vec<_> = kinds(api)
        .into_iter()
        .map(|(kind, count)| format!("{count} {kind}"))
        .collect();
    if !kinds.is_empty() {
        text.push_str(&format!(": {}", kinds.join(", ")));
    }
    text
}

fn as_json(generation: &Generation) -> Value {
    let rows = rows(generation.stages.plan.as_ref());
    let operations: Vec<_> = rows
        .iter()
        .map(
            |row| json!({ "id": row.id, "method": row.method, "path": row.path, "rust": row.rust }),
        )
        .collect();
    let webhooks: Vec<_> = webhooks(generation)
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
    json!({
        "operations": operations,
        "webhooks": webhooks,
        "counts": {
            "described": described(generation),
            "generated": generation.files.as_ref().map_or(0, |_| rows.len()),
        },
        "pagination": generation.stages.plan.as_ref().map(propose).unwrap_or_default(),
        "schemas": generation.stages.api.as_ref().map(kinds).unwrap_or_default(),
        "report": report,
    })
}

/// The requests that the API makes.
fn webhooks(generation: &Generation) -> &[plan::Webhook] {
    let plan = generation.stages.plan.as_ref();
    plan.map_or(&[], |plan| &plan.webhooks)
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

/// `client.model_sync().executions().get(sync_id, id)`
fn rust_path(groups: &[&plan::Group], operation: &plan::Operation) -> String {
    let mut path = "client".to_owned();
    for group in groups {
        path.push_str(&format!(".{}()", group.method));
    }
    let parameters = operation
        .arguments()
        .map(|parameter| parameter.name.to_string());
    let body = operation.body_argument().map(|body| body.name.to_string());
    let arguments: Vec<_> = parameters.chain(body).collect();
    path.push_str(&format!(".{}({})", operation.method, arguments.join(", ")));
    path
}

/// How many operations the description has, counted by its own text.
fn described(generation: &Generation) -> usize {
    generation.stages.document.as_ref().map_or(0, |document| {
        let paths = &document.paths.paths;
        paths
            .iter()
            .map(|path| operations(document, &path.item))
            .sum()
    })
}

/// The operations of a path, which may stand where it refers to.
fn operations(document: &Document, item: &PathItem) -> usize {
    let referred = item.reference.as_ref();
    let elsewhere = referred
        .and_then(|reference| document.resolve(reference).ok())
        .and_then(|at| document.value(&at)?.as_object());
    let is_method = |key: &&String| METHODS.contains(&key.as_str());
    item.operations.len() + elsewhere.map_or(0, |it| it.keys().filter(is_method).count())
}

/// The fields of a Path Item Object that are operations: OpenAPI 3.1, section
/// 4.8.9.
const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

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
