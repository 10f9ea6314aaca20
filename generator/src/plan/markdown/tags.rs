//! From HTML's tags to the blocks and spans that they look like.

use super::events::{HtmlList, Writer};
use super::html::Tag;
use super::link;
use super::spans::SpanKind;

impl Writer {
    /// Writes what a tag stands for. Tags that only style their content are
    /// left out; those that HTML does not know are text, unless they are closed
    /// somewhere.
    pub(super) fn tag(&mut self, tag: &Tag<'_>) {
        if let Some(hidden) = &self.hidden {
            if tag.closing && tag.name == *hidden {
                self.hidden = None;
            }
            return;
        }
        if self.pre.is_some() && tag.name != "pre" {
            if tag.name == "br" {
                self.line_break(true);
            } else if !is_known(&tag.name) {
                self.text(tag.source);
            }
            return;
        }
        match tag.name.as_str() {
            "br" => self.line_break(true),
            "hr" => {
                self.flush();
                self.blocks.rule();
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading_tag(tag),
            "ul" | "ol" | "menu" | "dir" if tag.closing => self.end_html_list(),
            "ul" | "ol" | "menu" | "dir" => self.start_html_list(tag),
            "li" if tag.closing => self.end_html_item(),
            "li" => self.start_html_item(),
            "td" | "th" if !tag.closing && !self.spans.is_empty() => {
                self.spans.push_text(" | ");
            }
            "tr" => self.line_break(true),
            "pre" if tag.closing => self.end_pre(),
            "pre" => {
                self.flush();
                self.pre = Some(String::new());
            }
            "script" | "style" if !tag.closing => self.hidden = Some(tag.name.clone()),
            "a" if tag.closing => self.spans.close_html(is_link),
            "a" => self.start_html_link(tag),
            "img" => self
                .spans
                .push_text(&tag.attribute("alt").unwrap_or_default()),
            name if BLOCKS.contains(&name) => self.flush(),
            name => match span(name) {
                Some(kind) if tag.closing => self.spans.close_html(|open| *open == kind),
                Some(kind) => self.spans.open(kind, false),
                None if is_known(name) || self.closed.contains(name) => {}
                None => self.text(tag.source),
            },
        }
    }

    /// Ends a `<pre>`.
    pub(super) fn end_pre(&mut self) {
        let Some(code) = self.pre.take() else {
            return;
        };
        match self.spans.in_table {
            true => self.spans.push_code(&code),
            false => self.blocks.code(&code),
        }
    }

    fn heading_tag(&mut self, tag: &Tag<'_>) {
        self.flush();
        self.heading = match tag.closing {
            true => None,
            false => tag.name[1..].parse().ok(),
        };
    }

    fn start_html_list(&mut self, tag: &Tag<'_>) {
        self.flush();
        if self.html_lists.last().is_some_and(|list| list.in_item) {
            self.blocks.tighten();
        }
        self.html_lists.push(HtmlList {
            next: (tag.name == "ol").then_some(1),
            in_item: false,
            end: 0,
        });
    }

    fn start_html_item(&mut self) {
        if self.spans.in_table {
            self.spans.push_space();
            return self.spans.push_text("• ");
        }
        self.end_html_item();
        if self.html_lists.is_empty() {
            self.html_lists.push(HtmlList {
                next: None,
                in_item: false,
                end: 0,
            });
        }
        if let Some(list) = self.html_lists.last_mut() {
            if list.end > 0 && list.end == self.blocks.length() {
                self.blocks.tighten();
            }
            self.blocks.open_item(list.next);
            list.next = list.next.map(|number| number + 1);
            list.in_item = true;
        }
    }

    fn end_html_item(&mut self) {
        self.flush();
        if let Some(list) = self.html_lists.last_mut().filter(|list| list.in_item) {
            list.in_item = false;
            list.end = self.blocks.length();
            self.blocks.close();
        }
    }

    fn end_html_list(&mut self) {
        self.end_html_item();
        self.html_lists.pop();
    }

    fn start_html_link(&mut self, tag: &Tag<'_>) {
        let kind = tag
            .attribute("href")
            .and_then(|url| link::destination(&url))
            .map_or(SpanKind::Unmarked, SpanKind::Link);
        self.spans.open(kind, false);
    }
}

fn is_link(kind: &SpanKind) -> bool {
    matches!(kind, SpanKind::Link(_) | SpanKind::Unmarked)
}

fn span(name: &str) -> Option<SpanKind> {
    match name {
        "b" | "strong" => Some(SpanKind::Strong),
        "i" | "em" | "cite" | "dfn" => Some(SpanKind::Emphasis),
        "del" | "s" | "strike" => Some(SpanKind::Strikethrough),
        "code" | "kbd" | "samp" | "tt" | "var" => Some(SpanKind::Code),
        _ => None,
    }
}

fn is_known(name: &str) -> bool {
    BLOCKS.contains(&name) || OTHERS.contains(&name) || span(name).is_some()
}

/// Elements that are blocks (HTML, section 15.3).
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "head",
    "header",
    "hgroup",
    "html",
    "legend",
    "main",
    "nav",
    "p",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "title",
];

/// The other elements.
const OTHERS: &[&str] = &[
    "a", "abbr", "acronym", "area", "audio", "base", "bdi", "bdo", "big", "br", "button", "canvas",
    "caption", "col", "colgroup", "data", "datalist", "dir", "embed", "font", "frame", "h1", "h2",
    "h3", "h4", "h5", "h6", "hr", "iframe", "img", "input", "ins", "label", "li", "link", "map",
    "mark", "menu", "meta", "meter", "nobr", "noscript", "object", "ol", "optgroup", "option",
    "output", "param", "picture", "pre", "progress", "q", "rp", "rt", "ruby", "script", "select",
    "small", "source", "span", "style", "sub", "sup", "svg", "td", "template", "textarea", "th",
    "time", "tr", "track", "u", "ul", "video", "wbr",
];
