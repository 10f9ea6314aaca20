//! All that must hold beside the tests.

use crate::{Outcome, cargo, codegen, tidy};

/// A check, which says itself what it finds.
type Step = fn() -> Outcome;

/// Runs all checks, whatever the ones before have found.
pub(crate) fn run() -> Outcome {
    let steps: [(&str, Step); 5] = [
        ("formatting", format),
        ("lints", lint),
        ("documentation", document),
        ("house rules", tidy::run),
        ("generated/", codegen::check),
    ];
    let mut outcome = Outcome::Done;
    let mut failed = Vec::new();
    for (name, step) in steps {
        eprintln!("== {name}");
        let result = step();
        if result != Outcome::Done {
            failed.push(name);
        }
        outcome = outcome.and(result);
    }
    match failed.is_empty() {
        true => eprintln!("all checks passed"),
        false => eprintln!("failed: {}", failed.join(", ")),
    }
    outcome
}

/// What is written by hand; generated code is printed by prettyplease.
fn format() -> Outcome {
    let packages = [
        "clientsmith",
        "clientsmith-runtime",
        "clientsmith-sample",
        "clientsmith-stub",
        "clientsmith-tests",
        "xtask",
    ];
    let mut arguments = vec!["fmt", "--check"];
    arguments.extend(packages.iter().flat_map(|package| ["--package", package]));
    cargo::run(&arguments, &[])
}

fn lint() -> Outcome {
    let arguments = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ];
    cargo::run(&arguments, &[])
}

fn document() -> Outcome {
    let arguments = ["doc", "--workspace", "--no-deps"];
    cargo::run(&arguments, &[("RUSTDOCFLAGS", "-D warnings")])
}
