//! The command line: what is asked for, and the exit status that answers.

mod config;
mod generate;
mod inspect;
mod output;
mod proposal;
#[cfg(feature = "stub")]
mod stub;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Turns an OpenAPI description into a Rust client crate.
#[derive(Debug, Parser)]
#[command(version, after_help = EXIT_STATUS)]
struct Command {
    #[command(subcommand)]
    task: Task,
}

const EXIT_STATUS: &str = "\
Exit status:
  0  done; losses, if any, are listed
  1  the description or the configuration has errors, the folder cannot
     be written, or --deny found something: the folder is left as it was
  2  wrong usage
  3  --check found differences";

#[derive(Debug, Subcommand)]
enum Task {
    /// Write the client crate of a description.
    Generate(generate::Generate),
    /// Show the operations of a description with their Rust paths, and what of
    /// it a client does not honour.
    Inspect(inspect::Inspect),
    /// Serve a description: judge requests, and answer with its examples and
    /// schemas.
    #[cfg(feature = "stub")]
    Stub(stub::Stub),
}

/// How a run ends; the values are the exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Done = 0,
    Errors = 1,
    Differences = 3,
}

/// Runs the command; clap itself ends it with 2 for wrong usage.
pub(crate) fn run() -> ExitCode {
    let outcome = match Command::parse().task {
        Task::Generate(task) => task.run(),
        Task::Inspect(task) => task.run(),
        #[cfg(feature = "stub")]
        Task::Stub(task) => task.run(),
    };
    ExitCode::from(outcome as u8)
}
