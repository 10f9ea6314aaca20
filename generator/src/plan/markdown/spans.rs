//! The inline content of a block: text, and the spans that are open in it.

use super::escape;

/// Deeper spans are written as their content, so that the work that they make is
/// bounded whatever the nesting.
const DEEPEST: usize = 16;

/// Inline Markdown that is being written.
#[derive(Default)]
pub(super) struct Spans {
    text: String,
    /// Text that is not escaped yet: with what follows, it may be a URL.
    pending: String,
    open: Vec<Span>,
    /// How many spans of Markdown are open that are too deep to be written.
    ignored: usize,
    /// Whether it is a cell of a table.
    pub(super) in_table: bool,
}

struct Span {
    kind: SpanKind,
    /// Where it begins in the text.
    start: usize,
    /// Whether Markdown opened it, not HTML.
    markdown: bool,
}

/// What content can be marked as.
#[derive(Clone, PartialEq)]
pub(super) enum SpanKind {
    Emphasis,
    Strong,
    Strikethrough,
    /// From HTML only: Markdown's own code holds nothing but text.
    Code,
    /// A link, to an escaped destination.
    Link(String),
    /// A link that leads nowhere: only its text is shown.
    Unmarked,
}

impl Spans {
    /// Whether there is nothing to show.
    pub(super) fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.pending.trim().is_empty()
    }

    pub(super) fn push_text(&mut self, text: &str) {
        self.pending.push_str(text);
    }

    pub(super) fn push_code(&mut self, code: &str) {
        self.settle();
        match self.has(&SpanKind::Code) {
            true => self.text.push_str(code),
            false => escape::push_code(&mut self.text, code, self.in_table),
        }
    }

    pub(super) fn push_space(&mut self) {
        self.settle();
        if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
            self.text.push(' ');
        }
    }

    /// Goes on in a new line; two of them end the paragraph, and then the
    /// answer is true.
    pub(super) fn hard_break(&mut self) -> bool {
        self.settle();
        if self.in_table || self.has(&SpanKind::Code) {
            self.push_space();
            return false;
        }
        let written = self.text.trim_end_matches([' ', '\n']);
        if written.is_empty() {
            return false;
        }
        if self.text.ends_with("\\\n") {
            return true;
        }
        self.text.truncate(written.len());
        self.text.push_str("\\\n");
        false
    }

    pub(super) fn open(&mut self, kind: SpanKind, markdown: bool) {
        if self.open.len() >= DEEPEST {
            self.ignored += usize::from(markdown);
            return;
        }
        if kind == SpanKind::Unmarked {
            self.open.push(Span {
                kind,
                start: 0,
                markdown,
            });
            return;
        }
        self.settle();
        // `!` before a link would make an image of it.
        if matches!(kind, SpanKind::Link(_)) && self.text.ends_with('!') {
            self.text.pop();
            self.text.push_str("\\!");
        }
        let kind = match self.is_within(&kind) {
            true => SpanKind::Unmarked,
            false => kind,
        };
        self.open.push(Span {
            kind,
            start: self.text.len(),
            markdown,
        });
    }

    /// Ends the span that Markdown opened last, and what HTML opened in it.
    pub(super) fn close_markdown(&mut self) {
        if self.ignored > 0 {
            self.ignored -= 1;
            return;
        }
        while let Some(span) = self.open.pop() {
            self.mark(&span);
            if span.markdown {
                return;
            }
        }
    }

    /// Ends the span of a kind that HTML opened last, if there is one within
    /// the innermost of Markdown.
    pub(super) fn close_html(&mut self, is_kind: impl Fn(&SpanKind) -> bool) {
        let html = self
            .open
            .iter()
            .rposition(|span| span.markdown)
            .map_or(0, |last| last + 1);
        let found = self.open[html..]
            .iter()
            .rposition(|span| is_kind(&span.kind));
        if let Some(found) = found {
            while self.open.len() > html + found
                && let Some(span) = self.open.pop()
            {
                self.mark(&span);
            }
        }
    }

    /// The content so far. Spans that are open go on in what follows.
    pub(super) fn take(&mut self) -> String {
        self.settle();
        let mut open = std::mem::take(&mut self.open);
        for span in open.iter_mut().rev() {
            self.mark(span);
            span.start = 0;
        }
        self.open = open;
        std::mem::take(&mut self.text).trim().to_owned()
    }

    /// Ends all that HTML opened, where a block of Markdown ends.
    pub(super) fn end_html(&mut self) {
        while let Some(span) = self.open.pop_if(|span| !span.markdown) {
            self.mark(&span);
        }
    }

    /// Writes the text that is pending.
    fn settle(&mut self) {
        self.settle_in(&SpanKind::Unmarked);
    }

    /// The same where one span more is open.
    fn settle_in(&mut self, kind: &SpanKind) {
        let text = std::mem::take(&mut self.pending);
        let is_link = |kind: &SpanKind| matches!(kind, SpanKind::Link(_));
        if *kind == SpanKind::Code || self.has(&SpanKind::Code) {
            self.text.push_str(&text);
        } else {
            let in_link = is_link(kind) || self.open.iter().any(|span| is_link(&span.kind));
            escape::push_text(&mut self.text, &text, !in_link);
        }
    }

    fn has(&self, kind: &SpanKind) -> bool {
        self.open.iter().any(|span| span.kind == *kind)
    }

    /// Whether a span of this kind cannot be within what is open.
    fn is_within(&self, kind: &SpanKind) -> bool {
        let is_link = matches!(kind, SpanKind::Link(_));
        self.open.iter().any(|span| {
            span.kind == *kind
                || span.kind == SpanKind::Code
                || (is_link && matches!(span.kind, SpanKind::Link(_)))
        })
    }

    /// Puts the marks of a span around its content, which they must touch
    /// (CommonMark, section 6.2), if there is any.
    fn mark(&mut self, span: &Span) {
        if span.kind == SpanKind::Unmarked {
            return;
        }
        // Within the span still: it is no longer among the open ones.
        self.settle_in(&span.kind);
        let start = span.start.min(self.text.len());
        let content = self.text.split_off(start);
        let inner = content.trim_start();
        self.text.push_str(&content[..content.len() - inner.len()]);
        let text = inner.trim_end();
        let after = &inner[text.len()..];
        // A break at the end is not part of what is marked.
        let marked = without_break(text);
        self.push_marked(&span.kind, marked);
        self.text.push_str(&text[marked.len()..]);
        self.text.push_str(after);
    }

    fn push_marked(&mut self, kind: &SpanKind, text: &str) {
        let mark = match kind {
            SpanKind::Emphasis => "*",
            SpanKind::Strong => "**",
            SpanKind::Strikethrough => "~~",
            SpanKind::Unmarked => return,
            SpanKind::Code => return escape::push_code(&mut self.text, text, self.in_table),
            SpanKind::Link(url) => return self.push_link(url, text),
        };
        if text.is_empty() {
            return;
        }
        // Within a word and beside punctuation, a mark would not be one.
        let is_blocked = self.text.ends_with(char::is_alphanumeric)
            && text.starts_with(|c: char| !c.is_alphanumeric());
        let mark = if is_blocked { "" } else { mark };
        self.text.push_str(&[mark, text, mark].concat());
    }

    fn push_link(&mut self, url: &str, text: &str) {
        let is_plain = !url.contains('\\');
        let shown = text.replace('\\', "");
        if is_plain && (text.is_empty() || shown == url) {
            self.text.push_str(&["<", url, ">"].concat());
        } else if !text.is_empty() {
            self.text.push_str(&["[", text, "](", url, ")"].concat());
        }
    }
}

/// Inline Markdown without the hard break that it ends with: a backslash that
/// no other one escapes.
pub(super) fn without_break(text: &str) -> &str {
    let text = text.trim();
    let backslashes = text.len() - text.trim_end_matches('\\').len();
    text[..text.len() - backslashes % 2].trim()
}
