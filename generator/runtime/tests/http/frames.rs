//! Streams taken apart: whatever the pieces they come in, the items are the same.

use crate::runtime::frames::{Frame, FrameError, Frames, Framing};
use bytes::Bytes;
use std::time::Duration;

/// The items of a stream that comes in pieces of `size` bytes.
fn cut(framing: Framing, stream: &[u8], size: usize) -> Vec<Result<Frame, FrameError>> {
    let mut frames = Frames::new(framing, 64);
    let mut found = Vec::new();
    for piece in stream.chunks(size) {
        frames.add(Bytes::copy_from_slice(piece));
        found.extend(std::iter::from_fn(|| frames.take()));
    }
    found.extend(frames.finish());
    found
}

/// The data of the items, with each size of pieces.
fn data(framing: Framing, stream: &[u8]) -> Vec<String> {
    let texts = |size| -> Vec<String> {
        let frames = cut(framing, stream, size).into_iter();
        frames
            .map(|frame| match frame {
                Ok(frame) => String::from_utf8_lossy(&frame.data).trim().to_owned(),
                Err(error) => error.to_string(),
            })
            .collect()
    };
    let bytewise = texts(1);
    for size in 2..=stream.len() {
        assert_eq!(texts(size), bytewise, "in pieces of {size}");
    }
    bytewise
}

#[test]
fn lines() {
    let of = |text: &[u8]| data(Framing::Lines, text);
    assert_eq!(of(b"{\"a\":1}\n{\"a\":2}\n"), ["{\"a\":1}", "{\"a\":2}"]);
    assert_eq!(of(b"1\r\n\r\n \n2"), ["1", "2"], "CRLF, and no last end");
    assert_eq!(of(b"\n\n\n"), [""; 0]);
    assert_eq!(of(b""), [""; 0]);
    assert_eq!(of("\"é\"\n\"€\"\n".as_bytes()), ["\"é\"", "\"€\""]);
}

/// RFC 7464: RS, a JSON text, LF.
#[test]
fn sequences() {
    let of = |text: &[u8]| data(Framing::Sequence, text);
    assert_eq!(of(b"\x1e{\"a\":1}\n\x1e[2]\n"), ["{\"a\":1}", "[2]"]);
    assert_eq!(
        of(b"\x1e{\n  \"a\": \"}\\\"\\n\"\n}\n"),
        ["{\n  \"a\": \"}\\\"\\n\"\n}"]
    );
    assert_eq!(of(b"\x1e\x1e\x1e1\n"), ["1"], "separators in a row are one");
    assert_eq!(of(b"\x1e[1]"), ["[1]"], "it is whole without its end");
    assert_eq!(
        of(b"\x1e[1\x1e2\n"),
        ["[1", "2"],
        "the next one is not lost"
    );
    assert_eq!(
        of(b"\x1e1\n\x1e12"),
        ["1", "the stream ends within a JSON text"],
        "it may have been 123"
    );
}

/// A whole text is there before the next one has begun.
#[test]
fn a_sequence_does_not_wait() {
    let mut frames = Frames::new(Framing::Sequence, 64);
    frames.add(Bytes::from_static(b"\x1e{\"a\":[\n1]}\n"));
    assert!(frames.take().is_some());
}

/// The examples of WHATWG HTML, sections 9.2.5 and 9.2.6.
#[test]
fn the_standards_own_events() {
    let of = |text: &[u8]| data(Framing::Events, text);
    assert_eq!(
        of(b"data: This is the first message.\n\ndata: This is the second message, it\ndata: has two lines.\n\ndata: This is the third message.\n\n"),
        [
            "This is the first message.",
            "This is the second message, it\nhas two lines.",
            "This is the third message."
        ]
    );
    assert_eq!(of(b"data: YHOO\ndata: +2\ndata: 10\n\n"), ["YHOO\n+2\n10"]);
    // Two events, the last block is cut off.
    assert_eq!(
        of(b"data\n\ndata\ndata\n\ndata:"),
        ["", "", "the stream ends within an event"]
    );
    assert_eq!(of(b"data:test\n\ndata: test\n\n"), ["test", "test"]);
}

#[test]
fn ids_stay() {
    let stream = b": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n";
    for size in 1..=stream.len() {
        let frames = cut(Framing::Events, stream, size).into_iter();
        let frames: Vec<_> = frames.map(Result::unwrap).collect();
        let of = |index: usize| {
            let frame: &Frame = &frames[index];
            (&*frame.id, std::str::from_utf8(&frame.data).unwrap())
        };
        assert_eq!(frames.len(), 3);
        assert_eq!(of(0), ("1", "first event"));
        assert_eq!(of(1), ("", "second event"));
        assert_eq!(of(2), ("", " third event"));
    }
}

#[test]
fn ends_of_lines() {
    for end in ["\n", "\r", "\r\n"] {
        let text = format!("data: a{end}data: b{end}{end}data: c{end}{end}");
        assert_eq!(
            data(Framing::Events, text.as_bytes()),
            ["a\nb", "c"],
            "{end:?}"
        );
    }
    assert_eq!(
        data(Framing::Events, b"data: a\r\n\rdata: b\n\r\n"),
        ["a", "b"]
    );
}

/// An event whose last line ends in a carriage return is there at once: a line
/// feed after it belongs to the same end.
#[test]
fn a_carriage_return_does_not_wait() {
    let mut frames = Frames::new(Framing::Events, 64);
    frames.add(Bytes::from_static(b"data: a\r\r"));
    assert!(frames.take().is_some());
    frames.add(Bytes::from_static(b"\ndata: b\r\n\r"));
    assert!(frames.take().is_some());
    frames.add(Bytes::from_static(b"\n"));
    assert!(frames.take().is_none());
    assert!(frames.finish().is_none());
}

#[test]
fn fields_of_events() {
    let one = |text: &[u8]| {
        let frames = cut(Framing::Events, text, 3);
        assert_eq!(frames.len(), 1, "{frames:?}");
        frames.into_iter().next().unwrap().unwrap()
    };
    let frame = one(b"\xEF\xBB\xBFevent: add\ndata: 1\nid: 7\nretry: 1500\nother: x\n\n");
    assert_eq!((&*frame.event, &*frame.id), ("add", "7"));
    assert_eq!(frame.retry, Some(Duration::from_millis(1500)));
    let frame = one(b"retry: 1s\nid: a\0b\ndata: 1\nEvent: x\n\n");
    assert_eq!(
        frame,
        Frame {
            data: b"1".into(),
            ..Frame::default()
        }
    );
    // Without data there is no event, and its kind is forgotten.
    let frame = one(b"event: ping\n\ndata: 1\n\n");
    assert_eq!(frame.event, "");
    let frame = one(b"retry: 99999999999999999999999\ndata: 1\n\n");
    assert_eq!(frame.retry, Some(Duration::from_millis(u64::MAX)));
}

#[test]
fn what_is_too_long() {
    let long = "x".repeat(65);
    let error = Some(Err(FrameError::TooLong(64)));
    for size in [1, 7, 100] {
        let first = |framing, text: &str| cut(framing, text.as_bytes(), size).into_iter().next();
        assert_eq!(first(Framing::Lines, &long), error);
        assert_eq!(first(Framing::Lines, &format!("{long}\n")), error);
        assert_eq!(first(Framing::Sequence, &format!("\x1e{long}\n")), error);
        assert_eq!(first(Framing::Events, &format!("data: {long}\n\n")), error);
        assert_eq!(first(Framing::Events, &"data: 1234567\n".repeat(9)), error);
        // The end of a line does not count.
        assert!(
            first(Framing::Lines, &format!("{}\n", &long[1..]))
                .unwrap()
                .is_ok()
        );
    }
}
