//! What a stub answers, of all that a description allows.

use serde_json::json;

use super::any::post;
use super::server::{Asked, ask};

#[tokio::test]
async fn answers_as_the_request_prefers() {
    let stub = post(
        "responses: { \
           '200': { description: it, content: { application/json: { examples: { one: { value: 1 }, two: { value: 2 } } }, \
             text/plain: { example: three } } }, \
           4XX: { description: no, content: { application/problem+json: { example: { title: no } } } } }",
    )
    .await;
    let answer = ask(&stub, Asked::of("POST", "/a")).await;
    assert_eq!((answer.status, answer.body.as_str()), (200, "1"));
    let answer = ask(&stub, Asked::of("POST", "/a").header("Prefer: example=two")).await;
    assert_eq!(answer.body, "2");
    let answer = ask(
        &stub,
        Asked::of("POST", "/a").header("Prefer: code=404, example=x"),
    )
    .await;
    assert_eq!(
        (answer.status, answer.json()),
        (404, json!({ "title": "no" }))
    );
    assert_eq!(answer.header("preference-applied"), Some("code=404"));
    assert_eq!(
        answer.header("content-type"),
        Some("application/problem+json")
    );
    let accept = "Accept: application/json;q=0.5, text/*;q=0.8";
    let answer = ask(&stub, Asked::of("POST", "/a").header(accept)).await;
    assert_eq!(
        (answer.header("content-type"), answer.body.as_str()),
        (Some("text/plain"), "three")
    );
    let answer = ask(&stub, Asked::of("POST", "/a").header("Accept: image/png")).await;
    assert_eq!(answer.status, 406);
    assert_eq!(stub.take_violations().len(), 1);
}

#[tokio::test]
async fn answers_in_streams_and_events() {
    let item = "{ type: object, required: [n], properties: { n: { type: integer } } }";
    let stub = post(&format!(
        "responses: {{ '200': {{ description: items, content: {{ text/event-stream: {{ schema: {item} }}, \
           application/json-seq: {{ schema: {{ type: array, items: {item} }} }} }} }} }}"
    ))
    .await;
    let events = ask(
        &stub,
        Asked::of("POST", "/a").header("Accept: text/event-stream"),
    )
    .await;
    let events: Vec<_> = events.body.split_terminator("\n\n").collect();
    assert_eq!(events.len(), 3, "{events:?}");
    assert!(
        events
            .iter()
            .all(|event| event.starts_with("data: {\"n\":")),
        "{events:?}"
    );
    let texts = ask(
        &stub,
        Asked::of("POST", "/a").header("Accept: application/json-seq"),
    )
    .await;
    let texts: Vec<_> = texts.body.split('\x1e').skip(1).collect();
    assert!(
        texts.len() == 3 && texts.iter().all(|text| text.ends_with("}\n")),
        "{texts:?}"
    );
}

#[tokio::test]
async fn answers_in_xml() {
    let stub = post(
        "responses: { '200': { description: it, content: { application/xml: { \
           example: { id: 7, tags: [a, '<'] }, \
           schema: { type: object, properties: { id: { type: integer, xml: { attribute: true } }, \
             tags: { type: array, xml: { wrapped: true }, items: { type: string, xml: { name: tag } } } } } } } } }",
    )
    .await;
    let answer = ask(&stub, Asked::of("POST", "/a")).await;
    let expected = r#"<root id="7"><tags><tag>a</tag><tag>&lt;</tag></tags></root>"#;
    assert_eq!(answer.body.lines().last(), Some(expected));
}

/// What a description says wrongly is said, and something else is sent.
#[tokio::test]
async fn makes_a_value_in_place_of_a_wrong_example() {
    let stub = post(
        "responses: { '200': { description: it, content: { application/json: { example: seven, schema: { type: integer } } } } }",
    )
    .await;
    let answer = ask(&stub, Asked::of("POST", "/a")).await;
    assert!(answer.json().is_i64(), "{}", answer.body);
    let found = stub.take_violations();
    assert_eq!(found.len(), 1);
    assert!(found[0].message.contains("is not valid"), "{found:?}");
}

#[tokio::test]
async fn leaves_out_of_an_example_what_is_not_declared() {
    let known = "type: object, properties: { known: { type: integer } }";
    let stub = post(&format!(
        "responses: {{ '200': {{ description: it, content: {{ application/json: {{ \
           schema: {{ type: object, required: [kept], properties: {{ \
             list: {{ type: array, items: {{ allOf: [{{ {known} }}, {{ {known} }}] }} }}, \
             map: {{ type: object, additionalProperties: {{ {known} }} }}, \
             free: {{ type: object }}, \
             one: {{ oneOf: [{{ {known}, required: [other] }}, {{ {known} }}] }} }} }}, \
           example: {{ gone: 1, kept: 2, free: {{ any: 3 }}, list: [{{ known: 4, gone: 5 }}], \
             map: {{ key: {{ known: 6, gone: 7 }} }}, one: {{ known: 8, gone: 9 }} }} }} }} }} }}"
    ))
    .await;
    let answer = ask(&stub, Asked::of("POST", "/a")).await;
    let expected = json!({
        "kept": 2,
        "free": { "any": 3 },
        "list": [{ "known": 4 }],
        "map": { "key": { "known": 6 } },
        "one": { "known": 8 },
    });
    assert_eq!(answer.json(), expected);
}

#[tokio::test]
async fn answers_a_right_request_with_no_error() {
    let stub = post("responses: { '403': { description: no } }").await;
    let answer = ask(&stub, Asked::of("POST", "/a")).await;
    assert_eq!((answer.status, answer.body.as_str()), (200, ""));
    let stub = post("responses: { '302': { description: elsewhere } }").await;
    let answer = ask(&stub, Asked::of("POST", "/a")).await;
    assert_eq!(answer.status, 302);
    assert!(answer.header("location").is_some());
}
