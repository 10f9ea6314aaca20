//! From how clients get on to the scoreboard of it.

use super::blame::Blame;
use super::called::{Called, Fault, Kind};
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
        left -= failures.filter(|it| kinds.contains(&it.kind)).count();
        left
    };
    let blamed: Vec<_> = called
        .iter()
        .map(|(it, called)| blamed(it, called))
        .collect();
    let mistaken: usize = blamed.iter().map(|it| it.losses.len()).sum();
    let totals = [
        ("clients", called.len()),
        ("operations", operations),
        ("operations called", after(&[Kind::Unmade, Kind::Unsent])),
        ("requests accepted", after(&[Kind::Refused])),
        ("answers decoded", after(&[Kind::Unread])),
        ("round trips equal", after(&[Kind::Unequal])),
        ("operations without a fault", sum(|it| it.right)),
        ("faults that are mistakes of the description", mistaken),
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
    for ((generated, called), blamed) in called.iter().zip(&blamed) {
        let (name, operations) = (&generated.description.name, generated.counts.operations);
        if called.right + blamed.losses.len() < operations {
            let faults = cell(&faults(called, &blamed.others));
            let _ = writeln!(
                text,
                "| {name} | {operations} | {} | {faults} |",
                called.right
            );
        }
    }
    text.push_str(
        "\n## Mistakes of the descriptions\n\nThe report of the generation names them.\n\n\
         | description | loss | faults |\n|---|---|---:|\n",
    );
    for ((generated, _), blamed) in called.iter().zip(&blamed) {
        for (code, count) in tally(&blamed.losses) {
            let name = &generated.description.name;
            let _ = writeln!(text, "| {name} | {code} | {count} |");
        }
    }
    text
}

/// The faults of a client: the codes of the losses that name them, and the others.
struct Blamed {
    losses: Vec<&'static str>,
    others: Vec<Fault>,
}

fn blamed(generated: &Generated, called: &Called) -> Blamed {
    let mut blamed = Blamed {
        losses: Vec::new(),
        others: Vec::new(),
    };
    let untested = generated.untested.iter();
    let untested = untested.filter(|_| called.broken.is_none());
    let mut faults = called.failures.clone();
    faults.extend(untested.map(|operation| Fault::untested(operation)));
    let blame = (!faults.is_empty()).then(|| Blame::of(generated));
    for fault in faults {
        match blame.as_ref().and_then(|blame| blame.loss(&fault)) {
            Some(code) => blamed.losses.push(code),
            None => blamed.others.push(fault),
        }
    }
    blamed
}

fn tally(codes: &[&'static str]) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for code in codes {
        *counts.entry(*code).or_default() += 1;
    }
    counts
}

/// `2 refused, 1 unread: the first of them`
fn faults(called: &Called, faults: &[Fault]) -> String {
    if let Some(reason) = &called.broken {
        return reason.clone();
    }
    let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
    for fault in faults {
        *counts.entry(fault.kind).or_default() += 1;
    }
    let counts: Vec<_> = counts
        .iter()
        .map(|(kind, count)| format!("{count} {}", kind.name()))
        .collect();
    // Tests that say nothing of a kind: the client has panicked.
    let silent = called
        .tests
        .saturating_sub(called.right + called.failures.len());
    let silent = (silent > 0).then(|| format!("{silent} broken off"));
    let counts: Vec<_> = counts.into_iter().chain(silent).collect();
    let of_a_test = faults.iter().find(|fault| fault.kind != Kind::Untested);
    let first = of_a_test.or(faults.first());
    // Without the folder of this checkout.
    let folder = std::env::current_dir().unwrap_or_default();
    let first = first.map(|fault| fault.text.as_str()).unwrap_or_default();
    let first = first.replace(&format!("{}/", folder.display()), "");
    let first: String = first.chars().take(240).collect();
    format!("{}; {first}", counts.join(", "))
}
