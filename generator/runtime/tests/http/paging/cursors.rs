//! Pages after a cursor, which the page before says.

use super::{ByHeader, ByLastItem, ByOffset, ByUrl, call, page, read, with};
use crate::server::Server;

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
