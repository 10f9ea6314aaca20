//! Redirects: the log file's is an answer, all others are errors, and following one takes nothing
//! along that belongs to the API.

use std::sync::{Arc, Mutex, PoisonError};

use clientsmith_tests::{Answer, Stub};
use http::Response;
use polytomic::runtime::Outgoing;
use polytomic::runtime::transport::Incoming;
use polytomic::types::ExecutionLogType;
use polytomic::{CallError, Client, Error, ErrorKind, Redirect};

use crate::{EXECUTION, SYNC, TOKEN, client, code, start};

/// Asks where a log file is.
async fn locate(client: &Client) -> Result<Redirect, Error> {
    let executions = client.model_sync().executions();
    let call = executions.get_log(SYNC, EXECUTION, ExecutionLogType::Records, "a.json");
    Ok(call.await?)
}

#[tokio::test]
async fn the_log_file_is_where_location_says() {
    let (stub, client) = start().await;
    let storage = Stub::open().await;
    let url = format!("{}/bucket/file%20a?X-Signature=abc%2F%3D", storage.origin());
    stub.script(Answer::redirect(302, &url));
    let redirect = locate(&client).await.expect("a redirect is the answer");
    assert_eq!(redirect.location(), url, "it is kept byte for byte");
    assert_eq!(redirect.status(), 302);
    assert_eq!(storage.requests().len(), 0, "it is not followed");
    stub.finish();
}

/// RFC 9110, 10.2.2: a relative `Location` is relative to the request.
#[tokio::test]
async fn a_relative_location() {
    let (stub, client) = start().await;
    stub.script(Answer::redirect(302, "/files/a?x=1"));
    let redirect = locate(&client).await.expect("a redirect is the answer");
    let expected = format!("{}/files/a?x=1", stub.origin());
    assert_eq!(redirect.location(), expected);
    stub.finish();
}

#[tokio::test]
async fn a_redirect_without_a_location() {
    let (stub, client) = start().await;
    for answer in [
        Answer::status(302),
        Answer::redirect(302, "ftp://127.0.0.1/a"),
        Answer::redirect(302, "http://"),
        Answer::redirect(302, "data:text/plain,a"),
    ] {
        stub.script(answer.header("x-odd", "kept"));
        let error = locate(&client).await.expect_err("there is no URL");
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert_eq!(code(&error), Some(302));
        assert_eq!(error.headers().expect("headers")["x-odd"], "kept");
    }
    stub.finish();
}

/// Another host sees neither credential nor header nor body, whatever the status.
#[tokio::test]
async fn other_redirects_are_not_followed() {
    for status in [301, 302, 303, 307, 308] {
        let (stub, client) = start().await;
        let other = Stub::open().await;
        let url = format!("{}/api/syncs", other.origin());
        stub.script(Answer::redirect(status, &url));
        match client.model_sync().get(SYNC).await {
            Err(CallError::Unexpected(error)) => {
                assert_eq!(code(&error), Some(status));
                assert_eq!(error.headers().expect("headers")["location"], url);
            }
            outcome => panic!("{outcome:?}"),
        }
        stub.script(Answer::redirect(status, &url));
        let outcome = client.model_sync().start(SYNC).await;
        outcome.expect_err("it is not declared");
        assert_eq!(other.requests().len(), 0, "{status}");
        stub.finish();
    }
}

/// The file is fetched with the URL alone.
#[tokio::test]
async fn following_sends_nothing_of_ours_to_another_host() {
    let (stub, storage) = (Stub::open().await, Stub::open().await);
    let builder = Client::builder().base_url(stub.origin()).bearer(TOKEN);
    let builder = builder.default_header("x-tenant", "7");
    let client = builder.build().expect("a client");
    let url = format!("{}/bucket/file%20a?X-Signature=abc%2F%3D", storage.origin());
    stub.script(Answer::redirect(302, &url));
    storage.script(Answer::status(200).header("etag", "1").body("the log"));
    let redirect = locate(&client).await.expect("a redirect is the answer");
    let file = client.follow(&redirect).await.expect("the file is there");
    assert_eq!(file.status(), 200);
    assert_eq!(file.headers()["etag"], "1");
    assert_eq!(file.into_body(), "the log");
    assert_eq!(
        storage.request().head(),
        "GET /bucket/file%20a?X-Signature=abc%2F%3D\naccept: */*"
    );
    assert_eq!(stub.requests().len(), 1);
}

/// What the other host redirects to gets nothing either.
#[tokio::test]
async fn following_further() {
    let (stub, first, second) = (Stub::open().await, Stub::open().await, Stub::open().await);
    let client = client(stub.origin());
    stub.script(Answer::redirect(302, &format!("{}/1", first.origin())));
    first.script(Answer::redirect(307, &format!("{}/2", second.origin())));
    second.script(Answer::status(200).body("the log"));
    let redirect = locate(&client).await.expect("a redirect is the answer");
    let file = client.follow(&redirect).await.expect("the file is there");
    assert_eq!(file.body(), "the log");
    for stub in [first, second] {
        assert_eq!(stub.request().header("authorization"), None);
        assert_eq!(stub.request().header("x-polytomic-version"), None);
        assert_eq!(stub.request().header("user-agent"), None);
    }
}

#[tokio::test]
async fn following_on_the_same_host() {
    let stub = Stub::open().await;
    let client = client(stub.origin());
    stub.script(Answer::redirect(302, "/files/a"));
    stub.script(Answer::status(200).body("the log"));
    let redirect = locate(&client).await.expect("a redirect is the answer");
    client.follow(&redirect).await.expect("the file is there");
    let file = &stub.requests()[1];
    assert_eq!(file.target, "/files/a");
    let expected = format!("Bearer {TOKEN}");
    assert_eq!(file.header("authorization"), Some(&*expected));
}

/// A credential that the caller sets by hand is kept to the host just the same.
#[tokio::test]
async fn following_with_a_credential_of_the_caller() {
    let (stub, storage) = (Stub::open().await, Stub::open().await);
    let builder = Client::builder().base_url(stub.origin());
    let builder = builder.default_header("authorization", "Own t0k3n");
    let client = builder.build().expect("a client");
    stub.script(Answer::redirect(302, "/files/a"));
    stub.script(Answer::redirect(302, &format!("{}/b", storage.origin())));
    let redirect = locate(&client).await.expect("a redirect is the answer");
    client.follow(&redirect).await.expect("the file is there");
    for request in stub.requests() {
        assert_eq!(request.header("authorization"), Some("Own t0k3n"));
    }
    assert_eq!(storage.request().header("authorization"), None);
}

#[tokio::test]
async fn following_in_a_circle() {
    let stub = Stub::open().await;
    let client = client(stub.origin());
    stub.repeat(Answer::redirect(302, "/api/again"));
    let redirect = locate(&client).await.expect("a redirect is the answer");
    let error = client.follow(&redirect).await.expect_err("it has no end");
    assert!(error.to_string().contains("redirect"), "{error}");
    assert_eq!(stub.requests().len(), 1 + 10, "the call, and ten redirects");
}

#[tokio::test]
async fn following_to_something_that_is_not_there() {
    let stub = Stub::open().await;
    let client = client(stub.origin());
    stub.script(Answer::redirect(302, "/files/a"));
    stub.script(Answer::status(403).body("<Error>expired</Error>"));
    let redirect = locate(&client).await.expect("a redirect is the answer");
    let error = client.follow(&redirect).await.expect_err("it has expired");
    assert_eq!(code(&error), Some(403));
    assert_eq!(error.bytes().expect("a body"), "<Error>expired</Error>");
}

/// From https to http nothing is followed, not on the first hop and not on a later one.
#[tokio::test]
async fn following_never_leaves_tls() {
    for (first, second) in [
        ("http://storage.example.com/a", None),
        ("http://app.polytomic.com/a", None),
        (
            "https://storage.example.com/a",
            Some("http://storage.example.com/a"),
        ),
    ] {
        let asked = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&asked);
        let transport = move |request: http::Request<Outgoing>| {
            let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
            seen.push(request.uri().to_string());
            let location = if seen.len() == 1 { Some(first) } else { second };
            let location = location.expect("there is nothing more to ask for");
            let response = Response::builder().status(302).header("location", location);
            let response = response.body(Incoming::from(""));
            async move { Ok(response.expect("a response")) }
        };
        let client = Client::builder().bearer(TOKEN).transport(transport);
        let client = client.build().expect("a client");
        let redirect = locate(&client).await.expect("a redirect is the answer");
        let error = client.follow(&redirect).await.expect_err("that is no TLS");
        assert!(error.to_string().contains("https"), "{error}");
        let asked = asked.lock().unwrap_or_else(PoisonError::into_inner);
        assert!(
            asked.iter().all(|url| url.starts_with("https:")),
            "{asked:?}"
        );
        assert_eq!(asked.len(), if second.is_some() { 2 } else { 1 });
    }
}
