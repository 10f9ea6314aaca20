//! The client as a whole: what is set once, what can be changed for a call, and what a call is.

use std::sync::Arc;
use std::thread;

use clientsmith_tests::{Answer, Stub};
use polytomic::{CallError, Client, Error, ErrorKind};

use crate::calls::CASES;
use crate::{DESCRIPTION, SYNC, TOKEN, start};

/// The default is seen in `operations`.
#[tokio::test]
async fn the_version_can_be_changed_and_left_out() {
    let stub = Stub::start(Arc::clone(&DESCRIPTION)).await;
    let builder = || Client::builder().base_url(stub.url()).bearer(TOKEN);
    let other = builder().polytomic_version("2024-02-08").build();
    let other = other.expect("a client").model_sync();
    other.get(SYNC).await.expect("an answer");
    let call = other.get(SYNC).polytomic_version("2023-04-25");
    call.await.expect("an answer");
    let call = other.get(SYNC).header("X-Polytomic-Version", "2022-12-12");
    call.await.expect("an answer");
    let call = other.get(SYNC).without_header("x-polytomic-version");
    call.await.expect("an answer");
    let none = builder().without_polytomic_version().build();
    let none = none.expect("a client").model_sync();
    none.get(SYNC).await.expect("an answer");
    let call = none.get(SYNC).polytomic_version("2021-05-23");
    call.await.expect("an answer");
    let requests = stub.requests();
    let versions = requests
        .iter()
        .map(|request| request.header("x-polytomic-version"));
    let expected = [
        Some("2024-02-08"),
        Some("2023-04-25"),
        Some("2022-12-12"),
        None,
        None,
        Some("2021-05-23"),
    ];
    assert_eq!(versions.collect::<Vec<_>>(), expected);
}

#[tokio::test]
async fn headers_of_a_call() {
    let (stub, client) = start().await;
    let call = client.model_sync().get(SYNC).header("x-trace", "1");
    let call = call.header("X-Trace", "2").without_header("user-agent");
    call.await.expect("an answer");
    let request = stub.request();
    assert_eq!(request.header("x-trace"), Some("2"));
    assert_eq!(request.header("user-agent"), None);
}

#[tokio::test]
async fn headers_of_a_client() {
    let stub = Stub::start(Arc::clone(&DESCRIPTION)).await;
    let builder = Client::builder().base_url(stub.url()).bearer(TOKEN);
    let builder = builder.user_agent("app/2").default_header("x-tenant", "7");
    let client = builder.build().expect("a client");
    client.model_sync().get(SYNC).await.expect("an answer");
    let request = stub.request();
    assert_eq!(request.header("user-agent"), Some("app/2"));
    assert_eq!(request.header("x-tenant"), Some("7"));
    for value in ["a\nb", " a"] {
        let builder = Client::builder().bearer(TOKEN);
        let error = builder.default_header("x-a", value).build().err();
        let error = error.expect("a header does not hold that");
        assert_eq!(error.kind(), ErrorKind::Configuration);
    }
}

#[tokio::test]
async fn headers_that_would_break_the_request_are_refused() {
    let (stub, client) = start().await;
    let sync = client.model_sync();
    for value in ["a\r\nx-evil: 1", "a\nb", "\0", " a", "a\t"] {
        for outcome in [
            sync.cancel(SYNC).idempotency_key(value).await.err(),
            sync.cancel(SYNC).polytomic_version(value).await.err(),
            sync.cancel(SYNC).header("x-a", value).await.err(),
            sync.cancel(SYNC).header(value, "a").await.err(),
        ] {
            match outcome {
                Some(CallError::Request(error)) => assert_eq!(error.attempts(), 0),
                outcome => panic!("{value:?}: {outcome:?}"),
            }
        }
    }
    assert_eq!(stub.requests().len(), 0);
}

#[tokio::test]
async fn the_answer_as_a_whole() {
    let (stub, client) = start().await;
    stub.script(Answer::example().header("x-request-id", "r-7"));
    let response = client.model_sync().get(SYNC).send().await;
    let response = response.expect("an answer");
    assert_eq!((response.status().as_u16(), response.attempts()), (200, 1));
    assert_eq!(response.headers()["x-request-id"], "r-7");
    assert_eq!(response.headers()["x-polytomic-version"], "2025-09-18");
    assert_eq!(response.request_id(), Some("r-7"));
    assert!(response.body().data.is_some());
    assert!(response.into_body().data.is_some());
}

/// It does nothing until it is awaited, can be sent twice, and moves between threads.
#[tokio::test]
async fn a_call_is_a_value() {
    let (stub, client) = start().await;
    let call = client.model_sync().get(SYNC);
    let _sent = call.clone().send();
    assert_eq!(stub.requests().len(), 0, "nothing is sent yet");
    call.clone().await.expect("an answer");
    let call = thread::spawn(move || call).join().expect("no panic");
    let task = tokio::spawn(call.into_future());
    task.await.expect("no panic").expect("an answer");
    assert_eq!(stub.requests().len(), 2);
}

/// One client serves many calls at once.
#[tokio::test]
async fn calls_at_once() {
    let (stub, client) = start().await;
    let calls = (0..50).map(|_| client.model_sync().get(SYNC).into_future());
    for outcome in futures_util::future::join_all(calls).await {
        outcome.expect("an answer");
    }
    assert_eq!(stub.requests().len(), 50);
}

/// A client that was moved to another runtime has no connections of the old one to stumble over.
#[test]
fn a_client_outlives_a_runtime() {
    let runtime = || tokio::runtime::Runtime::new().expect("a runtime");
    let first = runtime();
    let (stub, client) = first.block_on(start());
    let call = || client.model_sync().get(SYNC).into_future();
    first.block_on(call()).expect("an answer");
    let second = runtime();
    second.block_on(call()).expect("an answer");
    drop(second);
    first.block_on(call()).expect("an answer");
    assert_eq!(stub.requests().len(), 3);
}

/// Nothing of the address of the service is left over where another one is given.
#[tokio::test]
async fn every_operation_goes_to_the_base_url() {
    let stub = Stub::open().await;
    stub.repeat(Answer::status(418));
    let client = crate::client(&format!("{}/proxy/", stub.origin()));
    for case in CASES {
        let error = Error::from((case.bare.run)(client.clone()).await.expect_err("a teapot"));
        assert_eq!(error.operation(), case.id);
    }
    let requests = stub.requests();
    assert_eq!(requests.len(), CASES.len());
    for (request, case) in requests.iter().zip(CASES) {
        let line = format!("{} {}", request.method, request.target);
        assert_eq!(line.replace("/proxy/", "/"), case.bare.line);
    }
}
