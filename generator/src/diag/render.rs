//! Renders a report for people: message, place, source line under a caret.
//!
//! ```text
//! error[unknown-parameter-location]: a parameter cannot be in `qurey`
//!   --> openapi.yaml:12:15
//!    |
//! 12 |           in: qurey
//!    |               ^^^^^
//!    = at: #/paths/~1pets/get/parameters/0/in
//!    = help: did you mean `query`?
//! ```

use std::fmt::Write as _;

use unicode_width::UnicodeWidthChar;

use super::{Diagnostic, Format, Position, Report, Severity, Source, Sources, positions};

/// The report as text for a terminal, in colour if asked: errors first, each
/// kind in the order of the text.
pub fn render_human(report: &Report, sources: &Sources, colour: bool) -> String {
    let mut text = String::new();
    for (diagnostic, position) in in_order(report, sources) {
        // Writing to a string cannot fail.
        let _ = write_diagnostic(&mut text, diagnostic, position, sources, colour);
    }
    text
}

/// The diagnostics with their positions, as they are to be listed.
pub(super) fn in_order<'a>(
    report: &'a Report,
    sources: &Sources,
) -> Vec<(&'a Diagnostic, Option<Position>)> {
    let locations: Vec<_> = report
        .iter()
        .filter_map(|it| it.location.as_ref())
        .collect();
    let mut found = positions(&locations, sources).into_iter();
    let mut diagnostics: Vec<_> = report
        .iter()
        .map(|it| (it, it.location.as_ref().and_then(|_| found.next())))
        .collect();
    diagnostics.sort_by_key(|(it, position)| {
        let file = it.location.as_ref().map(|location| location.file);
        (
            it.severity,
            file,
            position.as_ref().map(|position| position.span.start),
        )
    });
    diagnostics
}

fn write_diagnostic(
    text: &mut String,
    diagnostic: &Diagnostic,
    position: Option<Position>,
    sources: &Sources,
    colour: bool,
) -> std::fmt::Result {
    let paint = Paint {
        colour,
        severity: diagnostic.severity,
    };
    let (severity, code) = (diagnostic.severity.name(), diagnostic.code.name());
    let title = paint.title(&format!("{severity}[{code}]"));
    writeln!(
        text,
        "{title}: {}",
        paint.bold(&printable(&diagnostic.message))
    )?;
    let mut gutter = 1;
    if let (Some(location), Some(position)) = (&diagnostic.location, &position) {
        let source = sources.get(location.file);
        let Position { line, column, .. } = position;
        gutter = line.to_string().len();
        let arrow = paint.dim("-->");
        writeln!(
            text,
            "{:gutter$}{arrow} {}:{line}:{column}",
            "",
            printable(&source.name)
        )?;
        write_snippet(text, source, position, gutter, &paint)?;
        // A configuration is written by hand, and short.
        let pointer = location.pointer();
        if let Some(pointer) = pointer.filter(|_| source.format != Format::Toml) {
            let label = paint.dim("= at:");
            writeln!(text, "{:gutter$} {label} #{}", "", printable(pointer))?;
        }
    }
    if let Some(help) = &diagnostic.help {
        writeln!(
            text,
            "{:gutter$} {} {}",
            "",
            paint.dim("= help:"),
            printable(help)
        )?;
    }
    writeln!(text)
}

/// The line of the source, and carets under what is meant.
fn write_snippet(
    text: &mut String,
    source: &Source,
    position: &Position,
    gutter: usize,
    paint: &Paint,
) -> std::fmt::Result {
    let snippet = Snippet::cut(&source.text, position);
    if snippet.line.trim().is_empty() {
        return Ok(());
    }
    let bar = paint.dim("|");
    let number = paint.dim(&format!("{:>gutter$}", position.line));
    let carets = paint.title(&"^".repeat(snippet.width));
    writeln!(text, "{:gutter$} {bar}", "")?;
    writeln!(text, "{number} {bar} {}", snippet.line)?;
    writeln!(
        text,
        "{:gutter$} {bar} {:indent$}{carets}",
        "",
        "",
        indent = snippet.indent
    )
}

/// A line of the source, as it is shown.
struct Snippet {
    line: String,
    /// The columns before the carets.
    indent: usize,
    /// The number of carets.
    width: usize,
}

/// How many characters of a line are shown before and after the place that is
/// meant: a JSON file may be a single line.
const BEFORE: usize = 60;
const AFTER: usize = 80;

impl Snippet {
    fn cut(text: &str, position: &Position) -> Snippet {
        let start = position.span.start;
        let before = text[..start]
            .chars()
            .rev()
            .take_while(|it| *it != '\n')
            .take(BEFORE);
        let cut_start = start - before.map(char::len_utf8).sum::<usize>();
        let after = text[start..]
            .chars()
            .take_while(|it| *it != '\n')
            .take(AFTER);
        let cut_end = start + after.map(char::len_utf8).sum::<usize>();
        let end = position.span.end.clamp(start, cut_end);

        let mut line = String::new();
        if !text[..cut_start].is_empty() && !text[..cut_start].ends_with('\n') {
            line.push('…');
        }
        line.push_str(&printable(&text[cut_start..start]));
        let indent = width(&line);
        let meant = printable(&text[start..end]);
        line.push_str(&meant);
        line.push_str(printable(&text[end..cut_end]).trim_end());
        if !text[cut_end..].is_empty() && !text[cut_end..].starts_with('\n') {
            line.push('…');
        }
        Snippet {
            line,
            indent,
            width: width(meant.trim_end()).max(1),
        }
    }
}

/// Text without characters that a terminal would obey.
fn printable(text: &str) -> String {
    let mut printable = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\t' => printable.push_str("    "),
            '\n' => printable.push(' '),
            '\r' => {}
            // Controls, and those that turn the direction of text.
            _ if character.is_control()
                || matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}') =>
            {
                printable.push('\u{FFFD}');
            }
            _ => printable.push(character),
        }
    }
    printable
}

fn width(text: &str) -> usize {
    text.chars()
        .map(|character| character.width().unwrap_or(0))
        .sum()
}

/// Colours, as ANSI escape sequences.
struct Paint {
    colour: bool,
    severity: Severity,
}

impl Paint {
    fn title(&self, text: &str) -> String {
        let code = match self.severity {
            Severity::Error => "1;31",
            Severity::Loss => "1;33",
            Severity::Note => "1;36",
        };
        self.paint(code, text)
    }

    fn bold(&self, text: &str) -> String {
        self.paint("1", text)
    }

    fn dim(&self, text: &str) -> String {
        self.paint("1;34", text)
    }

    fn paint(&self, code: &str, text: &str) -> String {
        if self.colour {
            format!("\x1b[{code}m{text}\x1b[0m")
        } else {
            text.to_owned()
        }
    }
}
