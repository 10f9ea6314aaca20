//! From crates to what the compiler says to each, a batch at a time.

use super::cargo_messages::{self, Failure};
use super::generation::{End, Generated};
use super::journal::Progress;
use super::results::Results;
use super::workspace;
use serde_json::Value;
use std::collections::BTreeMap;

/// What the compiler has said before.
const RESULTS: Results = Results {
    kind: "compiled",
    is_ours: false,
};

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
    let crates = || generated.iter().filter(|it| it.end == End::Generated);
    let progress = Progress::new("compiling", crates().count());
    let mut compiled = BTreeMap::new();
    for generated in crates() {
        let description = &generated.description;
        if let Some(failure) = RESULTS.read(description).as_ref().and_then(failure) {
            progress.step(&description.name);
            compiled.insert(description.name.clone(), failure);
        }
    }
    let open = crates().filter(|it| !compiled.contains_key(&it.description.name));
    for batch in workspace::batches(open) {
        let packages: Vec<_> = batch.iter().map(|it| it.package()).collect();
        let mut failures = compile(&packages, jobs)?;
        for generated in &batch {
            let failure = failures.remove(generated.package()).flatten();
            let result = failure.as_ref().map_or(Value::Null, Failure::to_json);
            RESULTS.write(&generated.description, &result)?;
            compiled.insert(generated.description.name.clone(), failure);
        }
        progress.steps(batch.len(), "");
    }
    progress.finish();
    let compiled = crates().filter_map(|generated| {
        let (name, failure) = compiled.remove_entry(&generated.description.name)?;
        Some(Compiled { name, failure })
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
