//! Writes blocks: lines under the prefixes of the quotes and list items that
//! they are in, with one empty line between blocks (CommonMark, sections 4, 5).

use super::escape;
use super::spans::without_break;

/// Deeper quotes and items are written as if they were not there, so that the
/// length of prefixes is bounded whatever the nesting.
const DEEPEST: usize = 12;

/// What has been written, and where the next block goes.
pub(super) struct Blocks {
    out: String,
    containers: Vec<Container>,
    /// How many containers are open that are too deep to be written.
    ignored: usize,
    /// Whether an empty line comes before the next block.
    gap: bool,
    /// Whether all is written in one line.
    one_line: bool,
}

/// What blocks can be in.
enum Container {
    /// A block quote; `new` until something is written in it.
    Quote { new: bool },
    /// A list item, and its marker until something is written in it.
    Item {
        width: usize,
        marker: Option<String>,
    },
}

impl Blocks {
    pub(super) fn new() -> Blocks {
        Blocks {
            out: String::new(),
            containers: Vec::new(),
            ignored: 0,
            gap: false,
            one_line: false,
        }
    }

    pub(super) fn in_one_line() -> Blocks {
        Blocks {
            one_line: true,
            ..Blocks::new()
        }
    }

    /// What follows is in a quote, until [`Blocks::close`].
    pub(super) fn open_quote(&mut self) {
        self.open(Container::Quote { new: true });
    }

    /// What follows is in an item, until [`Blocks::close`].
    pub(super) fn open_item(&mut self, number: Option<u64>) {
        // A longer number would not be one: CommonMark, section 5.2.
        let marker = match number {
            Some(number) => format!("{}. ", number.min(999_999_999)),
            None => "- ".to_owned(),
        };
        self.open(Container::Item {
            width: marker.len(),
            marker: Some(marker),
        });
    }

    /// Ends the innermost quote or item; an empty one leaves nothing.
    pub(super) fn close(&mut self) {
        match self.ignored {
            0 => drop(self.containers.pop()),
            _ => self.ignored -= 1,
        }
    }

    /// The next block follows without an empty line, as the items of a tight
    /// list do.
    pub(super) fn tighten(&mut self) {
        self.gap = false;
    }

    /// How much has been written.
    pub(super) fn length(&self) -> usize {
        self.out.len()
    }

    /// Writes a paragraph: inline Markdown, whose lines may begin with anything.
    pub(super) fn paragraph(&mut self, inline: &str) {
        self.begin();
        for line in inline.lines().map(str::trim) {
            match line {
                "" | "\\" => {}
                _ if self.one_line && !self.out.is_empty() => self.line(line),
                _ => self.line(&escape::line_start(line)),
            }
        }
        self.gap = true;
    }

    /// Writes a heading: inline Markdown in one line.
    pub(super) fn heading(&mut self, level: usize, inline: &str) {
        if self.one_line {
            return self.paragraph(inline);
        }
        // A heading may follow a list item without an empty line, but not look
        // good.
        self.gap = true;
        self.begin();
        // `#` at its end would be taken for its decoration.
        let inline = inline.replace('\n', " ");
        let text = inline.trim();
        let title = text.trim_end_matches('#');
        let hashes = "\\#".repeat(text.len() - title.len());
        let level = "#".repeat(level.clamp(1, 6));
        self.line(&format!("{level} {title}{hashes}"));
        self.gap = true;
    }

    /// Writes code, fenced as `text`: a block of any other kind would be a test.
    pub(super) fn code(&mut self, code: &str) {
        let code = code.trim_end().replace('\t', "    ");
        let code = code.trim_start_matches('\n');
        if code.is_empty() {
            return;
        }
        if self.one_line {
            let mut inline = String::new();
            let words: Vec<_> = code.split_whitespace().collect();
            escape::push_code(&mut inline, &words.join(" "), false);
            return self.paragraph(&inline);
        }
        let longest = code.split(|c| c != '`').map(str::len).max();
        let fence = "`".repeat(longest.unwrap_or_default().max(2) + 1);
        self.begin();
        self.line(&format!("{fence}text"));
        for line in code.lines() {
            self.line(line);
        }
        self.line(&fence);
        self.gap = true;
    }

    /// Writes a table: its rows, the first being its head, and the colons of
    /// its columns.
    pub(super) fn table(&mut self, rows: &[Vec<String>], columns: &[&str]) {
        if self.one_line {
            for row in rows {
                self.paragraph(&row.join(" "));
            }
            return;
        }
        self.gap = true;
        self.begin();
        for (index, row) in rows.iter().enumerate() {
            self.line(&format!("| {} |", row.join(" | ")));
            if index == 0 {
                self.line(&format!("| {} |", columns.join(" | ")));
            }
        }
        self.gap = true;
    }

    /// Writes a line across.
    pub(super) fn rule(&mut self) {
        if self.one_line || self.out.is_empty() {
            return;
        }
        self.gap = true;
        self.begin();
        self.line("***");
        self.gap = true;
    }

    pub(super) fn finish(mut self) -> String {
        self.out.truncate(self.out.trim_end().len());
        self.out
    }

    fn open(&mut self, container: Container) {
        match self.containers.len() >= DEEPEST || self.one_line {
            true => self.ignored += 1,
            false => self.containers.push(container),
        }
    }

    fn begin(&mut self) {
        if self.out.is_empty() || !self.gap || self.one_line {
            return;
        }
        let mut prefix = String::new();
        for container in &self.containers {
            match container {
                Container::Quote { new: true }
                | Container::Item {
                    marker: Some(_), ..
                } => break,
                Container::Quote { new: false } => prefix.push_str("> "),
                Container::Item { width, .. } => prefix.push_str(&" ".repeat(*width)),
            }
        }
        self.out.push_str(prefix.trim_end());
        self.out.push('\n');
        self.gap = false;
    }

    fn line(&mut self, line: &str) {
        if self.one_line {
            if !self.out.is_empty() {
                self.out.push(' ');
            }
            self.out.push_str(without_break(line));
            return;
        }
        let mut prefix = String::new();
        for container in &mut self.containers {
            match container {
                Container::Quote { new } => {
                    *new = false;
                    prefix.push_str("> ");
                }
                Container::Item { width, marker } => match marker.take() {
                    Some(marker) => prefix.push_str(&marker),
                    None => prefix.push_str(&" ".repeat(*width)),
                },
            }
        }
        prefix.push_str(line);
        self.out.push_str(prefix.trim_end());
        self.out.push('\n');
    }
}
