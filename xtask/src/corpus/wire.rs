//! From clients to how they get on with a stub of their description: each
//! operation is called by the client's own smoke tests.

use super::check::{cargo, clean, workspace};
use super::generation::{End, Generated};
use super::journal::Progress;
use super::scoreboard::{cell, opening};
use super::selection::Description;
use clientsmith_stub::{self as stub, Background, Settings};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::process::Output;
use std::sync::Arc;

/// How a client gets on.
#[derive(Clone, Debug)]
pub(super) struct Called {
    /// The description's name.
    name: String,
    /// The operations of the client.
    operations: usize,
    /// The operations that have a test, and those whose test ended as it should.
    tests: usize,
    right: usize,
    /// What is wrong, by its kind.
    failures: Vec<(Kind, String)>,
    /// Why there are no tests at all.
    broken: Option<String>,
}

/// What can be wrong with a call, in the order in which it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// No value of the argument's type could be made of what the schema allows.
    Unmade,
    /// The client could not make the request.
    Unsent,
    /// The stub has refused it.
    Refused,
    /// The client could not read the answer.
    Unread,
    /// What it wrote again was something else.
    Unequal,
}

impl Kind {
    const ALL: [Self; 5] = [
        Self::Unmade,
        Self::Unsent,
        Self::Refused,
        Self::Unread,
        Self::Unequal,
    ];

    /// As the smoke tests spell it.
    fn name(self) -> &'static str {
        match self {
            Self::Unmade => "unmade",
            Self::Unsent => "unsent",
            Self::Refused => "refused",
            Self::Unread => "unread",
            Self::Unequal => "unequal",
        }
    }
}

/// Calls all operations of all clients.
pub(super) fn call(generated: &[Generated], jobs: usize) -> Result<Vec<Called>, String> {
    let crates: Vec<_> = generated
        .iter()
        .filter(|it| it.end == End::Generated)
        .collect();
    let packages: Vec<_> = crates
        .iter()
        .map(|it| it.description.package.as_str())
        .collect();
    workspace(&packages)?;
    let progress = Progress::new("calling", crates.len());
    let mut all = Vec::new();
    for generated in crates {
        let description = &generated.description;
        let outcome = test(description, jobs);
        clean(&[&description.package]);
        let mut called = match outcome {
            Ok(output) => read(&output),
            Err(reason) => broken(reason),
        };
        called.name.clone_from(&description.name);
        called.operations = generated.counts.operations;
        progress.step(&description.name);
        all.push(called);
    }
    progress.finish();
    Ok(all)
}

/// Runs the smoke tests of a client.
fn test(description: &Description, jobs: usize) -> Result<Output, String> {
    let described = stub::Description::read(&description.path)?;
    let settings = Settings {
        is_strict: false,
        ..Settings::default()
    };
    let server = Background::start(Arc::new(described), settings);
    let server = server.map_err(|error| error.to_string())?;
    let library = description.package.replace('-', "_").to_uppercase();
    let mut test = cargo();
    test.args(["test", "--package", &description.package])
        .args(["--test", "smoke", "--jobs", &jobs.to_string()])
        .env(format!("{library}_STUB_URL"), server.stub().url())
        .env("RUST_BACKTRACE", "0");
    test.output()
        .map_err(|error| format!("cannot run cargo: {error}"))
}

/// Reads what the test harness has printed.
fn read(output: &Output) -> Called {
    let printed = String::from_utf8_lossy(&output.stdout);
    let count = |end: &str| {
        let is_test = |line: &&str| line.starts_with("test ") && line.ends_with(end);
        printed.lines().filter(is_test).count()
    };
    let (right, wrong) = (count("... ok"), count("... FAILED"));
    if right + wrong == 0 {
        let complaint = String::from_utf8_lossy(&output.stderr);
        let mut lines = complaint.lines();
        let error = lines.find(|line| line.starts_with("error"));
        return broken(error.unwrap_or("no tests").to_owned());
    }
    let failures = printed.lines().filter_map(|line| {
        let mut kinds = Kind::ALL.into_iter();
        let kind = kinds.find(|kind| line.starts_with(&format!("{}: ", kind.name())))?;
        Some((kind, refusal(line).unwrap_or_else(|| line.to_owned())))
    });
    Called {
        name: String::new(),
        operations: 0,
        tests: right + wrong,
        right,
        failures: failures.collect(),
        broken: None,
    }
}

/// What the stub has refused, and by which part of the description; its file
/// differs from one machine to another.
fn refusal(line: &str) -> Option<String> {
    let list = line.get(line.find('{')?..)?.rsplit_once('}')?.0;
    let list: Value = serde_json::from_str(&format!("{list}}}")).ok()?;
    let first = list["violations"].get(0)?;
    let text = |key: &str| first[key].as_str().unwrap_or_default();
    Some(format!("{} (#{})", text("message"), text("pointer")))
}

fn broken(reason: String) -> Called {
    Called {
        name: String::new(),
        operations: 0,
        tests: 0,
        right: 0,
        failures: Vec::new(),
        broken: Some(reason),
    }
}

/// How all of them get on.
pub(super) fn board(called: &[Called], max_bytes: Option<u64>) -> String {
    let sum = |of: fn(&Called) -> usize| called.iter().map(of).sum::<usize>();
    let (operations, tests) = (sum(|it| it.operations), sum(|it| it.tests));
    let mut left = tests;
    let mut after = |kinds: &[Kind]| {
        let failures = called.iter().flat_map(|it| &it.failures);
        left -= failures.filter(|(kind, _)| kinds.contains(kind)).count();
        left
    };
    let totals = [
        ("clients", called.len()),
        ("operations", operations),
        ("operations called", after(&[Kind::Unmade, Kind::Unsent])),
        ("requests accepted", after(&[Kind::Refused])),
        ("answers decoded", after(&[Kind::Unread])),
        ("round trips equal", after(&[Kind::Unequal])),
        ("operations without a fault", sum(|it| it.right)),
    ];
    let of = max_bytes.map_or_else(String::new, |most| format!(" --max-bytes {most}"));
    let mut text = opening(
        "Real clients, called",
        &format!("cargo xtask corpus --wire{of}"),
    );
    text.push_str("| | |\n|---|---:|\n");
    for (name, total) in totals {
        let _ = writeln!(text, "| {name} | {total} |");
    }
    text.push_str(
        "\n## Imperfect\n\n| description | operations | without a fault | |\n|---|---:|---:|---|\n",
    );
    for called in called.iter().filter(|it| it.right < it.operations) {
        let (name, operations, right) = (&called.name, called.operations, called.right);
        let _ = writeln!(
            text,
            "| {name} | {operations} | {right} | {} |",
            cell(&faults(called))
        );
    }
    text
}

/// `2 refused, 1 unread: the first of them`
fn faults(called: &Called) -> String {
    if let Some(reason) = &called.broken {
        return reason.clone();
    }
    let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
    for (kind, _) in &called.failures {
        *counts.entry(*kind).or_default() += 1;
    }
    let counts: Vec<_> = counts
        .iter()
        .map(|(kind, count)| format!("{count} {}", kind.name()))
        .collect();
    let untested = called.operations.saturating_sub(called.tests);
    let untested = (untested > 0).then(|| format!("{untested} without a test"));
    let counts: Vec<_> = counts.into_iter().chain(untested).collect();
    let first = called.failures.first().map(|(_, line)| line.as_str());
    // Without the folder of this checkout.
    let folder = std::env::current_dir().unwrap_or_default();
    let first = first.unwrap_or_default();
    let first = first.replace(&format!("{}/", folder.display()), "");
    let first: String = first.chars().take(240).collect();
    format!("{}; {first}", counts.join(", "))
}
