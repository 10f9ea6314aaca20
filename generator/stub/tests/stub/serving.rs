//! Does a stub answer, and fail, as it is told?

use std::sync::Arc;
use std::time::{Duration, Instant};

use clientsmith_stub::Rule::Security;
use clientsmith_stub::{Answer, Description, Stub};
use serde_json::json;

use super::{ID, send, things};

#[tokio::test]
async fn records_the_bytes() {
    let stub = things().await;
    let head = "POST /v1/things?\nX-Version:   2025-09-18\nauthorization: Bearer t\ncontent-Type: application/json";
    send(&stub, head, r#"{"name":"a"}"#).await;
    let request = stub.request();
    assert_eq!(request.operation.as_deref(), Some("createThing"));
    assert_eq!(request.target, "/v1/things?");
    let names: Vec<_> = request
        .headers
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    let sent = [
        "host",
        "connection",
        "X-Version",
        "authorization",
        "content-Type",
        "content-length",
    ];
    assert_eq!(names, sent);
    assert_eq!(request.header("x-version"), Some("2025-09-18"));
    assert_eq!(request.text(), r#"{"name":"a"}"#);
}

#[tokio::test]
async fn answers_with_the_examples() {
    let stub = things().await;
    let body = r#"{"name":"a"}"#;
    let json = "content-type: application/json\nx-version: 2025-09-18";
    let made = send(
        &stub,
        &format!("POST /v1/things\nauthorization: Bearer t\n{json}"),
        body,
    )
    .await;
    assert!(made.starts_with("HTTP/1.1 201 Created\r\n"), "{made}");
    assert!(made.contains("location: /v1/things/7\r\n"), "{made}");
    assert!(
        made.ends_with(&format!(r#"{{"id":"{ID}","name":"seven"}}"#)),
        "{made}"
    );
    let listed = send(&stub, "GET /v1/things\nauthorization: Bearer t", "").await;
    assert!(
        listed.contains(r#""kind":"a""#),
        "made from the schema: {listed}"
    );
    stub.script(Answer::declared(404).header("x-request-id", "r"));
    let missing = send(&stub, "GET /v1/things\nauthorization: Bearer t", "").await;
    assert!(
        missing.starts_with("HTTP/1.1 404 Not Found\r\nx-request-id: r\r\n"),
        "{missing}"
    );
    assert!(missing.contains(r#"{"message":""#), "{missing}");
    stub.finish();
}

#[tokio::test]
async fn answers_by_script_and_then_by_example() {
    let stub = things().await;
    stub.script(Answer::status(429).header("retry-after", "1"));
    stub.script(Answer::json(200, &json!({ "odd": 1 })));
    let url = format!("{}/things/special", stub.url());
    let first = reqwest::get(&url).await.unwrap();
    assert_eq!(
        (first.status().as_u16(), &first.headers()["retry-after"]),
        (429, &"1".parse().unwrap())
    );
    assert_eq!(
        reqwest::get(&url).await.unwrap().text().await.unwrap(),
        r#"{"odd":1}"#
    );
    assert_eq!(reqwest::get(&url).await.unwrap().status().as_u16(), 204);
    stub.repeat(Answer::status(503));
    for _ in 0..2 {
        assert_eq!(reqwest::get(&url).await.unwrap().status().as_u16(), 503);
    }
    assert_eq!(stub.requests().len(), 5);
}

#[tokio::test]
async fn breaks_connections() {
    let stub = Stub::open().await;
    stub.script(Answer::reset());
    let error = reqwest::get(stub.url()).await.unwrap_err();
    assert!(
        format!("{error:?}").contains("ConnectionReset"),
        "{error:?}"
    );
    stub.script(Answer::hang_up());
    let error = reqwest::get(stub.url()).await.unwrap_err();
    assert!(
        format!("{error:?}").contains("IncompleteMessage"),
        "{error:?}"
    );
    stub.script(Answer::raw(b"SMTP ready\r\n\r\n"));
    let error = reqwest::get(stub.url()).await.unwrap_err();
    assert!(format!("{error:?}").contains("Parse"), "{error:?}");
    stub.script(Answer::status(200).body("half").truncated(4));
    let cut = reqwest::get(stub.url()).await.unwrap();
    assert_eq!(
        (cut.status().as_u16(), cut.content_length()),
        (200, Some(8))
    );
    let error = cut.text().await.unwrap_err();
    assert!(error.is_body() || error.is_decode(), "{error:?}");
    stub.finish();
}

#[tokio::test]
async fn takes_its_time() {
    let stub = Stub::open().await;
    let delay = Duration::from_millis(80);
    let start = Instant::now();
    stub.script(Answer::status(200).body("slow").slow_body(delay));
    let answer = reqwest::get(stub.url()).await.unwrap();
    assert!(start.elapsed() < delay, "the head comes at once");
    assert_eq!(answer.content_length(), Some(4));
    assert_eq!(answer.text().await.unwrap(), "slow");
    assert!(start.elapsed() >= delay);
    stub.script(Answer::redirect(302, "/elsewhere").slow_head(delay));
    let start = Instant::now();
    reqwest::get(stub.url()).await.unwrap();
    assert!(start.elapsed() >= delay);
    assert_eq!(stub.requests()[2].target, "/elsewhere");
}

#[tokio::test]
#[should_panic(expected = "broke the description")]
async fn fails_the_test_that_broke_a_rule() {
    let stub = things().await;
    send(&stub, "GET /v1/things", "").await;
    stub.finish();
}

#[tokio::test]
#[should_panic(expected = "were not fetched")]
async fn fails_the_test_that_left_answers() {
    let stub = things().await;
    stub.script(Answer::status(503));
}

#[tokio::test]
async fn tolerates_what_it_is_told_to() {
    let stub = things().await;
    stub.tolerate(Security);
    let answer = send(&stub, "GET /v1/things", "").await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert_eq!(stub.take_violations().len(), 1, "recorded all the same");
}

#[tokio::test]
async fn reads_openapi_30() {
    let text = r##"
        openapi: 3.0.3
        paths:
          /a:
            post:
              requestBody:
                content: { application/json: { schema: { $ref: "#/components/schemas/A" } } }
              responses: { 204: { description: done } }
        components:
          schemas:
            A: { type: object, properties: { n: { type: integer, nullable: true, minimum: 0, exclusiveMinimum: true } } }
    "##;
    let description = Description::parse(text).expect("the description is readable");
    let stub = Stub::start(Arc::new(description)).await;
    let json = "POST /a\ncontent-type: application/json";
    assert!(
        send(&stub, json, r#"{"n":null}"#)
            .await
            .starts_with("HTTP/1.1 204")
    );
    assert!(
        send(&stub, json, r#"{"n":0}"#)
            .await
            .starts_with("HTTP/1.1 400")
    );
    assert_eq!(stub.take_violations().len(), 1);
}
