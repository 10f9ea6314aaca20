//! Without a network: the request as a value, the answer from a value, and a transport in process.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use bytes::Bytes;
use polytomic::operations::model_sync::executions::{GetExecution, GetExecutionLog};
use polytomic::runtime::Outgoing;
use polytomic::runtime::transport::{Incoming, TransportError};
use polytomic::types::ExecutionStatus;
use polytomic::{Call, CallError, Client, Error, ErrorKind};

use crate::{EXECUTION, SYNC, TOKEN, client, hasty};

/// An answer with a body of JSON.
fn answer(status: u16, body: &'static str) -> http::Response<Bytes> {
    let response = http::Response::builder().status(status);
    let response = response.header("content-type", "application/json");
    response.body(body.into()).expect("a response")
}

#[test]
fn a_request_as_a_value() {
    let client = client("https://polytomic.example.com/self/hosted/");
    let call = client.model_sync().executions().get(SYNC, EXECUTION);
    let request = call.into_request().expect("a request");
    let expected = format!(
        "https://polytomic.example.com/self/hosted/api/syncs/{SYNC}/executions/{EXECUTION}"
    );
    assert_eq!(request.method(), "GET");
    assert_eq!(request.uri().to_string(), expected);
    let headers = request.headers();
    assert_eq!(headers["authorization"], format!("Bearer {TOKEN}"));
    assert!(headers["authorization"].is_sensitive());
    assert_eq!(headers["x-polytomic-version"], "2025-09-18");
    assert_eq!(headers["accept"], "application/json");

    let request = client.model_sync().start(SYNC).into_request();
    let request = request.expect("a request");
    assert_eq!(request.method(), "POST");
    assert_eq!(request.body().as_bytes().expect("bytes"), "{}");
    assert_eq!(request.headers()["content-type"], "application/json");
}

#[test]
fn an_answer_from_a_value() {
    let decode = Call::<GetExecution>::decode;
    let response = decode(answer(200, r#"{"data":{"status":"failed"}}"#));
    let data = response.expect("a success").into_body().data;
    let status = data.expect("data").status;
    assert_eq!(status, Some(ExecutionStatus::Failed));

    match decode(answer(404, r#"{"message":"gone"}"#)) {
        Err(CallError::Api(e)) if e.status() == 404 => {
            assert_eq!(e.body().message.as_deref(), Some("gone"));
        }
        outcome => panic!("{outcome:?}"),
    }
    let error = Error::from(decode(answer(418, "short")).expect_err("undeclared"));
    assert_eq!(error.kind(), ErrorKind::Unexpected);
    let error = Error::from(decode(answer(200, "[")).expect_err("no object"));
    assert_eq!(error.kind(), ErrorKind::Decode);

    let response = http::Response::builder().status(302);
    let response = response.header("location", "https://example.com/a?b");
    let response = response.body(Bytes::new()).expect("a response");
    let redirect = Call::<GetExecutionLog>::decode(response).expect("a success");
    assert_eq!(redirect.body().location(), "https://example.com/a?b");
}

/// Retries are not the transport's business, so they work with any.
#[tokio::test]
async fn a_transport_in_process() {
    let count = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&count);
    let transport = move |request: http::Request<Outgoing>| {
        let attempt = counted.fetch_add(1, Ordering::Relaxed);
        async move {
            assert_eq!(request.uri().host(), Some("app.polytomic.com"));
            match attempt {
                0 => Err(TransportError::connect("not yet")),
                1 => Ok(answer(503, "").map(Incoming::from)),
                _ => Ok(answer(200, r#"{"data":{}}"#).map(Incoming::from)),
            }
        }
    };
    let builder = Client::builder().bearer(TOKEN).retry(hasty());
    let client = builder.transport(transport).build().expect("a client");
    let response = client.model_sync().get(SYNC).send().await;
    assert_eq!(response.expect("an answer").attempts(), 3);
    assert_eq!(count.load(Ordering::Relaxed), 3);
}

#[tokio::test]
async fn a_body_over_the_limit() {
    let transport = |_: http::Request<Outgoing>| async {
        Ok(answer(200, r#"{"data":{}}"#).map(Incoming::from))
    };
    for (limit, fits) in [(11, true), (10, false), (0, false)] {
        let builder = Client::builder().bearer(TOKEN).body_limit(limit);
        let client = builder.transport(transport).build().expect("a client");
        let outcome = client.model_sync().get(SYNC).await;
        assert_eq!(outcome.is_ok(), fits, "{outcome:?}");
        if let Err(error) = outcome {
            assert_eq!(Error::from(error).kind(), ErrorKind::TooLarge);
        }
    }
}
