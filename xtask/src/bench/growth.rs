//! How the time and memory of generation grow with the description.

use super::journal::{Journal, Key};
use super::measure::{End, measure};
use super::table::{Cell, Table, median, significant};
use super::tool::Tool;
use super::trial::Limits;
use crate::corpus;
use std::fs;
use std::path::Path;

/// Of growing length.
const LADDER: [&str; 6] = [
    "vestorly.com.json",
    "xero.com/xero_accounting.json",
    "stripe.com.json",
    "octokit/api.github.com.json",
    "microsoft.com/graph.json",
    "microsoft.com/graph-beta.json",
];

const STEP: &str = "growth";

/// Generates the client of each description, unless that was done in this round.
pub(super) fn run(
    tool: &Tool,
    round: usize,
    root: &Path,
    limits: &Limits,
    journal: &mut Journal,
) -> Result<(), String> {
    for name in LADDER {
        let key = key(tool, name);
        if journal.of(key).any(|entry| entry.round == round) {
            continue;
        }
        eprintln!("{} {name}: generate", tool.kind.name());
        let folder = root.join(STEP);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let description =
            fs::canonicalize(corpus::path(name)).map_err(|error| error.to_string())?;
        let command = tool.generation(&description, &folder.join("client"));
        let measured = measure(&command, limits.limit, &folder.join("generate.log"))?;
        journal.add(key, round, measured, Default::default())?;
        let _ = fs::remove_dir_all(&folder);
    }
    Ok(())
}

/// The section of the report; empty where nothing was measured.
pub(super) fn section(tool: &Tool, journal: &Journal) -> String {
    let columns = [
        "MB of text",
        "seconds",
        "user",
        "user, a MB",
        "MB of memory",
    ];
    let mut table = Table::new(columns.map(str::to_owned).into_iter());
    let mut is_empty = true;
    for name in LADDER {
        let done = |of: fn(f64, f64, u64) -> f64| {
            let entries = journal.of(key(tool, name)).map(|entry| &entry.measured);
            let ended = entries.filter(|it| it.end == End::Done);
            median(ended.map(|it| of(it.wall, it.user, it.memory)).collect())
        };
        let Some(wall) = done(|wall, _, _| wall) else {
            continue;
        };
        is_empty = false;
        let megabytes = fs::metadata(corpus::path(name)).map_or(0.0, |it| it.len() as f64 / 1e6);
        let user = done(|_, user, _| user).unwrap_or_default();
        let memory = done(|_, _, memory| memory as f64 / 1e6).unwrap_or_default();
        let numbers = [megabytes, wall, user, user / megabytes.max(0.001), memory];
        table.row(name, &numbers.map(|it| Cell::Text(significant(it))));
    }
    match is_empty {
        true => String::new(),
        false => format!(
            "\n## Growth\n\nHow generation grows with the description, {}.\n\n{}",
            tool.kind.name(),
            table.finish()
        ),
    }
}

fn key<'a>(tool: &'a Tool, name: &'a str) -> Key<'a> {
    Key {
        tool: tool.kind.name(),
        version: &tool.version,
        description: name,
        step: STEP,
    }
}
