//! Shows what a stage makes of a description, part by part.

use crate::{Outcome, fail};
use clap::{Args, ValueEnum};
use clientsmith::config::Config;
use clientsmith::diag::render_human;
use clientsmith::model::SchemaName;
use clientsmith::openapi::{Components, DiskLoader};
use clientsmith::{Stages, generate, model, openapi, plan};
use std::fmt::Debug;
use std::io::Write;
use std::path::Path;

#[derive(Debug, Args)]
pub(crate) struct Dump {
    /// The stage.
    stage: Stage,
    /// The description; a `clientsmith.toml` beside it is honoured.
    #[arg(value_name = "SPEC")]
    description: String,
    /// Only the parts whose name contains this; by default all.
    ///
    /// The name of a part is what stands after `//` above it, and upper and
    /// lower case differ. Each stage names its parts by its own terms:
    ///
    /// document: `GET /pets listPets`, `schemas Pet`, `responses NotFound`,
    /// `info`, `servers`, `security`, `tags`, `webhooks`
    ///
    /// api: `GET /pets listPets`, `SchemaId(3) Pet` (an inline schema has its
    /// place instead), `scheme apiKey`, `info`, `servers`, `tags`
    ///
    /// plan: `pets.list ListPets listPets` (groups, method, type, operationId),
    /// `pet::Pet` (module and type), `example list_pets`, `package`, `client`
    #[arg(long, default_value = "", hide_default_value = true)]
    name: String,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Stage {
    /// The description as written.
    Document,
    /// What it means.
    Api,
    /// The Rust that it becomes.
    Plan,
}

/// A part of what a stage made: its name and its text.
type Part = (String, String);

impl Dump {
    pub(crate) fn run(&self) -> Outcome {
        let path = Path::new(&self.description).with_file_name("clientsmith.toml");
        let text = std::fs::read_to_string(path).unwrap_or_default();
        let config = match Config::from_toml(&text) {
            Ok(config) => config,
            Err(error) => return fail(&error.to_string()),
        };
        let generation = generate(&self.description, &DiskLoader, &config);
        eprint!(
            "{}",
            render_human(&generation.report, &generation.sources, false)
        );
        let Some(parts) = parts(self.stage, &generation.stages) else {
            return fail("the stage made nothing");
        };
        let mut shown = 0;
        for (name, text) in parts {
            if name.contains(&self.name) {
                shown += 1;
                // A reader that has gone, `| head`, is no error.
                let _ = writeln!(std::io::stdout(), "// {name}\n{text}\n");
            }
        }
        match shown {
            0 => fail(&format!("no part has a name that contains `{}`", self.name)),
            _ => Outcome::Done,
        }
    }
}

fn parts(stage: Stage, stages: &Stages) -> Option<Vec<Part>> {
    match stage {
        Stage::Document => stages.document.as_ref().map(document_parts),
        Stage::Api => stages.api.as_ref().map(api_parts),
        Stage::Plan => stages.plan.as_ref().map(plan_parts),
    }
}

fn document_parts(document: &openapi::Document) -> Vec<Part> {
    let mut parts = vec![
        part("info", &document.info),
        part("servers", &document.servers),
        part("security", &document.security),
        part("tags", &document.tags),
        part("webhooks", &document.webhooks),
    ];
    for path in &document.paths.paths {
        for (method, operation) in &path.item.operations {
            let id = operation.operation_id.as_deref().unwrap_or_default();
            parts.push(part(
                format!("{method} {} {id}", path.template.text),
                operation,
            ));
        }
    }
    parts.extend(component_parts(&document.components));
    parts
}

fn component_parts(components: &Components) -> Vec<Part> {
    let mut parts = Vec::new();
    macro_rules! section {
        ($($section:ident),*) => {
            $(for (name, component) in &components.$section {
                parts.push(part(format!("{} {name}", stringify!($section)), component));
            })*
        };
    }
    section!(
        schemas,
        responses,
        parameters,
        examples,
        request_bodies,
        headers,
        security_schemes,
        links,
        callbacks,
        path_items
    );
    parts
}

fn api_parts(api: &model::Api) -> Vec<Part> {
    let mut parts = vec![
        part("info", &api.info),
        part("servers", &api.servers),
        part("tags", &api.tags),
    ];
    for scheme in &api.schemes {
        parts.push(part(format!("scheme {}", scheme.name), scheme));
    }
    for operation in &api.operations {
        let id = operation.id.as_deref().unwrap_or_default();
        parts.push(part(
            format!("{} {} {id}", operation.method, operation.path),
            operation,
        ));
    }
    for (id, schema) in api.schemas.iter() {
        let name = match &schema.name {
            SchemaName::Component(name) => format!("{id:?} {name}"),
            SchemaName::Inline => format!("{id:?} {:?}", schema.at),
        };
        parts.push(part(name, schema));
    }
    parts
}

fn plan_parts(plan: &plan::Crate) -> Vec<Part> {
    let mut parts = vec![part("package", &plan.package), part("client", &plan.client)];
    for (groups, operation) in plan.content.all() {
        let groups: String = groups
            .iter()
            .map(|group| format!("{}.", group.method))
            .collect();
        let name = format!(
            "{groups}{} {} {}",
            operation.method, operation.marker, operation.id
        );
        parts.push(part(name, operation));
    }
    for module in &plan.types {
        for item in &module.items {
            parts.push(part(format!("{}::{}", module.name, item.name()), item));
        }
    }
    for example in &plan.examples {
        parts.push(part(format!("example {}", example.name), example));
    }
    parts
}

fn part(name: impl Into<String>, value: &impl Debug) -> Part {
    (name.into(), format!("{value:#?}"))
}
