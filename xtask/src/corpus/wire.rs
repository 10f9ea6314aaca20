//! From clients to how they get on with a stub of their description: each
//! operation is called by the client's own smoke tests.

mod blame;
mod board;
mod called;

pub(super) use board::board;

use super::cargo_messages::{self, Failure};
use super::generation::{End, Generated, crates};
use super::journal::Progress;
use super::results::Results;
use super::selection::Description;
use super::{parallel, workspace};
use called::Called;
use clientsmith_stub::{self as stub, Background, Settings};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

/// The smoke tests of clients as programs that were compiled before.
const PROGRAMS: Results = Results { kind: "programs" };

/// Calls all operations of all clients, in their order. The tests of a client that
/// is as it was when they were compiled last are not compiled again.
pub(super) fn call(
    generated: &[Generated],
    jobs: usize,
) -> Result<Vec<(&Generated, Called)>, String> {
    let crates = || generated.iter().filter(|it| it.end == End::Generated);
    let progress = Progress::new("compiling", crates().count());
    let programs = PROGRAMS.of_each(generated, &progress, from_json, to_json, |batch| {
        let packages: Vec<_> = batch.iter().map(|it| it.package()).collect();
        let programs = compile(&packages, jobs)?;
        progress.steps(batch.len(), "");
        Ok(programs)
    })?;
    progress.finish();
    let progress = Progress::new("calling", crates().count());
    let called = parallel::map(&programs, jobs, |(generated, program)| {
        let called = match program {
            Ok(program) => run(&generated.description, program).unwrap_or_else(Called::broken),
            Err(failure) => Called::broken(&failure.first),
        };
        progress.step(&generated.description.name);
        (*generated, called)
    });
    progress.finish();
    Ok(called)
}

/// The smoke tests of a client, or why there are none.
type Program = Result<PathBuf, Failure>;

fn from_json(value: &Value) -> Option<Program> {
    match value.as_str() {
        Some(path) => Some(Ok(PathBuf::from(path))).filter(|_| Path::new(path).is_file()),
        None => Failure::from_json(value).map(Err),
    }
}

fn to_json(program: &Program) -> Value {
    match program {
        Ok(path) => json!(path),
        Err(failure) => failure.to_json(),
    }
}

/// Compiles the smoke tests of all packages, and keeps the programs.
fn compile(packages: &[&str], jobs: usize) -> Result<Vec<Program>, String> {
    workspace::make(packages)?;
    let output = workspace::build(&["build", "--test", "smoke"], jobs)?;
    let messages = String::from_utf8_lossy(&output.stdout);
    let complaint = String::from_utf8_lossy(&output.stderr);
    let built = cargo_messages::programs(packages, &messages);
    let mut failures = cargo_messages::failures(packages, &messages, &complaint);
    let programs = packages.iter().map(|package| {
        match (failures.remove(*package).flatten(), built.get(package)) {
            (Some(failure), _) => Ok(Err(failure)),
            (None, Some(program)) => keep(package, program).map(Ok),
            (None, None) => Ok(Err(Failure {
                first: "there are no tests".to_owned(),
                ..Failure::default()
            })),
        }
    });
    let programs = programs.collect();
    workspace::clean(packages);
    programs
}

/// Takes a program from where the compiler clears up.
fn keep(package: &str, program: &Path) -> Result<PathBuf, String> {
    let folder = PROGRAMS.folder();
    let kept = folder.join(package);
    fs::create_dir_all(&folder)
        .and_then(|()| fs::rename(program, &kept))
        .and_then(|()| kept.canonicalize())
        .map_err(|error| format!("{}: {error}", kept.display()))
}

/// Runs the smoke tests of a client.
fn run(description: &Description, test: &Path) -> Result<Called, String> {
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
    // What was broken off, by a signal, has printed no failures.
    match output.status.code() {
        Some(_) => Ok(Called::read(&String::from_utf8_lossy(&output.stdout))),
        None => {
            let complaint = String::from_utf8_lossy(&output.stderr);
            let last = complaint.lines().rfind(|line| !line.is_empty());
            let last = last.unwrap_or_default();
            Err(format!("the tests ended by {}: {last}", output.status))
        }
    }
}
