//! `clientsmith stub`: a server for a description, to point an application at.

use super::Outcome;
use super::output::{number, print, say};
use clap::Args;
use clientsmith::diag::{Format, Location, Place, Source, Sources, positions};
use clientsmith_stub::fault::{Script, parse_time};
use clientsmith_stub::{Description, Exchange, Observer, Settings, Stub as Server, serve};
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

#[derive(Debug, Args)]
#[command(after_help = SYNTAX)]
pub(super) struct Stub {
    /// The description: OpenAPI in YAML or JSON.
    #[arg(value_name = "SPEC")]
    description: PathBuf,
    /// The port of 127.0.0.1; 0: a free one.
    #[arg(long, value_name = "N", default_value_t = 4010)]
    port: u16,
    /// What made values are made from: the same seed makes the same ones.
    #[arg(long, value_name = "N", default_value_t = 0)]
    seed: u64,
    /// The time before each answer, such as 200ms, or 100ms..2s for one between
    /// the two.
    #[arg(long, value_name = "TIME", value_parser = parse_latency)]
    latency: Option<(Duration, Duration)>,
    /// What goes wrong with an operation; can be given more than once.
    #[arg(long = "fault", value_name = "FAULT")]
    faults: Vec<String>,
}

const SYNTAX: &str = "\
Faults:
  OPERATION=STEP,STEP,...   an operationId, 'METHOD /path', or * for all; each
                            request takes a step, and then all is well
  503  ok  reset  close  truncate
                            a status, or what happens to the connection
  429+retry-after=2         a header; also +delay=500ms before the head, and
                            +stall=2s in the middle of the body
  503*3  503*               three times; for ever

  clientsmith stub openapi.yaml --fault 'listPets=503*2,429+retry-after=1'

A request can choose its answer: `Prefer: code=404, example=name`.";

impl Stub {
    pub(super) fn run(self) -> Outcome {
        match self.serve() {
            Ok(()) => Outcome::Done,
            Err(message) => {
                say(&format!("error: {message}\n"));
                Outcome::Errors
            }
        }
    }

    fn serve(self) -> Result<(), String> {
        let file = self.description.display();
        let described = Description::read(&self.description);
        let description = Arc::new(described.map_err(|error| format!("{file}: {error}"))?);
        let mut faults = Script::default();
        for fault in &self.faults {
            faults
                .add(fault)
                .map_err(|error| format!("--fault: {error}"))?;
        }
        if let Some(name) = faults.unknown(description.operations()).first() {
            return Err(format!("--fault: {file} has no operation `{name}`"));
        }
        let settings = Settings {
            port: self.port,
            seed: self.seed,
            latency: self.latency.unwrap_or_default(),
            faults,
            is_strict: false,
            observer: Some(Observer(Box::new(|exchange| print(&logged(exchange))))),
        };
        let own = Arc::clone(&description);
        let served = serve(own, settings, |server| {
            print(&greeting(&description, server))
        });
        served.map_err(|error| format!("port {}: {error}", self.port))
    }
}

/// `200ms`, `100ms..2s`
fn parse_latency(text: &str) -> Result<(Duration, Duration), String> {
    let (least, most) = text.split_once("..").unwrap_or((text, text));
    let latency = (parse_time(least)?, parse_time(most)?);
    match latency.0 <= latency.1 {
        true => Ok(latency),
        false => Err("the first time is longer than the second".to_owned()),
    }
}

/// The address and the operations.
fn greeting(description: &Description, server: &Server) -> String {
    let operations = description.operations();
    let width = operations.iter().map(|it| it.method.as_str().len()).max();
    let width = width.unwrap_or_default();
    let mut text = String::new();
    for operation in operations {
        let line = format!("{:width$}  {}", operation.method, operation.path);
        let id = Some(&operation.id).filter(|id| !id.contains(' '));
        let id = id.map_or_else(String::new, |id| format!("  {id}"));
        text.push_str(&format!("{line}{id}\n"));
    }
    for note in description.notes() {
        text.push_str(&format!("note: {note}\n"));
    }
    let count = number(operations.len(), "operation", "operations");
    format!("{text}\n{count} at {}\nCtrl-C ends it.\n\n", server.url())
}

/// `200 GET /pets?limit=2 listPets 3ms`, and below it what was wrong.
fn logged(exchange: &Exchange) -> String {
    let request = &exchange.request;
    let status = exchange.status.map(|status| status.to_string());
    let mut text = format!(
        "{} {} {} {} {:.0?}\n",
        status.as_deref().unwrap_or("cut"),
        request.method,
        request.target,
        request.operation.as_deref().unwrap_or("-"),
        exchange.elapsed,
    );
    for violation in &exchange.violations {
        let place = placed(&violation.place.file, &violation.place.pointer);
        let (rule, message) = (violation.rule, &violation.message);
        text.push_str(&format!("    {rule:?}: {message}\n        {place}\n"));
    }
    text
}

/// `openapi.yaml:12:7 (#/paths/...)`
fn placed(file: &str, pointer: &str) -> String {
    let text = fs::read_to_string(file).unwrap_or_default();
    let is_json = text.trim_start().starts_with('{');
    let mut sources = Sources::new();
    let id = sources.add(Source {
        name: file.to_owned(),
        text,
        format: if is_json { Format::Json } else { Format::Yaml },
    });
    let location = Location {
        file: id,
        place: Place::Key(pointer.to_owned()),
    };
    let found = positions(&[&location], &sources);
    let line = found
        .first()
        .map(|it| format!(":{}:{}", it.line, it.column));
    format!("{file}{} (#{pointer})", line.unwrap_or_default())
}
