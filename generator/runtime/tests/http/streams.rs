//! Answers whose items are taken one at a time.

use crate::api::{ApiError, Job};
use crate::runtime::api::Endpoint;
use crate::runtime::body::{self, BodyError};
use crate::runtime::call::Call;
use crate::runtime::error::{CallError, ErrorKind};
use crate::runtime::event::{self, Event};
use crate::runtime::frames::{Frame, Framing};
use crate::runtime::operation::Operation;
use crate::runtime::stream::{self, Form, Streamed};
use crate::server::{Server, Step, json, pieces};
use bytes::Bytes;
use std::time::Duration;

/// Answers a job, or events of a job.
pub struct FollowJob;

impl Operation for FollowJob {
    type Output = Job;
    type Error = ApiError;

    const ENDPOINT: &'static Endpoint = &Endpoint {
        id: "followJob",
        accept: "application/json",
        path: "/stream",
        ..Endpoint::DEFAULT
    };

    fn output(response: &http::Response<Bytes>) -> Option<Result<Self::Output, BodyError>> {
        match response.status().as_u16() {
            200..=299 => Some(body::json(response)),
            _ => None,
        }
    }

    fn error(response: &http::Response<Bytes>) -> Option<Result<Self::Error, BodyError>> {
        match response.status().as_u16() {
            300..=599 => Some(body::json(response)),
            _ => None,
        }
    }
}

impl Streamed for FollowJob {
    type Item = Event<Job>;

    const FORM: Form = Form {
        accept: "text/event-stream",
        framing: Framing::Events,
    };

    fn item(frame: &Frame) -> Option<Result<Self::Item, BodyError>> {
        event::event(frame)
    }
}

/// Answers lines.
pub struct ListLines;

impl Operation for ListLines {
    type Output = Vec<Job>;
    type Error = ApiError;

    const ENDPOINT: &'static Endpoint = &Endpoint {
        id: "listLines",
        accept: "application/jsonl",
        path: "/stream",
        ..Endpoint::DEFAULT
    };

    fn output(response: &http::Response<Bytes>) -> Option<Result<Self::Output, BodyError>> {
        match response.status().as_u16() {
            200..=299 => Some(stream::all::<Self>(response)),
            _ => None,
        }
    }

    fn error(_: &http::Response<Bytes>) -> Option<Result<Self::Error, BodyError>> {
        None
    }
}

impl Streamed for ListLines {
    type Item = Job;

    const FORM: Form = Form {
        accept: "application/jsonl",
        framing: Framing::Lines,
    };

    fn item(frame: &Frame) -> Option<Result<Self::Item, BodyError>> {
        Some(stream::json(frame))
    }
}

pub fn events(server: &Server) -> Call<FollowJob> {
    Call::new(&server.client())
}

fn lines(server: &Server) -> Call<ListLines> {
    Call::new(&server.client())
}

pub fn header<'r>(request: &'r http::Request<Bytes>, name: &str) -> Option<&'r str> {
    Some(request.headers().get(name)?.to_str().unwrap())
}

pub const SSE: &str = "text/event-stream; charset=utf-8";

#[tokio::test]
async fn typed_events() {
    let text = "event: progress\nid: 1\ndata: {\"id\":\"a\",\ndata: \"total\":1}\n\nretry: 5\ndata: {\"id\":\"b\"}\n\ndata: [DONE]\n\ndata: {\"id\":\"c\"}\n\n";
    for size in [1, 5, 1000] {
        let server = Server::new([Step::Pieces(SSE, pieces(text, size))]);
        let mut stream = events(&server).stream().await.unwrap();
        assert_eq!(stream.status(), 200);
        assert_eq!(stream.headers()["content-type"], SSE);
        let first = stream.next().await.unwrap().unwrap();
        assert_eq!(
            (&*first.event, &*first.id, first.retry),
            ("progress", "1", None)
        );
        assert_eq!((&*first.data.id, first.data.total), ("a", Some(1)));
        let second = stream.next().await.unwrap().unwrap();
        assert_eq!(
            (&*second.event, &*second.id, &*second.data.id),
            ("message", "1", "b")
        );
        assert_eq!(second.retry, Some(Duration::from_millis(5)));
        assert_eq!(stream.last_event_id(), "1");
        assert!(stream.next().await.is_none(), "`[DONE]` ends it");
        assert!(stream.next().await.is_none());
        assert_eq!(
            header(&server.requests()[0], "accept"),
            Some("text/event-stream")
        );
    }
}

/// Both kinds of answer of one operation can be had.
#[tokio::test]
async fn the_other_answer_of_the_same_operation() {
    let server = Server::new([json(200, r#"{"id":"a"}"#)]);
    assert_eq!(events(&server).await.unwrap().id, "a");
    assert_eq!(
        header(&server.requests()[0], "accept"),
        Some("application/json")
    );
}

#[tokio::test]
async fn the_callers_accept_goes_first() {
    let server = Server::new([Step::Pieces(SSE, vec![])]);
    let call = events(&server).header("accept", "text/event-stream; version=2");
    let mut stream = call.stream().await.unwrap();
    assert!(stream.next().await.is_none());
    let sent = server.requests();
    assert_eq!(
        header(&sent[0], "accept"),
        Some("text/event-stream; version=2")
    );
}

/// What comes after an item that does not fit is still there.
#[tokio::test]
async fn an_item_that_does_not_fit() {
    let text = "{\"id\":\"a\"}\n{\"id\":7}\n{\"id\":\"c\",\"id\":\"d\"}\n{\"id\":\"e\"}";
    let server = Server::new([Step::Pieces("application/x-ndjson", pieces(text, 7))]);
    let mut stream = lines(&server).stream().await.unwrap();
    assert_eq!(stream.next().await.unwrap().unwrap().id, "a");
    let error = stream.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(
        error
            .to_string()
            .contains("id: expected a string, found an integer"),
        "{error}"
    );
    assert_eq!(error.bytes().unwrap(), "{\"id\":7}");
    assert!(stream.next().await.unwrap().is_err());
    assert_eq!(stream.next().await.unwrap().unwrap().id, "e");
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn all_lines_at_once() {
    let text = "{\"id\":\"a\"}\r\n\n{\"id\":\"b\"}";
    for media_type in [
        "application/jsonl",
        "application/json",
        "text/plain",
        "Application/X-NDJSON; a=b",
    ] {
        let server = Server::new([Step::Pieces(media_type, pieces(text, 3))]);
        let ids: Vec<_> = lines(&server)
            .await
            .unwrap()
            .into_iter()
            .map(|job| job.id)
            .collect();
        assert_eq!(ids, ["a", "b"], "{media_type}");
    }
    let server = Server::new([Step::Pieces(
        "application/json-seq",
        pieces("\x1e{\"id\":\"a\"}\n", 3),
    )]);
    assert_eq!(lines(&server).await.unwrap().len(), 1);
    let server = Server::new([Step::Pieces("application/jsonl", pieces("{}", 3))]);
    assert!(matches!(lines(&server).await, Err(CallError::Decode(_))));
}

#[tokio::test]
async fn an_answer_of_another_type() {
    let server = Server::new([
        Step::Pieces("text/html", pieces("<p>Log in</p>", 4)),
        Step::Pieces("application/json", pieces("{}", 4)),
        Step::Pieces("text/html", pieces("<p>Log in</p>", 4)),
    ]);
    let error = lines(&server).stream().await.unwrap_err();
    assert!(matches!(error, CallError::Decode(_)));
    assert!(
        error
            .to_string()
            .ends_with("expected lines of JSON, found `text/html`"),
        "{error}"
    );
    assert_eq!(error.bytes().unwrap(), "<p>Log in</p>");
    let error = events(&server).stream().await.unwrap_err();
    assert!(
        error
            .to_string()
            .ends_with("expected a stream of events, found `application/json`"),
        "{error}"
    );
    assert!(matches!(lines(&server).await, Err(CallError::Decode(_))));
}

#[tokio::test]
async fn an_error_of_a_stream_is_typed() {
    let server = Server::new([json(404, r#"{"message":"no"}"#)]);
    let Err(CallError::Api(answer)) = events(&server).stream().await else {
        panic!()
    };
    assert_eq!(answer.body().message.as_deref(), Some("no"));
}

#[tokio::test]
async fn an_item_that_is_too_long() {
    let text = format!("data: {{\"id\":\"{}\"}}\n\n", "x".repeat(2000));
    let server = Server::new([Step::Pieces(SSE, pieces(&text, 100))]);
    let client = server.builder().body_limit(1000).build().unwrap();
    let call: Call<FollowJob> = Call::new(&client);
    let mut stream = call.stream().await.unwrap();
    let error = stream.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge);
    assert!(
        error
            .to_string()
            .ends_with("an item is longer than 1000 bytes"),
        "{error}"
    );
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn a_stream_that_ends_within_an_event() {
    for text in ["data: {}", "data: {}\n", "data: {}\nevent: x"] {
        let server = Server::new([Step::Pieces(SSE, pieces(text, 3))]);
        let mut stream = events(&server).stream().await.unwrap();
        let error = stream.next().await.unwrap().unwrap_err();
        assert!(
            error
                .to_string()
                .ends_with("the stream ends within an event"),
            "{error}"
        );
        assert!(stream.next().await.is_none());
    }
}

#[tokio::test]
async fn a_stream_that_ends_within_its_end() {
    for text in ["data: [DONE]", "data: [DONE]\n"] {
        let server = Server::new([Step::Pieces(SSE, pieces(text, 3))]);
        let mut stream = events(&server).stream().await.unwrap();
        assert!(stream.next().await.is_none());
    }
}
