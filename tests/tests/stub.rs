//! The stub server itself: does it see each kind of violation, and answer and fail as it is told?

use std::sync::Arc;
use std::time::{Duration, Instant};

use clientsmith_tests::Rule::{self, *};
use clientsmith_tests::{Answer, Description, Stub};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const THINGS: &str = include_str!("stub/things.yaml");
const ID: &str = "248df4b7-aa70-47b8-a036-33ac447e668d";

async fn things() -> Stub {
    let description = Description::parse(THINGS).expect("the description is readable");
    Stub::start(Arc::new(description)).await
}

/// Sends raw bytes, so that no client can mend them: a head without `host`, and a body.
async fn send(stub: &Stub, head: &str, body: &str) -> String {
    let address = stub.origin().trim_start_matches("http://").to_owned();
    let mut stream = TcpStream::connect(&address).await.unwrap();
    let (line, headers) = head.split_once('\n').unwrap_or((head, ""));
    let mut request = format!("{line} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n");
    for header in headers.lines() {
        request.push_str(&format!("{}\r\n", header.trim()));
    }
    if !body.is_empty() {
        request.push_str(&format!("content-length: {}\r\n", body.len()));
    }
    request.push_str(&format!("\r\n{body}"));
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

/// Sends a request and takes the rules that it breaks.
async fn broken(head: &str, body: &str) -> Vec<Rule> {
    let stub = things().await;
    let answer = send(&stub, head, body).await;
    let violations = stub.take_violations();
    let is_refused = answer.starts_with("HTTP/1.1 599");
    assert_eq!(is_refused, !violations.is_empty(), "{head}: {answer}");
    violations.iter().map(|violation| violation.rule).collect()
}

/// A GET of the list with a query.
async fn query(query: &str) -> Vec<Rule> {
    broken(
        &format!("GET /v1/things?{query}\nauthorization: Bearer t"),
        "",
    )
    .await
}

/// A POST with the headers that are always needed.
async fn post(headers: &str, body: &str) -> Vec<Rule> {
    let head = "POST /v1/things\nauthorization: Bearer t\nx-version: 2025-09-18";
    broken(&format!("{head}\n{headers}"), body).await
}

#[tokio::test]
async fn routes() {
    let auth = "authorization: Bearer t";
    assert_eq!(broken(&format!("GET /v1/things\n{auth}"), "").await, []);
    assert_eq!(
        broken("GET /v1/things/special", "").await,
        [],
        "literals win"
    );
    assert_eq!(broken(&format!("GET /things\n{auth}"), "").await, [Route]);
    assert_eq!(
        broken(&format!("GET /v1/nothing\n{auth}"), "").await,
        [Route]
    );
    assert_eq!(
        broken(&format!("PUT /v1/things\n{auth}"), "").await,
        [Method]
    );
    assert_eq!(
        broken(&format!("DELETE /v1/things/special\n{auth}"), "").await,
        [Method]
    );
}

#[tokio::test]
async fn path_parameters() {
    let delete = async |id: &str| {
        broken(
            &format!("DELETE /v1/things/{id}\nauthorization: Bearer t"),
            "",
        )
        .await
    };
    assert_eq!(delete(ID).await, []);
    assert_eq!(delete("seven").await, [Path], "no uuid");
    assert_eq!(delete("").await, [Path]);
    assert_eq!(
        delete("%2E%2e").await,
        [Path, Path],
        "a dot segment, and no uuid"
    );
    assert_eq!(delete("%zz").await, [Path]);
    assert_eq!(broken("GET /v1/styles/a,b/.1.2/;x=1;y=2", "").await, []);
    assert_eq!(broken("GET /v1/styles/a,b/1.2/;x=1;y=2", "").await, [Path]);
    assert_eq!(
        broken("GET /v1/styles/a,b/.1.z/x=1", "").await,
        [Path, Path]
    );
}

#[tokio::test]
async fn query_parameters() {
    let right = [
        "limit=5&active=true",
        "tags=a&tags=b%26c",
        "ids=1,2,3",
        "words=a%20b",
        "pipes=a%7Cb",
        "params%5Bregion%5D=eu&params%5Bregion%5D=us&params%5Bkind%5D=a%2Cb",
        "filter=%7B%22name%22:1%7D",
    ];
    for right in right {
        assert_eq!(query(right).await, [], "{right}");
    }
    let wrong = [
        "unknown=1",
        "limit=51",
        "limit=five",
        "limit=05",
        "limit=",
        "limit=1&limit=2",
        "active=yes",
        "ids=1&ids=2",
        "ids=1,b",
        "tags=a+b",
        "tags=%FF",
        "filter=%7B%7D",
        "filter=name",
    ];
    for wrong in wrong {
        assert_eq!(query(wrong).await, [Query], "{wrong}");
    }
    assert_eq!(
        query("params[region]=eu").await,
        [Query],
        "brackets are to be encoded"
    );
}

#[tokio::test]
async fn header_parameters() {
    let body = r#"{"name":"a"}"#;
    let send = async |headers: &str| {
        let head = "POST /v1/things\nauthorization: Bearer t\ncontent-type: application/json";
        broken(&format!("{head}\n{headers}"), body).await
    };
    assert_eq!(send("x-version: 2025-09-18").await, []);
    assert_eq!(send("").await, [Header], "required by the operation");
    assert_eq!(send("x-version: newest").await, [Header]);
    assert_eq!(
        send("x-version: 2025-09-18\nX-VERSION: 2025-09-18").await,
        [Header]
    );
    let optional = broken(
        "GET /v1/things\nauthorization: Bearer t\nx-version: new",
        "",
    )
    .await;
    assert_eq!(optional, [Header], "declared by the path item");
}

#[tokio::test]
async fn cookies() {
    let list = "GET /v1/things\nauthorization: Bearer t\ncookie: ";
    assert_eq!(broken(&format!("{list}session=abc"), "").await, []);
    assert_eq!(broken(&format!("{list}session=a"), "").await, [Cookie]);
    assert_eq!(
        broken(&format!("{list}session=abc; other=1"), "").await,
        [Cookie]
    );
}

#[tokio::test]
async fn security() {
    let list = async |headers: &str| broken(&format!("GET /v1/things\n{headers}"), "").await;
    assert_eq!(list("authorization: Bearer t.o-k_e~n==").await, []);
    assert_eq!(list("Authorization: basic dTpw").await, [], "u:p");
    assert_eq!(list("").await, [Security], "none");
    assert_eq!(
        list("authorization: Bearer t\nauthorization: Basic dTpw").await,
        [Security]
    );
    assert_eq!(list("authorization: Digest x").await, [Security]);
    assert_eq!(
        list("authorization: Bearer a b").await,
        [Security],
        "malformed"
    );
    assert_eq!(
        list("authorization: Basic u:p").await,
        [Security],
        "not base64"
    );
    assert_eq!(
        list("authorization: Basic dXA=").await,
        [Security],
        "no colon"
    );
    let key_too = broken("GET /v1/things?key=k\nauthorization: Bearer t", "").await;
    assert_eq!(key_too, [Security], "one credential too many");
    let special = broken("GET /v1/things/special\nauthorization: Bearer t", "").await;
    assert_eq!(special, [Security], "nothing where there is no security");

    let both = format!("GET /v1/things/{ID}?key=k\nauthorization: Basic dTpw");
    assert_eq!(
        broken(&both, "").await,
        [Description],
        "only the example is wrong"
    );
    let one = format!("GET /v1/things/{ID}?key=k");
    assert_eq!(broken(&one, "").await, [Security], "one of two");
}

#[tokio::test]
async fn bodies() {
    let json = "content-type: application/json";
    let right = r#"{"name":"a","count":null,"parts":[{"name":"b"}]}"#;
    assert_eq!(post(json, right).await, []);
    assert_eq!(
        post("content-type: application/json; charset=utf-8", right).await,
        []
    );
    assert_eq!(
        post(json, r#"{"count":1}"#).await,
        [Body],
        "name is required"
    );
    assert_eq!(
        post(json, r#"{"name":"a","parts":[{}]}"#).await,
        [Body],
        "deeper too"
    );
    assert_eq!(post(json, r#"{"name":"a","kind":"c"}"#).await, [Body]);
    assert_eq!(post(json, r#"{"name":"a""#).await, [Body], "no JSON");
    assert_eq!(post("", "").await, [Body], "required");
    assert_eq!(post("", right).await, [MediaType], "unnamed");
    assert_eq!(post("content-type: text/plain", right).await, [MediaType]);
    let form = "content-type: application/x-www-form-urlencoded";
    assert_eq!(post(form, "name=a+b&count=5").await, []);
    assert_eq!(post(form, "name=a&count=many").await, [Body]);

    let delete = format!("DELETE /v1/things/{ID}\nauthorization: Bearer t");
    assert_eq!(
        broken(&format!("{delete}\n{json}"), "{}").await,
        [Body, MediaType]
    );
    assert_eq!(broken(&format!("{delete}\n{json}"), "").await, [MediaType]);
}

#[tokio::test]
async fn accept() {
    let list = async |accept: &str| {
        broken(
            &format!("GET /v1/things\nauthorization: Bearer t\naccept: {accept}"),
            "",
        )
        .await
    };
    for right in ["application/json", "*/*", "text/html, application/*;q=0.5"] {
        assert_eq!(list(right).await, [], "{right}");
    }
    for wrong in ["text/html", "application/json;q=0", "json"] {
        assert!(list(wrong).await.contains(&Accept), "{wrong}");
    }
}

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
    assert!(missing.ends_with(r#"{"message":"text"}"#), "{missing}");
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
            .starts_with("HTTP/1.1 599")
    );
    assert_eq!(stub.take_violations().len(), 1);
}
