//! From how clients get on to the scoreboard of it.

use super::called::{Called, Kind};
use crate::corpus::generation::Generated;
use crate::corpus::scoreboard::{cell, opening};
use std::collections::BTreeMap;
use std::fmt::Write;

/// How all of them get on.
pub(in crate::corpus) fn board(called: &[(&Generated, Called)], max_bytes: Option<u64>) -> String {
    let sum = |of: fn(&Called) -> usize| called.iter().map(|(_, it)| of(it)).sum::<usize>();
    let operations = called.iter().map(|(it, _)| it.counts.operations).sum();
    let mut left = sum(|it| it.tests);
    let mut after = |kinds: &[Kind]| {
        let failures = called.iter().flat_map(|(_, it)| &it.failures);
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
    for (generated, called) in called {
        let (name, right) = (&generated.description.name, called.right);
        let operations = generated.counts.operations;
        if right < operations {
            let faults = cell(&faults(called, operations));
            let _ = writeln!(text, "| {name} | {operations} | {right} | {faults} |");
        }
    }
    text
}

/// `2 refused, 1 unread: the first of them`
fn faults(called: &Called, operations: usize) -> String {
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
    let untested = operations.saturating_sub(called.tests);
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
