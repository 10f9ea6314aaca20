//! Where output goes: what was asked for to the standard output, all words
//! about it to the standard error.

use clap::ValueEnum;
use clientsmith::diag::{Report, Severity, Sources, render_human, render_json};
use serde_json::json;
use std::io::{IsTerminal, Write, stderr, stdout};
use std::path::Path;

/// For whom diagnostics are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum MessageFormat {
    /// For people, with the source line, on the standard error.
    Human,
    /// For programs, one JSON object a line, on the standard output.
    Json,
}

/// Writes the diagnostics.
pub(super) fn report(report: &Report, sources: &Sources, format: MessageFormat) {
    match format {
        MessageFormat::Human => say(&render_human(report, sources, is_coloured())),
        MessageFormat::Json => print(&render_json(report, sources)),
    }
}

/// Writes, for programs, an error that is about no part of the description: the
/// keys are those of a diagnostic.
pub(super) fn error_object(code: &str, message: &str, file: Option<&Path>, help: Option<&str>) {
    let object = json!({
        "severity": Severity::Error.name(),
        "code": code,
        "message": message,
        "file": file.map(Path::to_string_lossy),
        "pointer": null,
        "line": null,
        "column": null,
        "help": help,
    });
    print(&format!("{object}\n"));
}

/// Writes what was asked for. A reader that has gone, `| head`, is no error.
pub(super) fn print(text: &str) {
    let _ = stdout().write_all(text.as_bytes());
}

/// Writes words about it.
pub(super) fn say(text: &str) {
    let _ = stderr().write_all(text.as_bytes());
}

/// `2 losses`; nothing for none.
pub(super) fn counts(report: &Report) -> Option<String> {
    let kinds = [
        (Severity::Error, "error", "errors"),
        (Severity::Loss, "loss", "losses"),
        (Severity::Note, "note", "notes"),
    ];
    let parts: Vec<_> = kinds
        .into_iter()
        .map(|(severity, one, many)| (report.count(severity), one, many))
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| number(count, one, many))
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// `1 file`, `2 files`.
pub(super) fn number(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// A word for a shell.
pub(super) fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./:@%+,=".contains(c);
    match !word.is_empty() && word.chars().all(is_plain) {
        true => word.to_owned(),
        false => format!("'{}'", word.replace('\'', r"'\''")),
    }
}

/// Whether the standard error is a terminal that shows colours: see
/// <https://no-color.org>.
fn is_coloured() -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    stderr().is_terminal() && !is_set("NO_COLOR") && !is_dumb
}
