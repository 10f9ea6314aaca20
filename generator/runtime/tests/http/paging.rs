//! The ways in which pages follow each other.

use crate::runtime::api::{Endpoint, Parameter};
use crate::runtime::body::{self, Body, BodyError};
use crate::runtime::call::Call;
use crate::runtime::operation::Operation;
use crate::runtime::pages::{Paged, Paging};
use crate::server::{Server, Step, json};
use bytes::Bytes;
use serde_json::Value;
use std::convert::Infallible;

/// Operations on lists of anything: the array at `$items`, a JSON Pointer.
macro_rules! lists {
    ($($name:ident: $method:literal, $items:literal, $paging:expr;)*) => {$(
        #[derive(Clone, Copy, Debug)]
        struct $name;

        impl Operation for $name {
            type Output = Value;
            type Error = Infallible;
            const ENDPOINT: &'static Endpoint = &Endpoint {
                id: "list",
                tags: &[],
                method: $method,
                path: "/list",
                parameters: &[
                    Parameter::query("from"),
                    Parameter::query("limit"),
                    Parameter::header("X-From"),
                ],
                security: &[&[(0, "")], &[(3, "")]],
                accept: "application/json",
                server: None,
            };

            fn output(response: &http::Response<Bytes>) -> Option<Result<Value, BodyError>> {
                (response.status() == 200).then(|| body::json(response))
            }

            fn error(_: &http::Response<Bytes>) -> Option<Result<Infallible, BodyError>> {
                None
            }
        }

        impl Paged for $name {
            type Item = Value;
            const PAGING: Paging = $paging;

            fn items(page: Value) -> Vec<Value> {
                page.pointer($items).and_then(Value::as_array).cloned().unwrap_or_default()
            }
        }
    )*};
}

lists! {
    ByHeader: "GET", "", Paging::cursor().parameter(2).next_header("X-Next").items(&[]);
    ByLastItem: "GET", "/data", Paging::cursor()
        .parameter(0)
        .last_item(&["id"])
        .items(&["data"])
        .more(&["has_more"]);
    ByOffset: "GET", "/data", Paging::offset()
        .parameter(0)
        .items(&["data"])
        .total(&["meta", "total"]);
    ByFullPages: "GET", "/data", Paging::offset()
        .parameter(0)
        .items(&["data"])
        .limit(1, Some(2));
    ByPage: "GET", "/data", Paging::page(1).parameter(0).items(&["data"]).total(&["pages"]);
    ByPageFromZero: "GET", "/data", Paging::page(0)
        .parameter(0)
        .items(&["data"])
        .more(&["more"]);
    ByUrl: "GET", "/data", Paging::url().next(&["next"]).items(&["data"]);
    ByLink: "GET", "", Paging::url().link("next").items(&[]);
    ByBody: "POST", "/data", Paging::cursor()
        .body("application/json", &["page", "after"], false)
        .next(&["next"])
        .items(&["data"]);
    ByNumberInBody: "POST", "/data", Paging::offset()
        .body("application/json", &["skip"], true)
        .items(&["data"]);
}

fn call<O: Operation>(server: &Server) -> Call<O> {
    Call::new(&server.client())
}

/// What was asked for, from the query on, and the items that came of it.
async fn read<O: Paged<Output = Value, Item = Value>>(
    steps: impl IntoIterator<Item = Step>,
    set: impl FnOnce(Call<O>) -> Call<O>,
) -> (Vec<String>, Result<Vec<Value>, String>) {
    let server = Server::new(steps);
    let mut stream = set(call::<O>(&server)).items();
    let mut items = Vec::new();
    let outcome = loop {
        match stream.next().await {
            Some(Ok(item)) => items.push(item),
            Some(Err(error)) => break Err(error.to_string()),
            None => break Ok(items),
        }
    };
    assert!(
        stream.next().await.is_none(),
        "an end, or an error, is final"
    );
    let line = |line: &String| line.split_once("/list").map(|(_, query)| query.to_owned());
    (server.lines().iter().filter_map(line).collect(), outcome)
}

fn with(name: &'static str, value: &str, body: &'static str) -> Step {
    let headers = vec![
        ("content-type", "application/json".to_owned()),
        (name, value.to_owned()),
    ];
    Step::Answer(200, headers, body)
}

fn page(body: &'static str) -> Step {
    json(200, body)
}

#[tokio::test]
async fn a_cursor_in_a_header_goes_into_a_header() {
    let server = Server::new([with("x-next", "b c", "[1, 2]"), with("x-next", "", "[3]")]);
    let mut pages = call::<ByHeader>(&server).pages();
    assert!(pages.next().await.unwrap().is_ok());
    assert_eq!(pages.cursor(), Some("b c"));
    assert!(pages.next().await.unwrap().is_ok());
    assert!(pages.next().await.is_none());
    let requests = server.requests();
    let sent: Vec<_> = requests
        .iter()
        .map(|it| it.headers().get("x-from"))
        .collect();
    assert_eq!(sent[0], None);
    assert_eq!(sent[1].unwrap(), "b c");
}

#[tokio::test]
async fn the_last_item_is_the_cursor_while_there_is_more() {
    let (asked, items) = read::<ByLastItem>(
        [
            page(r#"{"data": [{"id": "a"}, {"id": "b"}], "has_more": true}"#),
            page(r#"{"data": [{"id": "c"}], "has_more": false}"#),
        ],
        |call| call,
    )
    .await;
    assert_eq!(asked, ["", "?from=b"]);
    assert_eq!(items.unwrap().len(), 3);
    // Where the page does not say, an empty one is the last.
    let (asked, items) = read::<ByLastItem>(
        [page(r#"{"data": [{"id": 7}]}"#), page(r#"{"data": []}"#)],
        |call| call,
    )
    .await;
    assert_eq!(asked, ["", "?from=7"]);
    assert_eq!(items.unwrap().len(), 1);
}

#[tokio::test]
async fn what_a_page_should_say_and_does_not_is_an_error() {
    let said = [
        (
            r#"{"data": [{}], "has_more": true}"#,
            "list: the last item has no `id`",
        ),
        (
            r#"{"data": [], "has_more": true}"#,
            "list: the page says that there is more, but holds nothing",
        ),
        (
            r#"{"data": [{"id": 1}], "has_more": "yes"}"#,
            "list: `has_more` of the page is not a boolean",
        ),
        (
            r#"{"data": {}}"#,
            "list: `data` of the page is not an array",
        ),
        (
            r#"{"data": [{"id": []}]}"#,
            "list: `id` of the page is not a cursor",
        ),
    ];
    for (body, expected) in said {
        let (_, items) = read::<ByLastItem>([page(body)], |call| call).await;
        assert_eq!(items.unwrap_err(), expected);
    }
    let (_, items) = read::<ByOffset>(
        [page(r#"{"data": [1], "meta": {"total": "many"}}"#)],
        |call| call,
    )
    .await;
    assert_eq!(
        items.unwrap_err(),
        "list: `meta.total` of the page is not a number"
    );
}

#[tokio::test]
async fn offsets_count_items_to_the_total() {
    let (asked, items) = read::<ByOffset>(
        [
            page(r#"{"data": [1, 2], "meta": {"total": 5}}"#),
            page(r#"{"data": [3, 4], "meta": {"total": 5}}"#),
            page(r#"{"data": [5], "meta": {"total": "5"}}"#),
        ],
        |call| call,
    )
    .await;
    assert_eq!(asked, ["", "?from=2", "?from=4"]);
    assert_eq!(items.unwrap(), [1, 2, 3, 4, 5]);
    // From the one that is set; without a total, to the empty page.
    let (asked, items) = read::<ByOffset>(
        [page(r#"{"data": [1]}"#), page(r#"{"data": null}"#)],
        |call| call.set_argument(0, &40_i64),
    )
    .await;
    assert_eq!(asked, ["?from=40", "?from=41"]);
    assert_eq!(items.unwrap(), [1]);
}

#[tokio::test]
async fn a_page_that_is_not_full_is_the_last_where_the_limit_is_known() {
    let two = || page(r#"{"data": [1, 2]}"#);
    let (asked, items) = read::<ByFullPages>([two(), page(r#"{"data": [3]}"#)], |call| call).await;
    assert_eq!(asked, ["", "?from=2"]);
    assert_eq!(items.unwrap(), [1, 2, 3]);
    let (asked, _) = read::<ByFullPages>([two()], |call| call.set_argument(1, &3_i64)).await;
    assert_eq!(asked, ["?limit=3"]);
}

#[tokio::test]
async fn pages_have_numbers() {
    let (asked, items) = read::<ByPage>(
        [
            page(r#"{"data": [1], "pages": 3}"#),
            page(r#"{"data": [2], "pages": 3}"#),
            page(r#"{"data": [3], "pages": 3}"#),
        ],
        |call| call,
    )
    .await;
    assert_eq!(asked, ["", "?from=2", "?from=3"]);
    assert_eq!(items.unwrap(), [1, 2, 3]);
    let (asked, _) = read::<ByPage>(
        [page(r#"{"data": [1]}"#), page(r#"{"data": []}"#)],
        |call| call.set_argument(0, &7_i64),
    )
    .await;
    assert_eq!(asked, ["?from=7", "?from=8"]);
    // An empty page in the middle, and numbers from zero.
    let (asked, items) = read::<ByPageFromZero>(
        [
            page(r#"{"data": [1], "more": true}"#),
            page(r#"{"data": [], "more": true}"#),
            page(r#"{"data": [2], "more": false}"#),
        ],
        |call| call,
    )
    .await;
    assert_eq!(asked, ["", "?from=1", "?from=2"]);
    assert_eq!(items.unwrap(), [1, 2]);
}

#[tokio::test]
async fn a_server_that_does_not_heed_the_number_is_not_asked_for_ever() {
    let steps = (0..9).map(|_| page(r#"{"data": [{"id": 1}]}"#));
    let (asked, items) = read::<ByPage>(steps, |call| call).await;
    assert_eq!(asked, ["", "?from=2"]);
    assert_eq!(
        items.unwrap_err(),
        "list: the server gives the same page again"
    );
}

#[tokio::test]
async fn urls_are_relative_to_the_page_that_names_them() {
    let server = Server::new(
        [
            r#"{"data": [1], "next": "https://api.example.com/list?page=2&q=a%20b"}"#,
            r#"{"data": [2], "next": "?page=3"}"#,
            r#"{"data": [3], "next": "/other/./list?page=4#top"}"#,
            r#"{"data": [4], "next": "http://api.example.com/list?page=5"}"#,
            r#"{"data": [5], "next": null}"#,
        ]
        .map(page),
    );
    let mut items = call::<ByUrl>(&server).set_argument(1, &9_i64).items();
    let mut count = 0;
    while let Some(item) = items.next().await {
        count += item.unwrap().as_i64().unwrap();
    }
    assert_eq!(count, 15);
    assert_eq!(
        server.lines(),
        [
            "GET https://api.example.com/list?limit=9",
            "GET https://api.example.com/list?page=2&q=a%20b",
            "GET https://api.example.com/list?page=3",
            "GET https://api.example.com/other/list?page=4",
            // Not from https to http.
            "GET https://api.example.com/list?page=5",
        ]
    );
    let authorized = |it: &http::Request<Bytes>| it.headers().contains_key("authorization");
    assert!(server.requests().iter().all(authorized));
}

#[tokio::test]
async fn no_url_leads_to_another_host() {
    for url in [
        "https://evil.example/list?page=2",
        "//evil.example/list",
        "https://api.example.com:8443/list",
        "http://api.example.com:80/list",
        "https://user@evil.example/list",
        "https://api.example.com@evil.example/list",
        "https://api.example.com.evil.example/list",
        "ftp://api.example.com/list",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://",
    ] {
        let body = format!(r#"{{"data": [1], "next": "{url}"}}"#);
        let server = Server::new([page(body.leak())]);
        let mut pages = call::<ByUrl>(&server).pages();
        assert!(pages.next().await.unwrap().is_ok());
        let error = pages.next().await.unwrap().unwrap_err();
        let message = error.to_string();
        assert!(
            message.starts_with("list: the next page is not at "),
            "{url}: {message}"
        );
        assert_eq!(server.requests().len(), 1);
    }
}

#[tokio::test]
async fn a_url_that_repeats_is_not_followed() {
    let steps = (0..9).map(|_| page(r#"{"data": [], "next": "/list?page=2"}"#));
    let (asked, items) = read::<ByUrl>(steps, |call| call).await;
    assert_eq!(asked, ["", "?page=2"]);
    assert_eq!(
        items.unwrap_err(),
        "list: the server names a next page that has been there already"
    );
}

#[tokio::test]
async fn a_key_that_the_server_keeps_in_the_url_is_sent_once() {
    let server = Server::new([
        page(r#"{"data": [], "next": "/list?api%20key=SECRET&page=2"}"#),
        page(r#"{"data": []}"#),
    ]);
    let client = server.builder().query_key("SECRET").build().unwrap();
    let mut items = Call::<ByUrl>::new(&client).items();
    assert!(items.next().await.is_none());
    assert_eq!(
        server.lines(),
        [
            "GET https://api.example.com/list?api%20key=SECRET",
            "GET https://api.example.com/list?page=2&api%20key=SECRET",
        ]
    );
}

/// Written after RFC 8288, section 3.5 and appendix B.
#[tokio::test]
async fn links_of_all_kinds() {
    for (header, next) in [
        (r#"</list?page=2>; rel="next""#, Some("?page=2")),
        ("</list?page=2>;rel=next", Some("?page=2")),
        (
            r#"</list?page=1>; rel="prev", </list?page=3>; rel="next""#,
            Some("?page=3"),
        ),
        (
            r#"</list?a=1,2;b>; title="a, \"b\"; rel=next"; REL="Last NEXT"; x"#,
            Some("?a=1,2;b"),
        ),
        (r#", ,</list?p=2> ; rel = "next" ,"#, Some("?p=2")),
        (
            r#"</list?page=2>; rel="next"; rel="other""#,
            Some("?page=2"),
        ),
        (r#"</list?page=2>; rel="other"; rel="next""#, None),
        (r#"</list?page=2>; rel="next"; anchor="/elsewhere""#, None),
        (r#"</list?page=2>; rel="nextpage""#, None),
        (r#"</list?page=2>"#, None),
        ("", None),
    ] {
        let last = page("[]");
        let steps = [with("link", header, "[1]")];
        let steps = steps.into_iter().chain(next.is_some().then_some(last));
        let (asked, items) = read::<ByLink>(steps, |call| call).await;
        let expected: Vec<_> = [""].into_iter().chain(next).collect();
        assert_eq!(asked, expected, "{header}");
        assert_eq!(items.unwrap(), [1]);
    }
    for broken in ["/list?page=2", "</list", r#"</list>; rel="next"#, "<a> b"] {
        let (_, items) = read::<ByLink>([with("link", broken, "[]")], |call| call).await;
        assert_eq!(
            items.unwrap_err(),
            "list: the `Link` header cannot be read",
            "{broken}"
        );
    }
}

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

#[tokio::test]
async fn streams_go_on_where_others_ended() {
    let server = Server::new([page(r#"{"data": []}"#)]);
    let mut pages = call::<ByUrl>(&server).pages().starting_at("/list?page=9");
    assert_eq!(pages.cursor(), Some("/list?page=9"));
    assert!(pages.next().await.unwrap().is_ok());
    assert!(pages.next().await.is_none());
    assert_eq!(server.lines(), ["GET https://api.example.com/list?page=9"]);

    // Items tell of the page that they are of.
    let server = Server::new([
        page(r#"{"data": [1, 2]}"#),
        page(r#"{"data": [3, 4]}"#),
        page(r#"{"data": [3, 4]}"#),
    ]);
    let mut items = call::<ByOffset>(&server).items();
    for cursor in [None, None, Some("2")] {
        items.next().await.unwrap().unwrap();
        assert_eq!(items.cursor(), cursor);
    }
    let cursor = items.cursor().unwrap().to_owned();
    let mut items = call::<ByOffset>(&server).items().starting_at(&cursor);
    assert_eq!(items.next().await.unwrap().unwrap(), 3);

    for (cursor, expected) in [
        ("x", "list: the cursor is not a number"),
        ("", "list: an empty cursor leads nowhere"),
    ] {
        let server = Server::new([]);
        let mut pages = call::<ByOffset>(&server).pages().starting_at(cursor);
        let error = pages.next().await.unwrap().unwrap_err();
        assert_eq!(error.to_string(), expected);
        assert!(pages.next().await.is_none());
    }
}
