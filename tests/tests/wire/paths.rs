//! Path arguments: whatever they hold, the route stays the same.

use clientsmith_tests::{Answer, Stub};
use polytomic::CallError;
use polytomic::types::ExecutionLogType;

use crate::{CONNECTION, EXECUTION, SYNC, client, start};

/// Texts, and what RFC 6570 (3.2.2, simple expansion) makes of them: all but the unreserved
/// characters is percent-encoded.
const TEXTS: &[(&str, &str)] = &[
    ("plain-._~", "plain-._~"),
    ("a/b", "a%2Fb"),
    ("/", "%2F"),
    ("../..", "..%2F.."),
    ("a?b=c", "a%3Fb%3Dc"),
    ("a#b", "a%23b"),
    ("%2e", "%252e"),
    ("%2E%2E", "%252E%252E"),
    ("%", "%25"),
    ("...", "..."),
    (".hidden", ".hidden"),
    (" a b ", "%20a%20b%20"),
    ("a+b", "a%2Bb"),
    ("a;b,c:d@e&f=g", "a%3Bb%2Cc%3Ad%40e%26f%3Dg"),
    ("\\", "%5C"),
    ("{id}", "%7Bid%7D"),
    ("[x]|^`\"<>", "%5Bx%5D%7C%5E%60%22%3C%3E"),
    ("é", "%C3%A9"),
    ("日本", "%E6%97%A5%E6%9C%AC"),
    ("🦀", "%F0%9F%A6%80"),
    ("a\nb\r\0\t", "a%0Ab%0D%00%09"),
    ("\u{7f}", "%7F"),
];

#[tokio::test]
async fn texts_are_one_segment() {
    let (stub, client) = start().await;
    for (text, encoded) in TEXTS {
        let targets = client.model_sync().targets();
        let call = targets.get_create_property(CONNECTION, *text);
        call.await
            .unwrap_or_else(|error| panic!("{text:?}: {error:?}"));
        let path = format!("/api/connections/{CONNECTION}/modelsync/targetobjects/properties");
        assert_eq!(stub.take_request().target, format!("{path}/{encoded}"));
    }
    stub.finish();
}

#[tokio::test]
async fn texts_in_the_last_of_several_segments() {
    let (stub, client) = start().await;
    for (text, encoded) in TEXTS {
        let executions = client.model_sync().executions();
        let call = executions.get_log(SYNC, EXECUTION, ExecutionLogType::Errors, *text);
        call.await
            .unwrap_or_else(|error| panic!("{text:?}: {error:?}"));
        let path = format!("/api/syncs/{SYNC}/executions/{EXECUTION}/errors");
        assert_eq!(stub.take_request().target, format!("{path}/{encoded}"));
    }
    stub.finish();
}

/// These change the route however they are written: an empty segment is none, and `%2E%2E` means
/// the same as `..` (RFC 3986, 6.2.2.2; WHATWG URL, "double-dot path segment"), which URL
/// libraries and proxies then remove. So nothing is sent.
#[tokio::test]
async fn texts_that_no_encoding_saves_are_refused() {
    let (stub, client) = start().await;
    for text in ["", ".", ".."] {
        let targets = client.model_sync().targets();
        let call = targets.get_create_property(CONNECTION, text);
        match call.await {
            Err(CallError::Request(error)) => assert_eq!(error.attempts(), 0),
            outcome => panic!("{text:?}: {outcome:?}"),
        }
        let executions = client.model_sync().executions();
        let r#type = ExecutionLogType::from(text);
        let call = executions.get_log_urls(SYNC, EXECUTION, r#type);
        call.await.expect_err("it would change the route");
        let call = executions.get_log(SYNC, EXECUTION, ExecutionLogType::Errors, text);
        call.into_request().expect_err("it would change the route");
    }
    assert_eq!(stub.requests().len(), 0);
}

/// A path in the base URL stays in front, with or without a slash at its end.
#[tokio::test]
async fn base_urls_with_a_path() {
    for (prefix, expected) in [
        ("", ""),
        ("/", ""),
        ("/proxy", "/proxy"),
        ("/a%2Fb/c/", "/a%2Fb/c"),
    ] {
        let stub = Stub::open().await;
        stub.script(Answer::json(200, &serde_json::json!({})));
        let client = client(&format!("{}{prefix}", stub.origin()));
        client.model_sync().list().await.expect("an answer");
        assert_eq!(stub.request().target, format!("{expected}/api/syncs"));
    }
}

#[test]
fn base_urls_that_are_none() {
    for url in [
        "",
        "app.polytomic.com",
        "ftp://example.com",
        "https://",
        "https://h/?q=1",
        "https://h/#f",
    ] {
        let builder = polytomic::Client::builder().base_url(url).bearer("t");
        assert!(builder.build().is_err(), "{url}");
    }
}
