//! Lists over several pages: every item once, the cursor passed back unchanged, and an end.

use clientsmith_tests::Answer;
use futures_util::StreamExt;
use polytomic::Error;
use serde_json::{Value, json};

use crate::{SYNC, code, start};

/// A page of syncs with these names; the token is left out if it is `None`.
fn page(names: &[&str], token: Option<Value>) -> Answer {
    let items: Vec<_> = names.iter().map(|name| json!({ "name": name })).collect();
    let pagination = token.map_or(json!({}), |token| json!({ "next_page_token": token }));
    Answer::json(200, &json!({ "data": items, "pagination": pagination }))
}

#[tokio::test]
async fn items_of_several_pages() {
    // A token with each delimiter of a query, and one that is encoded already.
    let tokens = ["a+b/c==&limit=1#?", "%2B ü"];
    let (stub, client) = start().await;
    stub.script(page(&["a", "b"], Some(json!(tokens[0]))));
    stub.script(page(&[], Some(json!(tokens[1]))));
    stub.script(page(&["c"], None));
    let mut items = client.model_sync().list().active(true).limit(2).items();
    let mut names = Vec::new();
    while let Some(item) = items.next().await {
        names.extend(item.expect("an item").name);
    }
    assert_eq!(names, ["a", "b", "c"]);
    let requests = stub.requests();
    let targets: Vec<_> = requests
        .iter()
        .map(|request| request.target.as_str())
        .collect();
    let expected = [
        "/api/syncs?active=true&limit=2",
        "/api/syncs?active=true&page_token=a%2Bb%2Fc%3D%3D%26limit%3D1%23%3F&limit=2",
        "/api/syncs?active=true&page_token=%252B%20%C3%BC&limit=2",
    ];
    assert_eq!(targets, expected);
    stub.finish();
}

#[tokio::test]
async fn pages_as_a_stream() {
    let (stub, client) = start().await;
    stub.script(page(&["a", "b"], Some(json!("2"))));
    stub.script(page(&["c"], None));
    let pages = client.model_sync().list().pages();
    let sizes = pages.map(|page| {
        page.expect("a page")
            .data
            .into_value()
            .map_or(0, |data| data.len())
    });
    assert_eq!(sizes.collect::<Vec<_>>().await, [2, 1]);
}

#[tokio::test]
async fn each_form_of_the_end() {
    let no_pagination = Answer::json(200, &json!({ "data": [] }));
    let no_items = Answer::json(200, &json!({ "data": null }));
    let null = Answer::json(200, &json!({ "data": [], "pagination": null }));
    let ends = [
        page(&[], None),
        page(&[], Some(json!(""))),
        no_pagination,
        no_items,
        null,
    ];
    let (stub, client) = start().await;
    for end in ends {
        stub.script(end);
        let items = client.model_sync().list().items();
        assert_eq!(items.collect::<Vec<_>>().await.len(), 0);
        assert_eq!(stub.take_requests().len(), 1);
    }
    stub.finish();
}

/// A server that gives the same cursor again would be asked forever.
#[tokio::test]
async fn the_same_cursor_twice_is_an_error() {
    let (stub, client) = start().await;
    stub.script(page(&["a"], Some(json!("again"))));
    stub.script(page(&["b"], Some(json!("again"))));
    let items: Vec<_> = client.model_sync().list().items().collect().await;
    let results: Vec<_> = items.iter().map(Result::is_ok).collect();
    assert_eq!(results, [true, true, false]);
    stub.finish();
}

/// Nor does a longer circle go on forever.
#[tokio::test]
async fn cursors_in_a_circle_are_an_error() {
    let (stub, client) = start().await;
    for index in 0..30 {
        stub.script(page(&["a"], Some(json!(["1", "2", "3"][index % 3]))));
    }
    let pages: Vec<_> = client.model_sync().list().pages().collect().await;
    let (last, before) = pages.split_last().expect("a result");
    assert!(before.iter().all(Result::is_ok));
    let error = last.as_ref().expect_err("it has no end");
    assert!(error.to_string().contains("listSyncs"), "{error}");
    assert!(before.len() < 12, "{}", before.len());
    stub.repeat(page(&[], None));
    for _ in stub.requests().len()..30 {
        client.model_sync().list().await.expect("a page");
    }
}

/// The page that is there is given, before the error.
#[tokio::test]
async fn a_cursor_that_is_none_is_an_error() {
    let (stub, client) = start().await;
    for cursor in [json!({}), json!(true), json!([1])] {
        stub.script(page(&["a"], Some(cursor)));
        let error = client.model_sync().list().items().next().await;
        let error = error.expect("a result").expect_err("that is no cursor");
        assert!(error.to_string().contains("next_page_token"), "{error}");
    }
    stub.finish();
}

/// To go on another day.
#[tokio::test]
async fn the_cursor_can_be_kept() {
    let (stub, client) = start().await;
    stub.script(page(&["a"], Some(json!("2"))));
    stub.script(page(&["b"], None));
    let mut pages = client.model_sync().list().limit(1).pages();
    assert_eq!(pages.cursor(), None);
    pages.next().await.expect("a result").expect("a page");
    let cursor = pages.cursor().expect("there is another page").to_owned();
    let rest = client.model_sync().list().limit(1).page_token(cursor);
    let rest: Vec<_> = rest.items().collect().await;
    assert_eq!(rest.len(), 1);
    assert_eq!(stub.requests()[1].query(), Some("page_token=2&limit=1"));
    stub.finish();
}

/// A page that fails and can be had again is had again; the stream does not notice.
#[tokio::test]
async fn pages_are_repeated_like_any_call() {
    let (stub, client) = start().await;
    stub.script(page(&["a"], Some(json!("2"))));
    stub.script(Answer::status(503));
    stub.script(Answer::reset());
    stub.script(page(&["b"], None));
    let items: Vec<_> = client.model_sync().list().items().collect().await;
    assert!(items.len() == 2 && items.iter().all(Result::is_ok));
    stub.finish();
}

/// Nothing is asked for before somebody asks.
#[tokio::test]
async fn pages_are_lazy() {
    let (stub, client) = start().await;
    stub.script(page(&["a", "b"], Some(json!("2"))));
    let mut items = client.model_sync().list().items();
    assert_eq!(stub.requests().len(), 0);
    for _ in 0..2 {
        items.next().await.expect("a result").expect("an item");
    }
    assert_eq!(stub.requests().len(), 1);
}

#[tokio::test]
async fn an_error_ends_the_stream() {
    let (stub, client) = start().await;
    stub.script(page(&["a"], Some(json!("2"))));
    stub.script(Answer::json(404, &json!({ "message": "gone" })));
    let mut items = client.model_sync().list().items();
    assert!(items.next().await.expect("an item").is_ok());
    let error = Error::from(
        items
            .next()
            .await
            .expect("a result")
            .expect_err("the page is gone"),
    );
    assert_eq!(code(&error), Some(404));
    assert!(items.next().await.is_none());
    stub.finish();
}

#[tokio::test]
async fn executions_too_and_from_a_page_on() {
    let (stub, client) = start().await;
    let body = json!({ "data": [{ "type": "manual" }], "pagination": { "next_page_token": "3" } });
    stub.script(Answer::json(200, &body));
    stub.script(Answer::json(200, &json!({ "data": [{}] })));
    let list = client
        .model_sync()
        .executions()
        .list(SYNC)
        .page_token("2")
        .ascending(true);
    assert_eq!(list.items().collect::<Vec<_>>().await.len(), 2);
    let requests = stub.requests();
    let queries: Vec<_> = requests.iter().map(|request| request.query()).collect();
    let expected = ["page_token=2&ascending=true", "page_token=3&ascending=true"];
    assert_eq!(queries, expected.map(Some));
}

#[tokio::test]
async fn streams_go_on_from_a_cursor() {
    let (stub, client) = start().await;
    stub.script(page(&["a"], Some(json!("2"))));
    stub.script(page(&["b", "c"], None));
    stub.script(page(&["b", "c"], None));
    let mut items = client.model_sync().list().items();
    for cursor in [None, Some("2")] {
        items.next().await.expect("an item").expect("no error");
        assert_eq!(items.cursor(), cursor);
    }
    // Elsewhere, later: all of the page that was not read to its end.
    let mut items = client.model_sync().list().limit(5).items().starting_at("2");
    let mut names = Vec::new();
    while let Some(item) = items.next().await {
        names.extend(item.expect("an item").name);
    }
    assert_eq!(names, ["b", "c"]);
    let requests = stub.requests();
    assert_eq!(requests[2].target, "/api/syncs?page_token=2&limit=5");
    stub.finish();
}
