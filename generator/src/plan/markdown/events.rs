//! From the events of the Markdown parser to blocks and spans.

use super::blocks::Blocks;
use super::html::{self, Piece};
use super::link;
use super::spans::{SpanKind, Spans};
use pulldown_cmark::{Alignment, Event, LinkType, Tag, TagEnd};
use std::collections::BTreeSet;

/// What has been read so far, and what is being read.
pub(super) struct Writer {
    pub(super) blocks: Blocks,
    pub(super) spans: Spans,
    /// The level of the heading that is being read.
    pub(super) heading: Option<usize>,
    /// The names of tags that are closed somewhere: an unknown one that is not
    /// closed, `<token>`, is text.
    pub(super) closed: BTreeSet<String>,
    /// Lists and items that HTML has opened.
    pub(super) html_lists: Vec<HtmlList>,
    /// The text of a `<pre>`.
    pub(super) pre: Option<String>,
    /// The tag whose content is not shown.
    pub(super) hidden: Option<String>,
    lists: Vec<List>,
    table: Table,
    code: Option<String>,
    html: String,
    /// The label of the footnote whose first paragraph comes next.
    label: Option<String>,
    /// Whether the text of an autolink is to be left out.
    skip: bool,
}

/// A list in HTML.
pub(super) struct HtmlList {
    /// The number of the next item, if they have numbers.
    pub(super) next: Option<u64>,
    /// Whether an item is open.
    pub(super) in_item: bool,
    /// How much was written where the last item ended.
    pub(super) end: usize,
}

struct List {
    next: Option<u64>,
    loose: bool,
    empty: bool,
}

#[derive(Default)]
struct Table {
    columns: Vec<&'static str>,
    rows: Vec<Vec<String>>,
    row: Vec<String>,
}

impl Writer {
    pub(super) fn new(source: &str, blocks: Blocks) -> Writer {
        Writer {
            blocks,
            spans: Spans::default(),
            heading: None,
            closed: html::closed_names(source),
            html_lists: Vec::new(),
            pre: None,
            hidden: None,
            lists: Vec::new(),
            table: Table::default(),
            code: None,
            html: String::new(),
            label: None,
            skip: false,
        }
    }

    pub(super) fn write(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text),
            Event::Code(code) if self.is_text_shown() => self.spans.push_code(&code),
            Event::Code(code) => self.text(&code),
            Event::Html(html) => self.html.push_str(&html),
            Event::InlineHtml(html) => self.html(&html),
            Event::SoftBreak => self.line_break(false),
            Event::HardBreak => self.line_break(true),
            Event::Rule => {
                self.flush();
                self.blocks.rule();
            }
            Event::FootnoteReference(label) => self.spans.push_text(&format!("[{label}]")),
            Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    pub(super) fn finish(mut self) -> String {
        self.end_block();
        self.blocks.finish()
    }

    /// Writes the inline content so far as a block of its own.
    pub(super) fn flush(&mut self) {
        if self.spans.in_table {
            return self.spans.push_space();
        }
        let inline = self.spans.take();
        let inline = super::spans::without_break(&inline);
        match self.heading {
            _ if inline.is_empty() => {}
            Some(level) => self.blocks.heading(level, inline),
            None => self.blocks.paragraph(inline),
        }
    }

    pub(super) fn line_break(&mut self, hard: bool) {
        if let Some(pre) = &mut self.pre {
            pre.push('\n');
        } else if self.heading.is_some() || !hard {
            // Shown as a space, and folded anew where it is written.
            self.spans.push_space();
        } else if self.spans.hard_break() {
            self.flush();
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        if let Some(code) = &mut self.code {
            code.push_str(text);
        } else if let Some(pre) = &mut self.pre {
            pre.push_str(text);
        } else if self.is_text_shown() {
            self.spans.push_text(text);
        }
    }

    fn is_text_shown(&self) -> bool {
        !self.skip && self.hidden.is_none() && self.pre.is_none()
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => {
                self.flush();
                if let Some(list) = self.lists.last_mut() {
                    list.loose = true;
                }
                if let Some(label) = self.label.take() {
                    self.spans.push_text(&format!("[{label}]: "));
                }
            }
            Tag::Heading { level, .. } => {
                self.flush();
                self.heading = Some(level as usize);
            }
            Tag::BlockQuote(_) => {
                self.flush();
                self.blocks.open_quote();
            }
            Tag::CodeBlock(_) => {
                self.flush();
                self.code = Some(String::new());
            }
            Tag::HtmlBlock => {
                self.flush();
                self.html.clear();
            }
            Tag::List(start) => self.start_list(start),
            Tag::Item => self.start_item(),
            Tag::FootnoteDefinition(label) => {
                self.flush();
                self.label = Some(label.into_string());
            }
            Tag::Table(columns) => {
                self.flush();
                let columns = columns.iter().map(|column| match column {
                    Alignment::None => "---",
                    Alignment::Left => ":--",
                    Alignment::Center => ":-:",
                    Alignment::Right => "--:",
                });
                self.table = Table {
                    columns: columns.collect(),
                    ..Table::default()
                };
            }
            Tag::TableHead | Tag::TableRow => self.table.row.clear(),
            Tag::TableCell => self.spans.in_table = true,
            Tag::Emphasis => self.spans.open(SpanKind::Emphasis, true),
            Tag::Strong => self.spans.open(SpanKind::Strong, true),
            Tag::Strikethrough => self.spans.open(SpanKind::Strikethrough, true),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => self.start_link(link_type, &dest_url),
            Tag::Image {
                link_type,
                dest_url,
                ..
            } => self.start_link(link_type, &dest_url),
            // Not enabled.
            Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.end_block(),
            TagEnd::Heading(_) => {
                self.end_block();
                self.heading = None;
            }
            TagEnd::BlockQuote(_) | TagEnd::Item => {
                self.end_block();
                self.blocks.close();
            }
            TagEnd::CodeBlock => {
                let code = self.code.take().unwrap_or_default();
                self.blocks.code(&code);
            }
            TagEnd::HtmlBlock => {
                let html = std::mem::take(&mut self.html);
                self.html(&html);
                self.end_block();
            }
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::FootnoteDefinition => self.label = None,
            TagEnd::Table => {
                self.blocks.table(&self.table.rows, &self.table.columns);
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                let row = std::mem::take(&mut self.table.row);
                self.table.rows.push(row);
            }
            TagEnd::TableCell => {
                self.spans.end_html();
                self.table.row.push(self.spans.take());
                self.spans.in_table = false;
            }
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image => {
                self.skip = false;
                self.spans.close_markdown();
            }
            TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    fn start_list(&mut self, start: Option<u64>) {
        self.flush();
        // A list that does not begin with 1 cannot interrupt a paragraph:
        // CommonMark, section 5.3.
        if self.lists.last().is_some_and(|list| !list.loose) && start.unwrap_or(1) == 1 {
            self.blocks.tighten();
        }
        self.lists.push(List {
            next: start,
            loose: false,
            empty: true,
        });
    }

    fn start_item(&mut self) {
        self.flush();
        let Some(list) = self.lists.last_mut() else {
            return self.blocks.open_item(None);
        };
        if !list.empty && !list.loose {
            self.blocks.tighten();
        }
        list.empty = false;
        self.blocks.open_item(list.next);
        list.next = list.next.map(|number| number.saturating_add(1));
    }

    fn start_link(&mut self, link_type: LinkType, url: &str) {
        let destination = match link_type {
            LinkType::Email => link::destination(&format!("mailto:{url}")),
            _ => link::destination(url),
        };
        match (destination, link_type) {
            (Some(_), LinkType::Autolink) => {
                self.text(url);
                self.spans.open(SpanKind::Unmarked, true);
                self.skip = true;
            }
            (Some(destination), _) => self.spans.open(SpanKind::Link(destination), true),
            // `<string:id>` is no link, whatever CommonMark says.
            (None, LinkType::Autolink | LinkType::Email) => {
                self.text(&format!("<{url}>"));
                self.spans.open(SpanKind::Unmarked, true);
                self.skip = true;
            }
            (None, _) => self.spans.open(SpanKind::Unmarked, true),
        }
    }

    fn html(&mut self, html: &str) {
        for piece in html::pieces(html) {
            match piece {
                Piece::Tag(tag) => self.tag(&tag),
                Piece::Text(text) => self.html_text(text),
            }
        }
    }

    fn html_text(&mut self, text: &str) {
        let text = html::decode(text);
        if self.pre.is_some() {
            return self.text(&text);
        }
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.line_break(false);
            }
            let line = if index > 0 { line.trim_start() } else { line };
            self.text(line);
        }
    }

    /// Ends a block, and with it all that HTML has opened in it.
    fn end_block(&mut self) {
        self.spans.end_html();
        self.end_pre();
        self.hidden = None;
        self.flush();
        while let Some(list) = self.html_lists.pop() {
            if list.in_item {
                self.blocks.close();
            }
        }
    }
}
