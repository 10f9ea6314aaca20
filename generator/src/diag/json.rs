//! Renders a report for programs: one JSON object a line.

use serde_json::json;

use super::render::in_order;
use super::{Report, Sources};

/// The report as lines of JSON, each an object with `severity`, `code`,
/// `message`, `file`, `pointer`, `line`, `column` and `help`; null where unknown.
pub fn render_json(report: &Report, sources: &Sources) -> String {
    let mut text = String::new();
    for (diagnostic, position) in in_order(report, sources) {
        let location = diagnostic.location.as_ref();
        let object = json!({
            "severity": diagnostic.severity.name(),
            "code": diagnostic.code.name(),
            "message": diagnostic.message,
            "file": location.map(|location| &sources.get(location.file).name),
            "pointer": location.and_then(|location| location.pointer()),
            "line": position.as_ref().map(|position| position.line),
            "column": position.as_ref().map(|position| position.column),
            "help": diagnostic.help,
        });
        text.push_str(&object.to_string());
        text.push('\n');
    }
    text
}
