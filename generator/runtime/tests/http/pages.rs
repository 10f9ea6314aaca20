//! Pages and items.

use crate::runtime::error::CallError;
use crate::server::{Server, Step, json};
use std::future::poll_fn;
use std::pin::Pin;

const FIRST: &str = r#"{"data":[{"id":"a"},{"id":"b"}],"pagination":{"next_page_token":"t/1"}}"#;
const SECOND: &str = r#"{"data":[],"pagination":{"next_page_token":"t2"}}"#;
const LAST: &str = r#"{"data":[{"id":"c"}],"pagination":{"next_page_token":null}}"#;

fn server() -> Server {
    Server::new([FIRST, SECOND, LAST].map(|page| json(200, page)))
}

#[tokio::test]
async fn pages_follow_the_cursor() {
    let server = server();
    let mut pages = server.client().jobs().list().active(true).limit(2).pages();
    assert_eq!(pages.cursor(), None);
    assert_eq!(pages.next().await.unwrap().unwrap().data.len(), 2);
    assert_eq!(pages.cursor(), Some("t/1"));
    assert_eq!(pages.next().await.unwrap().unwrap().data.len(), 0);
    assert_eq!(pages.next().await.unwrap().unwrap().data.len(), 1);
    assert!(pages.next().await.is_none());
    assert!(pages.next().await.is_none());
    assert_eq!(
        server.lines(),
        [
            "GET https://api.example.com/api/jobs?active=true&limit=2",
            "GET https://api.example.com/api/jobs?active=true&limit=2&page_token=t%2F1",
            "GET https://api.example.com/api/jobs?active=true&limit=2&page_token=t2",
        ]
    );
}

#[tokio::test]
async fn items_of_all_pages() {
    let mut items = server().client().jobs().list().items();
    let mut ids = Vec::new();
    while let Some(item) = items.next().await {
        ids.push(item.unwrap().id);
    }
    assert_eq!(ids, ["a", "b", "c"]);
    assert!(items.next().await.is_none());
}

#[tokio::test]
async fn both_are_streams() {
    async fn count(
        mut stream: Pin<
            Box<
                dyn futures_core::Stream<
                        Item = Result<impl Sized, CallError<std::convert::Infallible>>,
                    > + Send,
            >,
        >,
    ) -> usize {
        let mut count = 0;
        while let Some(item) = poll_fn(|context| stream.as_mut().poll_next(context)).await {
            item.unwrap();
            count += 1;
        }
        count
    }
    assert_eq!(
        count(Box::pin(server().client().jobs().list().pages())).await,
        3
    );
    assert_eq!(
        count(Box::pin(server().client().jobs().list().items())).await,
        3
    );
}

#[tokio::test]
async fn pages_go_on_from_a_cursor() {
    let server = Server::new([json(200, LAST)]);
    let mut pages = server.client().jobs().list().page_token("t2").pages();
    assert!(pages.next().await.unwrap().is_ok());
    assert!(pages.next().await.is_none());
    assert_eq!(
        server.lines(),
        ["GET https://api.example.com/api/jobs?page_token=t2"]
    );
}

#[tokio::test]
async fn the_end_is_absent_null_or_empty() {
    for page in [
        r#"{"data":[]}"#,
        r#"{"data":[],"pagination":{}}"#,
        r#"{"data":[],"pagination":{"next_page_token":""}}"#,
    ] {
        let mut pages = Server::new([json(200, page)])
            .client()
            .jobs()
            .list()
            .pages();
        assert!(pages.next().await.unwrap().is_ok());
        assert!(pages.next().await.is_none(), "{page}");
    }
}

#[tokio::test]
async fn a_server_that_repeats_a_cursor_is_not_followed_for_ever() {
    let server = Server::new((0..9).map(|_| json(200, FIRST)));
    let mut items = server.client().jobs().list().items();
    let mut count = 0;
    let error = loop {
        match items.next().await.unwrap() {
            Ok(_) => count += 1,
            Err(error) => break error,
        }
    };
    // The second page is there, and shown; its cursor is what is wrong.
    assert_eq!((count, server.requests().len()), (4, 2));
    assert!(matches!(error, CallError::Decode(_)));
    assert_eq!(
        error.to_string(),
        "listJobs: the server names a next page that has been there already"
    );
    assert!(items.next().await.is_none());
}

#[tokio::test]
async fn a_cycle_of_cursors_is_noticed() {
    let pages = [
        r#"{"data":[],"pagination":{"next_page_token":"1"}}"#,
        r#"{"data":[],"pagination":{"next_page_token":"2"}}"#,
        r#"{"data":[],"pagination":{"next_page_token":"3"}}"#,
    ];
    let steps: Vec<Step> = (0..30).map(|index| json(200, pages[index % 3])).collect();
    let server = Server::new(steps);
    let mut pages = server.client().jobs().list().pages();
    while let Some(Ok(_)) = pages.next().await {}
    assert!(server.requests().len() < 12, "{}", server.requests().len());
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn an_error_ends_the_stream() {
    let server = Server::new([json(200, FIRST), json(401, "{}")]);
    let mut pages = server.client().jobs().list().pages();
    assert!(pages.next().await.unwrap().is_ok());
    let error = pages.next().await.unwrap().unwrap_err();
    assert_eq!(error.status().unwrap(), 401);
    // Where it stopped.
    assert_eq!(pages.cursor(), Some("t/1"));
    assert!(pages.next().await.is_none());
}
