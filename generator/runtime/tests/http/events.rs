//! Events as a whole, as objects (OpenAPI 3.2, section 4.14.4), whose data is JSON
//! or text by their kind.

use crate::runtime::api::Endpoint;
use crate::runtime::body::{self, BodyError};
use crate::runtime::call::Call;
use crate::runtime::codec::Nullable;
use crate::runtime::event;
use crate::runtime::frames::{Frame, Framing};
use crate::runtime::operation::Operation;
use crate::runtime::stream::{Form, Streamed};
use crate::server::{Server, Step, pieces};
use crate::streams::SSE;
use bytes::Bytes;
use std::convert::Infallible;
use std::time::Duration;

/// Answers events of several kinds.
struct Watch;

impl Operation for Watch {
    type Output = String;
    type Error = Infallible;

    const ENDPOINT: &'static Endpoint = &Endpoint {
        id: "watch",
        path: "/watch",
        ..Endpoint::DEFAULT
    };

    fn output(response: &http::Response<Bytes>) -> Option<Result<Self::Output, BodyError>> {
        Some(body::text(response))
    }
}

impl Streamed for Watch {
    type Item = Change;

    const FORM: Form = Form {
        accept: "text/event-stream",
        framing: Framing::Events,
    };

    fn item(frame: &Frame) -> Option<Result<Self::Item, BodyError>> {
        event::event_object(frame)
    }
}

crate::union! {
    enum Change by "event" {
        Said(Said) = "said",
        Moved(Moved) = "moved",
        Counted(Counted) = "counted",
        Either(Either) = "either",
        .. Unknown
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Said {
    data: String,
    event: String,
    id: Nullable<String>,
}

crate::record!(Said { data = "data", event = "event", id? = "id", });

#[derive(Clone, Debug, PartialEq)]
struct Moved {
    data: Place,
    event: String,
}

crate::record!(Moved { data = "data", event = "event", });

#[derive(Clone, Debug, PartialEq)]
struct Place {
    x: i64,
}

crate::record!(Place { x = "x", });

#[derive(Clone, Debug, PartialEq)]
struct Counted {
    data: i64,
    event: String,
}

crate::record!(Counted { data = "data", event = "event", });

#[derive(Clone, Debug, PartialEq)]
struct Either {
    data: TextOrPlace,
    event: String,
}

crate::record!(Either { data = "data", event = "event", });

crate::union! {
    enum TextOrPlace {
        Text(String),
        Place(Place),
        .. Unknown
    }
}

/// The event of a kind and with this data.
async fn watched(kind: &str, data: &str) -> Result<Change, String> {
    let text = format!("event: {kind}\ndata: {data}\n\n");
    let server = Server::new([Step::Pieces(SSE, pieces(&text, 3))]);
    let call: Call<Watch> = Call::new(&server.client());
    let mut stream = call.stream().await.unwrap();
    let item = stream.next().await.unwrap();
    assert!(stream.next().await.is_none());
    item.map_err(|error| error.to_string())
}

#[tokio::test]
async fn the_kind_says_what_the_data_is() {
    for text in [
        "so long",
        "42",
        "true",
        "null",
        "{\"x\":1}",
        "[1]",
        "\"quoted\"",
    ] {
        let Change::Said(said) = watched("said", text).await.unwrap() else {
            panic!("{text} was said");
        };
        assert_eq!(said.data, text);
        let Change::Either(either) = watched("either", text).await.unwrap() else {
            panic!("{text} is a text or a place");
        };
        match text.contains('x') {
            true => assert_eq!(either.data, TextOrPlace::Place(Place { x: 1 })),
            false => assert_eq!(either.data, TextOrPlace::Text(text.to_owned())),
        }
    }
    let Change::Moved(moved) = watched("moved", "{\"x\":1}").await.unwrap() else {
        panic!("it was moved");
    };
    assert_eq!(moved.data.x, 1);
    let Change::Counted(counted) = watched("counted", "42").await.unwrap() else {
        panic!("it was counted");
    };
    assert_eq!(counted.data, 42);
}

/// What fits nothing is told as JSON is.
#[tokio::test]
async fn data_that_does_not_fit_its_kind() {
    let error = watched("moved", "{\"x\":true}").await.unwrap_err();
    assert!(error.contains("data.x: expected an integer"), "{error}");
    let error = watched("counted", "a lot").await.unwrap_err();
    assert!(error.contains("data: expected an integer"), "{error}");
    let other = watched("new", "[1]").await.unwrap();
    let json = serde_json::json!({"data": [1], "event": "new"});
    assert_eq!(other, Change::Unknown(json));
}

/// Where nothing is said of the data, it is JSON if it can be.
#[test]
fn whole_events() {
    let frame = Frame {
        data: b"{\"n\":1}".into(),
        event: "add".to_owned(),
        id: "7".to_owned(),
        retry: Some(Duration::from_secs(1)),
    };
    let json: serde_json::Value = event::event_object(&frame).unwrap().unwrap();
    let expected = serde_json::json!({"data": {"n": 1}, "event": "add", "id": "7", "retry": 1000});
    assert_eq!(json, expected);
    let ended = Frame {
        data: b"so long".into(),
        event: "end".to_owned(),
        ..Frame::default()
    };
    let json: serde_json::Value = event::event_object(&ended).unwrap().unwrap();
    assert_eq!(json, serde_json::json!({"data": "so long", "event": "end"}));
    let text: serde_json::Value = event::text_event_object(&frame).unwrap().unwrap();
    assert_eq!(text["data"], "{\"n\":1}");
    let done = Frame {
        data: b"[DONE]".into(),
        ..Frame::default()
    };
    assert!(event::event_object::<serde_json::Value>(&done).is_none());
    // Text means what it says.
    assert_eq!(event::text_event(&done).unwrap().unwrap().data, "[DONE]");
}
