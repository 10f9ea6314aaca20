//! Looks at YAML before, or after, the reader of values does: for what that
//! reader takes too long over, and for places that it does not give.

use std::ops::Range;

use saphyr_parser::{Event, Parser, Span};

/// The depth to which values can be nested: that of `serde_json` and
/// `serde_yaml`, which count on the stack.
const DEPTH: usize = 128;

/// The number of brackets left open at which a text is looked at more closely.
const SUSPICIOUS: usize = 1_000;

/// The place where flow collections are nested deeper than can be read, if they
/// are. libyaml takes time in the square of the depth to find that out.
pub(super) fn too_deep(text: &str) -> Option<Range<usize>> {
    if !is_suspicious(text) {
        return None;
    }
    let mut depth = 0;
    for event in Parser::new_from_str(text) {
        let (event, span) = event.ok()?;
        match event {
            Event::SequenceStart(..) | Event::MappingStart(..) => depth += 1,
            Event::SequenceEnd | Event::MappingEnd => depth -= 1,
            _ => {}
        }
        if depth > DEPTH {
            return Some(bytes(text, span));
        }
    }
    None
}

/// The place of the first alias.
pub(super) fn first_alias(text: &str) -> Option<Range<usize>> {
    Parser::new_from_str(text)
        .map_while(Result::ok)
        .find(|(event, _)| matches!(event, Event::Alias(_)))
        .map(|(_, span)| bytes(text, span))
}

/// The place of an alias within the value that it stands for.
pub(super) fn endless_alias(text: &str) -> Option<Range<usize>> {
    let mut open = Vec::new();
    for event in Parser::new_from_str(text) {
        let (event, span) = event.ok()?;
        match event {
            Event::SequenceStart(anchor, _) | Event::MappingStart(anchor, _) => open.push(anchor),
            Event::SequenceEnd | Event::MappingEnd => {
                open.pop();
            }
            Event::Alias(anchor) if open.contains(&anchor) => return Some(bytes(text, span)),
            _ => {}
        }
    }
    None
}

/// Whether many more brackets are opened than closed. Those in quotes and prose
/// count too: they are about balanced.
fn is_suspicious(text: &str) -> bool {
    let mut open = 0_usize;
    text.bytes().any(|byte| {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        open > SUSPICIOUS
    })
}

fn bytes(text: &str, span: Span) -> Range<usize> {
    let byte = |character| {
        text.char_indices()
            .nth(character)
            .map_or(text.len(), |(at, _)| at)
    };
    byte(span.start.index())..byte(span.end.index())
}
