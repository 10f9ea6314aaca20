//! What errors say: which call, how and why, each thing once, and no secret.

use crate::api::{GetJob, ListJobs};
use crate::runtime::body::BodyError;
use crate::runtime::call::Call;
use crate::runtime::error::{CallError, Error, ErrorKind};
use crate::runtime::outgoing::Outgoing;
use crate::runtime::transport::{Incoming, TransportError};
use crate::server::{Server, Step, json, with};
use bytes::Bytes;
use std::error::Error as StdError;
use std::io;
use uuid::Uuid;

/// What is confidential in an answer.
const SECRET: &str = "hunter2";

fn misfit(body: impl Into<Bytes>) -> Error {
    let answer = http::Response::builder().header("content-type", "application/json");
    let answer = answer.body(body.into()).unwrap();
    Call::<ListJobs>::decode(answer).unwrap_err().into()
}

#[test]
fn a_decode_error_says_where() {
    let error = misfit(format!(
        r#"{{"data":[{{"id":"{SECRET}"}},{{"id":7,"next":"{SECRET}"}}]}}"#
    ));
    let message = "data[1].id: expected a string, found an integer at line 1 column 33".to_owned();
    assert_eq!(
        error.to_string(),
        format!("listJobs: the server answered 200 OK: the body does not fit: {message}")
    );
    let inner = error.decode_error().unwrap();
    assert_eq!(inner.path(), "data[1].id");
    assert_eq!(inner.position(), Some((1, 33)));
    assert_eq!(inner.to_string(), message);
    for text in [format!("{error:#}"), format!("{error:?}")] {
        assert!(!text.contains(SECRET), "{text}");
    }
}

/// Around the place, however long the body, on whatever line.
#[test]
fn an_excerpt() {
    let error = misfit(r#"{"data":[{"id":7}]}"#);
    assert_eq!(error.excerpt().unwrap(), r#"{"data":[{"id":7}]}"#);
    let items = r#"{"id":"é"},"#.repeat(1000);
    for line in ["", "\n", "\r\n\r\n"] {
        let body = format!("{{\"data\":[{line}{items}{{\"id\":7}},{items}{{}}]}}");
        let error = misfit(body.clone());
        let excerpt = error.excerpt().unwrap();
        let shown = excerpt.trim_matches('…');
        assert!(body.contains(shown), "{excerpt}");
        assert!(shown.contains(r#"{"id":7}"#), "{excerpt}");
        assert!(
            excerpt.starts_with('…') && excerpt.ends_with('…'),
            "{excerpt}"
        );
        assert!(excerpt.len() < 140, "{excerpt}");
    }
    let error = misfit("{\n\"data\":\t[7,\u{1b}[31m");
    assert!(!error.excerpt().unwrap().contains(char::is_control));
    let error = misfit(b"{\"data\":[\"\xff\xfe".as_slice());
    assert!(error.excerpt().unwrap().starts_with("{\"data\":[\""));
    assert_eq!(misfit("").excerpt(), None);
}

/// An answer of any other kind is shown from the beginning.
#[tokio::test]
async fn an_excerpt_of_another_answer() {
    let page = "<html>the gateway is down";
    let server = Server::new([Step::Answer(500, vec![], page), json(404, "{}")]);
    let error = server.client().jobs().get(Uuid::nil()).await.unwrap_err();
    assert_eq!(error.excerpt().unwrap(), page);
    assert!(
        !format!("{error:#} {error:?}").contains("gateway"),
        "{error:?}"
    );
    let error = server.client().jobs().get(Uuid::nil()).await.unwrap_err();
    assert!(matches!(error, CallError::Api(_)));
    assert_eq!(error.excerpt().unwrap(), "{}");
    assert_eq!(Error::new(ErrorKind::Timeout, "x", "y").excerpt(), None);
}

/// Every message is its own: none repeats that of its source.
#[tokio::test]
async fn no_message_is_written_twice() {
    let refused = || io::Error::new(io::ErrorKind::ConnectionRefused, "port 81 is closed");
    let client = Server::default().builder().bearer("t").transport(
        move |_: http::Request<Outgoing>| async move {
            Err::<http::Response<Incoming>, _>(TransportError::connect(refused()))
        },
    );
    let client = client.retry(crate::runtime::RetryPolicy::none());
    let error = client.build().unwrap().jobs().get(Uuid::nil()).await;
    let error = error.unwrap_err();
    assert_eq!(error.to_string(), "getJob: no connection");
    assert_eq!(
        format!("{error:#}"),
        "getJob: no connection: port 81 is closed"
    );
    assert!(
        format!("{error:?}").contains("port 81 is closed"),
        "{error:?}"
    );
    // The transport's own error can be had.
    let source = error.source().unwrap().downcast_ref::<io::Error>().unwrap();
    assert_eq!(source.kind(), io::ErrorKind::ConnectionRefused);
    let same = Error::from(error);
    assert_eq!(same.to_string(), "getJob: no connection");
    assert!(same.source().is_some_and(|source| source.is::<io::Error>()));
    assert!(misfit("{}").source().is_none());
    assert!(BodyError::new("x").source().is_none());
    let transport = TransportError::connection(refused());
    assert_eq!(transport.to_string(), "the connection failed");
    assert_eq!(transport.source().unwrap().to_string(), "port 81 is closed");
}

/// All that a caller may want to know of what happened.
#[tokio::test(start_paused = true)]
async fn what_an_error_knows() {
    let steps = (0..3).map(|_| with(503, "x-request-id", "r-7"));
    let server = Server::new(steps);
    let error = server.client().jobs().get(Uuid::nil()).await.unwrap_err();
    assert_eq!(error.operation(), "getJob");
    assert_eq!(error.request_id(), Some("r-7"));
    assert_eq!(error.attempts(), 3);
    assert_eq!(error.status().unwrap(), 503);
    assert_eq!(error.headers().unwrap()["x-request-id"], "r-7");
    assert_eq!(error.elapsed(), server.times()[2]);
    assert!(error.is_retryable());
    assert!(error.to_string().starts_with("getJob: "), "{error}");
    assert!(error.to_string().ends_with("(after 3 attempts)"), "{error}");
    let fine = Call::<GetJob>::decode(http::Response::new("{}".into()));
    assert_eq!(fine.unwrap_err().attempts(), 0);
}
