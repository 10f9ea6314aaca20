//! Tasks of this repository: `cargo xtask --help`.

mod bench;
mod cargo;
mod check;
mod codegen;
mod corpus;
mod dump;
mod tidy;

use clap::{Parser, Subcommand};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Tasks of this repository.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Command {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Make generated/ anew from spec/.
    Codegen {
        /// Write nothing: fail with 3 and show the difference, if there is one.
        #[arg(long)]
        check: bool,
    },
    /// Run all tests, those of the generated crate included.
    Test,
    /// Accept what is generated now: generated/ and the snapshots of the tests.
    Bless,
    /// Check formatting, lints, documentation, the house rules, and that
    /// generated/ is up to date.
    Check,
    /// Show what a stage makes of a description.
    Dump(dump::Dump),
    /// Measure what clients cost, ours and those of other generators.
    Bench(bench::Bench),
    /// Run a command, and print what it has cost: a part of `bench`.
    #[command(hide = true)]
    Measure(bench::Measure),
    /// Parse a description and write its client once more: a part of `bench`.
    #[command(hide = true)]
    Floor(bench::Floor),
    /// Generate the clients of real descriptions, and keep the score.
    Corpus(corpus::Corpus),
}

/// How a task ends; the values are the exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Done = 0,
    Failed = 1,
    Differences = 3,
}

impl Outcome {
    /// What this and another task come to: the first failure.
    fn and(self, other: Outcome) -> Outcome {
        match self {
            Outcome::Done => other,
            Outcome::Failed | Outcome::Differences => self,
        }
    }
}

fn main() -> ExitCode {
    let task = Command::parse().task;
    let outcome = match &task {
        Task::Dump(dump) => dump.run(),
        Task::Measure(measure) => measure.run(),
        Task::Floor(floor) => floor.run(),
        task => match std::env::set_current_dir(root()) {
            Ok(()) => run(task),
            Err(error) => fail(&format!("cannot enter {}: {error}", root().display())),
        },
    };
    ExitCode::from(outcome as u8)
}

fn run(task: &Task) -> Outcome {
    match task {
        Task::Codegen { check: false } => codegen::write(),
        Task::Codegen { check: true } => codegen::check(),
        Task::Test => test(),
        Task::Bless => codegen::write().and(cargo::run(
            &["test", "--workspace"],
            // Snapshots that differ are written, and then are no failure.
            &[("INSTA_UPDATE", "always"), ("INSTA_FORCE_PASS", "1")],
        )),
        Task::Check => check::run(),
        Task::Dump(dump) => dump.run(),
        Task::Bench(bench) => bench.run(),
        Task::Measure(measure) => measure.run(),
        Task::Floor(floor) => floor.run(),
        Task::Corpus(corpus) => corpus.run(),
    }
}

/// All tests, and those of what travels with every feature, and with none.
fn test() -> Outcome {
    let test = |selection: &[&str]| {
        let test = ["test", "--no-fail-fast"];
        cargo::run(&[&test, selection].concat(), &[])
    };
    let packages = ["--package", "clientsmith-runtime", "--package", "polytomic"];
    test(&["--workspace"])
        .and(test(&[&packages[..], &["--all-features"]].concat()))
        .and(test(&[&packages[..], &["--no-default-features"]].concat()))
}

/// The folder of the repository.
fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_owned()
}

/// Says why a task has failed.
fn fail(message: &str) -> Outcome {
    eprintln!("error: {message}");
    Outcome::Failed
}
