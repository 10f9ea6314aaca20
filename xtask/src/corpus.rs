//! Real descriptions in, a scoreboard of their clients out.
//!
//! The descriptions are those of two npm packages of pinned versions. Each
//! becomes a crate under `target/corpus/crates/`; how that went for the daily set
//! is committed, so that a regression is a diff.

mod cargo_messages;
mod check;
mod count;
mod generation;
mod journal;
mod packages;
mod parallel;
mod results;
mod scoreboard;
mod selection;
mod wire;
mod workspace;

pub(crate) use count::operations;
pub(crate) use packages::fetch;
pub(crate) use selection::path;

use crate::{Outcome, fail};
use clap::Args;
use generation::{End, Generated};
use selection::Description;
use std::fs;
use std::path::Path;
use std::time::Duration;

/// Where all of it is kept.
const FOLDER: &str = "target/corpus";
/// What was made of each description of the daily set.
const SCOREBOARD: &str = "tests/corpus/scoreboard.md";
/// What the compiler says to the clients of the daily set.
const COMPILED: &str = "tests/corpus/compiled.md";
/// How the clients get on with a server of their description.
const CALLED: &str = "tests/corpus/called.md";

/// How long a description may take.
const TIMEOUT: Duration = Duration::from_secs(300);

#[derive(Debug, Args)]
pub(crate) struct Corpus {
    /// Compile each client, with `-D warnings`; one that is as it was when it
    /// was compiled last is not compiled again.
    #[arg(long)]
    check: bool,
    /// Call each operation of each client, against a stub of its description.
    #[arg(long)]
    wire: bool,
    /// Every description of the packages, not only the daily set.
    #[arg(long)]
    all: bool,
    /// Only descriptions whose name contains this, or one of these; one that is
    /// imperfect is a failure.
    #[arg(long, value_name = "SUBSTRING")]
    only: Vec<String>,
    /// How many threads, and how many of the compiler; default: one per core.
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
    /// Only descriptions that are not longer.
    #[arg(long, value_name = "N")]
    max_bytes: Option<u64>,
}

impl Corpus {
    pub(crate) fn run(&self) -> Outcome {
        match self.score() {
            Ok(outcome) => outcome,
            Err(message) => fail(&message),
        }
    }

    fn score(&self) -> Result<Outcome, String> {
        packages::fetch()?;
        let descriptions = self.selection()?;
        let jobs = self.jobs();
        let generated = parallel::generate(&descriptions, jobs, TIMEOUT, self.wire);
        if let [generated] = &generated[..] {
            eprint!("{}", generated.report);
        }
        let compiled = match self.check {
            true => Some(check::check(&generated, jobs)?),
            false => None,
        };

        if self.wire {
            return self.call(&generated);
        }
        let board = scoreboard::generation(&generated);
        let compiled_board = compiled
            .as_ref()
            .map(|compiled| scoreboard::compilation(compiled));
        journal::print_slowest(&generated);
        if self.is_daily() {
            write(SCOREBOARD, &board)?;
            if let Some(board) = &compiled_board {
                write(COMPILED, board)?;
            }
            return Ok(Outcome::Done);
        }
        println!("{board}");
        if let Some(board) = &compiled_board {
            println!("{board}");
        }
        let is_perfect = generated.iter().all(Generated::is_perfect)
            && compiled.iter().flatten().all(|it| it.failure.is_none());
        match is_perfect || self.only.is_empty() {
            true => Ok(Outcome::Done),
            false => Ok(Outcome::Failed),
        }
    }

    /// How the clients get on; kept where they are of the daily set.
    fn call(&self, generated: &[Generated]) -> Result<Outcome, String> {
        let called = wire::call(generated, self.jobs())?;
        let board = wire::board(&called, self.max_bytes);
        match self.all || !self.only.is_empty() {
            true => println!("{board}"),
            false => write(CALLED, &board)?,
        }
        let mut outcome = Outcome::Done;
        for missing in generated.iter().filter(|it| it.end != End::Generated) {
            let why = scoreboard::imperfection(missing);
            eprintln!("{}: not called: {why}", missing.description.name);
            outcome = Outcome::Failed;
        }
        Ok(outcome)
    }

    fn selection(&self) -> Result<Vec<Description>, String> {
        let mut descriptions = match self.all {
            true => selection::all()?,
            false => selection::daily(),
        };
        if !self.only.is_empty() {
            let is_meant = |name: &str| self.only.iter().any(|only| name.contains(only));
            descriptions.retain(|it| is_meant(&it.name));
        }
        if let Some(most) = self.max_bytes {
            descriptions.retain(|it| it.bytes() <= most);
        }
        if descriptions.is_empty() {
            return Err("no description has such a name".to_owned());
        }
        Ok(descriptions)
    }

    /// Whether the whole daily set is asked for, and nothing else.
    fn is_daily(&self) -> bool {
        !self.all && self.only.is_empty() && self.max_bytes.is_none()
    }

    fn jobs(&self) -> usize {
        let cores = std::thread::available_parallelism().map_or(1, |it| it.get());
        self.jobs.unwrap_or(cores).max(1)
    }
}

fn write(path: &str, text: &str) -> Result<(), String> {
    if let Some(folder) = Path::new(path).parent() {
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    fs::write(path, text).map_err(|error| format!("{path}: {error}"))?;
    eprintln!("wrote {path}");
    Ok(())
}
