//! From clients to how they get on with a stub of their description: each
//! operation is called by the client's own smoke tests.

mod board;
mod called;

pub(super) use board::board;

use super::cargo_messages::{self, Failure};
use super::generation::{End, Generated, crates};
use super::journal::Progress;
use super::parallel;
use super::results::Results;
use super::selection::Description;
use super::workspace;
use called::Called;
use clientsmith_stub::{self as stub, Background, Settings};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;

/// How clients got on before.
const RESULTS: Results = Results {
    kind: "called",
    is_ours: true,
};

/// Calls all operations of all clients, in their order. A client that is as it was
/// when it was called last is not called again.
pub(super) fn call(
    generated: &[Generated],
    jobs: usize,
) -> Result<Vec<(&Generated, Called)>, String> {
    let crates = generated.iter().filter(|it| it.end == End::Generated);
    let progress = Progress::new("calling", crates.count());
    let (from_json, to_json) = (Called::from_json, Called::to_json);
    let called = RESULTS.of_each(generated, &progress, from_json, to_json, |batch| {
        let packages: Vec<_> = batch.iter().map(|it| it.package()).collect();
        let tests = compile(&packages, jobs)?;
        let called = parallel::map(batch, jobs, |generated| {
            let called = match &tests[generated.package()] {
                Ok(test) => run(&generated.description, test).unwrap_or_else(Called::broken),
                Err(failure) => Called::broken(&failure.first),
            };
            progress.step(&generated.description.name);
            called
        });
        workspace::clean(&packages);
        Ok(called)
    })?;
    progress.finish();
    Ok(called)
}

/// Compiles the smoke tests of all packages: the program of each, or why there is
/// none.
fn compile(
    packages: &[&str],
    jobs: usize,
) -> Result<BTreeMap<String, Result<PathBuf, Failure>>, String> {
    workspace::make(packages)?;
    let output = workspace::build(&["build", "--test", "smoke"], jobs)?;
    let messages = String::from_utf8_lossy(&output.stdout);
    let complaint = String::from_utf8_lossy(&output.stderr);
    let mut programs = cargo_messages::programs(packages, &messages);
    let failures = cargo_messages::failures(packages, &messages, &complaint);
    let tests = failures.into_iter().map(|(package, failure)| {
        let test = match (failure, programs.remove(package.as_str())) {
            (Some(failure), _) => Err(failure),
            (None, Some(program)) => Ok(program),
            (None, None) => Err(Failure {
                first: "there are no tests".to_owned(),
                ..Failure::default()
            }),
        };
        (package, test)
    });
    Ok(tests.collect())
}

/// Runs the smoke tests of a client.
fn run(description: &Description, test: &PathBuf) -> Result<Called, String> {
    let described = stub::Description::read(&description.path)?;
    let settings = Settings {
        is_strict: false,
        ..Settings::default()
    };
    let server = Background::start(Arc::new(described), settings);
    let server = server.map_err(|error| error.to_string())?;
    let library = description.package.replace('-', "_").to_uppercase();
    let mut program = Command::new(test);
    program
        .current_dir(crates())
        .arg("--test-threads=4")
        .env(format!("{library}_STUB_URL"), server.stub().url())
        .env("RUST_BACKTRACE", "0");
    let output = program
        .output()
        .map_err(|error| format!("cannot run the tests: {error}"))?;
    Ok(Called::read(&String::from_utf8_lossy(&output.stdout)))
}
