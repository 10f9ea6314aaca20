//! From crates to what the compiler says to each, a batch at a time.

use super::cargo_messages::{self, Failure};
use super::generation::{End, Generated};
use super::journal::Progress;
use super::results::Results;
use super::workspace;
use serde_json::Value;
use std::collections::BTreeMap;

/// What the compiler has said before.
const RESULTS: Results = Results { kind: "compiled" };

/// What the compiler says to a crate.
#[derive(Clone, Debug)]
pub(super) struct Compiled {
    /// The description's name.
    pub(super) name: String,
    /// `None` where there is nothing to say.
    pub(super) failure: Option<Failure>,
}

/// Compiles all crates that were generated.
pub(super) fn check(generated: &[Generated], jobs: usize) -> Result<Vec<Compiled>, String> {
    let crates = generated.iter().filter(|it| it.end == End::Generated);
    let progress = Progress::new("compiling", crates.count());
    let to_json =
        |failure: &Option<Failure>| failure.as_ref().map_or(Value::Null, Failure::to_json);
    let compiled = RESULTS.of_each(generated, &progress, failure, to_json, |batch| {
        let packages: Vec<_> = batch.iter().map(|it| it.package()).collect();
        let mut failures = compile(&packages, jobs)?;
        progress.steps(batch.len(), "");
        let failures = packages
            .iter()
            .map(|package| failures.remove(*package).flatten());
        Ok(failures.collect())
    })?;
    progress.finish();
    let compiled = compiled.into_iter().map(|(generated, failure)| Compiled {
        name: generated.description.name.clone(),
        failure,
    });
    Ok(compiled.collect())
}

/// What a result says, if it can be read.
fn failure(result: &Value) -> Option<Option<Failure>> {
    match result {
        Value::Null => Some(None),
        failure => Failure::from_json(failure).map(Some),
    }
}

fn compile(packages: &[&str], jobs: usize) -> Result<BTreeMap<String, Option<Failure>>, String> {
    workspace::make(packages)?;
    let output = workspace::build(&["check", "--lib"], jobs)?;
    let messages = String::from_utf8_lossy(&output.stdout);
    let complaint = String::from_utf8_lossy(&output.stderr);
    let failures = cargo_messages::failures(packages, &messages, &complaint);

    workspace::clean(packages);
    Ok(failures)
}
