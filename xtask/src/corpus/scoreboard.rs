//! From what became of each description to text that can be compared.

use super::check::Compiled;
use super::generation::{End, Generated};
use std::collections::BTreeMap;
use std::fmt::Write;

/// How often something was found, and in how many descriptions.
#[derive(Clone, Copy, Default)]
struct Tally {
    count: usize,
    descriptions: usize,
}

/// What was made of the descriptions.
pub(super) fn generation(generated: &[Generated]) -> String {
    let ended = |is: fn(&End) -> bool| generated.iter().filter(|it| is(&it.end)).count();
    let sum = |of: fn(&Generated) -> usize| generated.iter().map(of).sum::<usize>();
    let is_whole = |it: &&Generated| it.is_perfect();
    let totals = [
        ("descriptions", generated.len()),
        ("generated", ended(|it| *it == End::Generated)),
        (
            "generated with every operation",
            generated.iter().filter(is_whole).count(),
        ),
        ("with errors", ended(|it| matches!(it, End::Errors(_)))),
        ("panics", ended(|it| matches!(it, End::Panic(_)))),
        ("timeouts", ended(|it| *it == End::Timeout)),
        ("not written", ended(|it| matches!(it, End::Unwritten(_)))),
        (
            "operations in the documents",
            sum(|it| it.described.unwrap_or_default()),
        ),
        ("operations in the clients", sum(|it| it.counts.operations)),
        ("types", sum(|it| it.counts.types)),
        ("lines of Rust", sum(|it| it.counts.lines)),
    ];
    let mut text = opening("Real descriptions", "cargo xtask corpus");
    text.push_str("| | |\n|---|---:|\n");
    for (name, total) in totals {
        let _ = writeln!(text, "| {name} | {total} |");
    }
    text.push_str("\n## Errors\n\n");
    table(&mut text, &tally(generated.iter().map(|it| &it.errors)));
    text.push_str("\n## Losses\n\n");
    table(&mut text, &tally(generated.iter().map(|it| &it.losses)));
    text.push_str("\n## Imperfect\n\nNo client, or not every operation.\n\n");
    text.push_str("| description | |\n|---|---|\n");
    for generated in generated.iter().filter(|it| !it.is_perfect()) {
        let name = &generated.description.name;
        let _ = writeln!(text, "| {name} | {} |", cell(&imperfection(generated)));
    }
    text.push_str("\nOne of them again: `cargo xtask corpus --only NAME`.\n");
    text
}

/// Why there is no client, or not all of it.
pub(super) fn imperfection(generated: &Generated) -> String {
    match &generated.end {
        End::Errors(first) => match generated.errors.values().sum() {
            0 | 1 => first.clone(),
            errors => format!("{errors} errors; {first}"),
        },
        End::Panic(message) => format!("panic: {message}"),
        End::Timeout => "timeout".to_owned(),
        End::Unwritten(error) => format!("not written: {error}"),
        End::Generated => match generated.described {
            Some(described) => {
                let operations = generated.counts.operations;
                format!("{described} operations described, {operations} in the client")
            }
            None => "the operations could not be counted".to_owned(),
        },
    }
}

/// What the compiler says to the clients.
pub(super) fn compilation(compiled: &[Compiled]) -> String {
    let mut text = opening("Real clients, compiled", "cargo xtask corpus --check");
    let clean = compiled.iter().filter(|it| it.failure.is_none()).count();
    text.push_str("| | |\n|---|---:|\n");
    let _ = writeln!(text, "| compiled | {} |", compiled.len());
    let _ = writeln!(text, "| without a warning | {clean} |");
    text.push_str("\n## Errors and warnings\n\n");
    let failures = || compiled.iter().filter_map(|it| it.failure.as_ref());
    table(&mut text, &tally(failures().map(|it| &it.codes)));
    text.push_str("\n## Not clean\n\n| description | first |\n|---|---|\n");
    for compiled in compiled {
        if let Some(failure) = &compiled.failure {
            let codes: Vec<_> = failure.codes.keys().map(String::as_str).collect();
            let first = cell(&failure.first);
            let _ = writeln!(
                text,
                "| {} | {}: {first} |",
                compiled.name,
                codes.join(", ")
            );
        }
    }
    text.push_str("\nOne of them again: `cargo xtask corpus --check --only NAME`.\n");
    text
}

pub(super) fn opening(title: &str, command: &str) -> String {
    format!("# {title}\n\nMade by `{command}`; not to be edited.\n\n")
}

fn tally<'a, K: AsRef<str> + 'a>(
    maps: impl Iterator<Item = &'a BTreeMap<K, usize>>,
) -> BTreeMap<&'a str, Tally> {
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    for (code, count) in maps.flatten() {
        let tally = tallies.entry(code.as_ref()).or_default();
        tally.count += count;
        tally.descriptions += 1;
    }
    tallies
}

fn table(text: &mut String, tallies: &BTreeMap<&str, Tally>) {
    text.push_str("| code | count | descriptions |\n|---|---:|---:|\n");
    for (code, tally) in tallies {
        let _ = writeln!(
            text,
            "| {code} | {} | {} |",
            tally.count, tally.descriptions
        );
    }
}

/// How long a cell may be.
const WIDTH: usize = 240;

/// Text as a cell of a table: on one line, and no longer than is read.
pub(super) fn cell(text: &str) -> String {
    let mut cell: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = cell.char_indices().nth(WIDTH) {
        cell.truncate(end);
        cell.push('…');
    }
    cell.replace('\\', "\\\\")
        .replace('|', "\\|")
        .replace('<', "\\<")
}
