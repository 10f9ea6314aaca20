//! Goes through YAML text for the spans of [`Pointers`]. The text may be broken:
//! the scan ends there.

use std::ops::Range;

use saphyr_parser::{Event, Parser, Span};

use super::pointers::Pointers;

/// A container that the scan is in.
enum Open {
    Array,
    /// Whether a key comes next.
    Object(bool),
}

/// Finds what is looked for.
pub(super) fn scan(text: &str, pointers: &mut Pointers) {
    let mut open: Vec<Open> = Vec::new();
    for event in Parser::new_from_str(text) {
        let Ok((event, span)) = event else { break };
        let span = characters(span);
        let at_key = matches!(open.last(), Some(Open::Object(true)));
        match event {
            Event::Scalar(key, ..) if at_key => {
                pointers.key(span, &key);
                turn(&mut open);
            }
            Event::Scalar(..) => {
                pointers.scalar(span);
                turn(&mut open);
            }
            Event::Alias(_) if at_key => turn(&mut open),
            Event::Alias(_) => {
                pointers.scalar(span);
                turn(&mut open);
            }
            // A key that is no scalar, which the reader has refused.
            Event::SequenceStart(..) | Event::MappingStart(..) if at_key => break,
            Event::SequenceStart(..) => {
                pointers.enter(span, true);
                open.push(Open::Array);
            }
            Event::MappingStart(..) => {
                pointers.enter(span, false);
                open.push(Open::Object(true));
            }
            Event::SequenceEnd | Event::MappingEnd => {
                pointers.leave();
                open.pop();
                turn(&mut open);
            }
            Event::DocumentEnd => break,
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) => {}
        }
    }
    to_bytes(text, pointers);
}

/// After a key comes a value, and after a value a key.
fn turn(open: &mut [Open]) {
    if let Some(Open::Object(key_next)) = open.last_mut() {
        *key_next = !*key_next;
    }
}

fn characters(span: Span) -> Range<usize> {
    span.start.index()..span.end.index()
}

/// Turns spans in characters into spans in bytes.
fn to_bytes(text: &str, pointers: &mut Pointers) {
    if text.is_ascii() {
        return;
    }
    let mut places: Vec<&mut usize> = pointers
        .spans()
        .flat_map(|span| [&mut span.start, &mut span.end])
        .collect();
    places.sort_by_key(|place| **place);
    let mut offsets = text
        .char_indices()
        .map(|(byte, _)| byte)
        .chain([text.len()]);
    let (mut character, mut byte) = (0, offsets.next().unwrap_or(0));
    for place in places {
        while character < *place
            && let Some(next) = offsets.next()
        {
            character += 1;
            byte = next;
        }
        *place = byte;
    }
}
