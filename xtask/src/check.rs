//! All that must hold beside the tests.

use crate::{Outcome, cargo, codegen, tidy};

/// A check, which says itself what it finds.
type Step = fn() -> Outcome;

/// Runs all checks, whatever the ones before have found.
pub(crate) fn run() -> Outcome {
    let steps: [(&str, Step); 7] = [
        ("formatting", format),
        ("lints", lint),
        ("features", features),
        ("browser", browser),
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
    clippy(&["--workspace"])
}

/// The runtime and the generated crate with every feature, and with none.
fn features() -> Outcome {
    let packages = ["--package", "clientsmith-runtime", "--package", "polytomic"];
    let all = clippy(&[&packages[..], &["--all-features"]].concat());
    all.and(clippy(
        &[&packages[..], &["--no-default-features"]].concat(),
    ))
}

/// The generated crate in a browser, where the toolchain has the target
/// (`rustup target add wasm32-unknown-unknown`).
fn browser() -> Outcome {
    if !cargo::has_target(BROWSER) {
        eprintln!("skipped: the toolchain has no target {BROWSER}");
        return Outcome::Done;
    }
    let selection = ["--package", "polytomic", "--lib", "--target", BROWSER];
    let lints = ["--", "-D", "warnings"];
    cargo::run(&[&["clippy"], &selection[..], &lints].concat(), &[])
}

const BROWSER: &str = "wasm32-unknown-unknown";

fn clippy(selection: &[&str]) -> Outcome {
    let lints = ["--all-targets", "--", "-D", "warnings"];
    cargo::run(&[&["clippy"], selection, &lints].concat(), &[])
}

fn document() -> Outcome {
    let arguments = ["doc", "--workspace", "--no-deps"];
    cargo::run(&arguments, &[("RUSTDOCFLAGS", "-D warnings")])
}
