//! From what was measured to a report in Markdown.

use super::description::Description;
use super::growth;
use super::journal::{Entry, Journal, Key};
use super::machine;
use super::measure::{End, Measured};
use super::table::{Cell, Table, median, significant};
use super::tool::Tool;
use super::trial::{STEPS, Step};
use std::fmt::Write;

const OPENING: &str = "\
# What a client costs

Made by `cargo xtask bench --peers`; edits are lost when it is made anew.

Each step is a process of its own, and its numbers are those of all processes that it starts: time on
the clock, time of all cores (`user`), and the memory of the largest at its peak. What clients depend
on is compiled beforehand and not counted; profiles are cargo's own. An application calls three
operations (`tests/bench/applications/`); its build is that of the client and of itself. Numbers are
medians, and behind each is its ratio to ours. Lines and bytes are those of all Rust files under the
client's `src/`, the runtime that travels with ours included.

Two rows say what the least is that a generation can cost, with the part that it is of ours: a process that parses the description (to `serde_json::Value`) and writes the client, whose text it
reads, file by file (`parse and write alone`); and one that also takes each file that is made, not
copied, through syn and prettyplease, as generators print that work on tokens (`parse and print
alone`). Ours prints what it makes most of as text, so it can be faster than that.
";

/// The whole report.
pub(super) fn report(
    tools: &[Tool],
    descriptions: &[Description],
    journal: &Journal,
    limit: u64,
) -> String {
    let mut text = format!("{OPENING}\n{}", machine::describe());
    for tool in tools {
        let _ = writeln!(text, "* {}: {}", tool.kind.name(), tool.version);
    }
    for description in descriptions {
        let columns: Vec<_> = tools
            .iter()
            .map(|tool| Column {
                tool,
                description,
                journal,
                limit: limit as f64,
            })
            .collect();
        text.push_str(&section(description, &columns));
    }
    if let Some(own) = tools.first() {
        text.push_str(&growth::section(own, journal));
    }
    text
}

fn section(description: &Description, columns: &[Column<'_>]) -> String {
    let operations = description.operations;
    let bytes = std::fs::metadata(&description.path).map_or(0, |it| it.len());
    let mut text = format!(
        "\n## {}\n\n{operations} operations, {} of text.\n\n",
        description.title,
        size(bytes as f64)
    );
    let mut table = Table::new(columns.iter().map(|it| it.tool.kind.name().to_owned()));
    let mut row = |name: &str, cell: &dyn Fn(&Column<'_>) -> Cell| {
        let cells: Vec<_> = columns.iter().map(cell).collect();
        table.row(name, &cells);
    };
    row("generate", &|it| {
        it.measured(Step::Generate, seconds, |it| it.wall)
    });
    row("… user", &|it| {
        it.value(Step::Generate, seconds, |it| it.user)
    });
    row("… memory", &|it| {
        it.value(Step::Generate, size, |it| it.memory as f64)
    });
    row("operations", &|it| {
        it.count(Step::Generate, "operations", plain)
    });
    row("lines", &|it| it.count(Step::Generate, "lines", plain));
    row("… per operation", &|it| it.lines_per_operation());
    row("bytes", &|it| it.count(Step::Generate, "bytes", size));
    for step in [Step::ParseAndPrint, Step::ParseAndWrite] {
        row(step.name(), &|it| it.floor(step));
    }
    for step in STEPS.into_iter().filter(|step| step.is_compilation()) {
        let name = match step {
            Step::Check => "`cargo check`".to_owned(),
            step => step.name().to_owned(),
        };
        row(&name, &|it| it.measured(step, seconds, |it| it.wall));
        row("… user", &|it| it.value(step, seconds, |it| it.user));
        row("… memory", &|it| {
            it.value(step, size, |it| it.memory as f64)
        });
    }
    let release = Step::ReleaseApplication;
    row("program", &|it| it.count(release, "program", size));
    row("… stripped", &|it| it.count(release, "stripped", size));
    text.push_str(&table.finish());
    let failures: Vec<_> = columns.iter().filter_map(Column::failure).collect();
    if !failures.is_empty() {
        let _ = writeln!(text, "\n{}", failures.join("\n"));
    }
    text
}

/// A tool's column of a table.
struct Column<'a> {
    tool: &'a Tool,
    description: &'a Description,
    journal: &'a Journal,
    limit: f64,
}

impl Column<'_> {
    fn entries(&self, step: Step) -> impl Iterator<Item = &Entry> {
        self.journal.of(Key {
            tool: self.tool.kind.name(),
            version: &self.tool.version,
            description: self.description.name,
            step: step.name(),
        })
    }

    /// The median of a step, or what became of it.
    fn measured(&self, step: Step, write: Written, of: fn(&Measured) -> f64) -> Cell {
        for entry in self.entries(step) {
            match &entry.measured.end {
                End::Done => {}
                End::Limit => return Cell::More(self.limit, seconds(self.limit)),
                End::Failed(_) => return Cell::Text("fails".to_owned()),
            }
        }
        self.value(step, write, of)
    }

    /// The median of a step; nothing where it did not end well.
    fn value(&self, step: Step, write: Written, of: fn(&Measured) -> f64) -> Cell {
        let done = self.entries(step).filter(|it| it.measured.end == End::Done);
        let values = done.map(|entry| of(&entry.measured)).collect();
        median(values).map_or(Cell::Empty, |value| Cell::Number(value, write(value)))
    }

    /// What was counted after a step; it is the same in each round.
    fn count(&self, step: Step, name: &str, write: Written) -> Cell {
        self.counted(step, name)
            .map_or(Cell::Empty, |value| Cell::Number(value, write(value)))
    }

    fn counted(&self, step: Step, name: &str) -> Option<f64> {
        let done = self.entries(step).filter(|it| it.measured.end == End::Done);
        let last = done.last()?;
        last.counts.get(name).map(|count| *count as f64)
    }

    /// What a part of the generation takes alone, and how often it goes into the
    /// whole.
    fn floor(&self, step: Step) -> Cell {
        let of = |step| self.value(step, seconds, |it| it.wall);
        match (of(step), of(Step::Generate)) {
            (Cell::Number(floor, text), Cell::Number(whole, _)) if floor > 0.0 => {
                Cell::Text(format!("{text} (1/{})", significant(whole / floor)))
            }
            _ => Cell::Empty,
        }
    }

    fn lines_per_operation(&self) -> Cell {
        let Some(lines) = self.counted(Step::Generate, "lines") else {
            return Cell::Empty;
        };
        let value = lines / (self.description.operations as f64).max(1.0);
        Cell::Number(value, significant(value))
    }

    /// What a tool said where it failed, and what it left out, as an item of a list.
    fn failure(&self) -> Option<String> {
        let name = self.tool.kind.name();
        for step in STEPS {
            for entry in self.entries(step) {
                if let End::Failed(message) = &entry.measured.end {
                    let message = message.replace('`', "'");
                    return Some(format!("* {name}, {}: `{message}`", step.name()));
                }
            }
        }
        let made = self.counted(Step::Generate, "operations")?;
        let missing = self.description.operations as f64 - made;
        (missing > 0.0).then(|| format!("* {name}: {missing} operations are left out"))
    }
}

/// How a number is written.
type Written = fn(f64) -> String;

fn seconds(value: f64) -> String {
    format!("{} s", significant(value))
}

fn size(bytes: f64) -> String {
    match bytes / 1e6 {
        megabytes if megabytes < 1.0 => format!("{:.0} kB", bytes / 1e3),
        megabytes => format!("{} MB", significant(megabytes)),
    }
}

fn plain(value: f64) -> String {
    format!("{value:.0}")
}
