//! Cursors and numbers that go into the body of the request.

use super::{ByBody, ByNumberInBody, call, page};
use crate::runtime::body::Body;
use crate::server::Server;
use serde_json::Value;

#[tokio::test]
async fn a_body_takes_the_cursor() {
    let server = Server::new([
        page(r#"{"data": [1], "next": "x"}"#),
        page(r#"{"data": [2]}"#),
    ]);
    let body: Value = serde_json::json!({"query": "q", "page": {"size": 1}});
    let call = call::<ByBody>(&server).set_body(Body::json("application/json", &body));
    let mut items = call.items();
    while let Some(item) = items.next().await {
        item.unwrap();
    }
    let requests = server.requests();
    let sent: Vec<Value> = requests
        .iter()
        .map(|it| serde_json::from_slice(it.body()).unwrap())
        .collect();
    assert_eq!(sent[0], body);
    assert_eq!(
        sent[1],
        serde_json::json!({"query": "q", "page": {"size": 1, "after": "x"}})
    );
}

#[tokio::test]
async fn a_body_takes_a_number_even_where_none_was_sent() {
    let server = Server::new([page(r#"{"data": [1]}"#), page(r#"{"data": []}"#)]);
    let mut items = call::<ByNumberInBody>(&server).items().starting_at("3");
    while let Some(item) = items.next().await {
        item.unwrap();
    }
    let requests = server.requests();
    assert_eq!(requests[0].headers()["content-type"], "application/json");
    let sent: Vec<_> = requests.iter().map(|it| it.body().clone()).collect();
    assert_eq!(sent, [r#"{"skip":3}"#, r#"{"skip":4}"#]);
}

#[tokio::test]
async fn a_body_without_a_place_for_the_cursor_is_an_error() {
    let server = Server::new([page(r#"{"data": [], "next": "x"}"#)]);
    let body: Value = serde_json::json!({"page": 1});
    let call = call::<ByBody>(&server).set_body(Body::json("application/json", &body));
    let error = call.items().next().await.unwrap().unwrap_err();
    assert_eq!(
        error.to_string(),
        "list: the body has no place for `page.after`"
    );
}
