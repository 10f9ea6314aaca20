//! Pages by the URLs that the page before names, in the body or in `Link`.

use super::{ByLink, ByUrl, call, page, read, with};
use crate::runtime::call::Call;
use crate::server::Server;
use bytes::Bytes;

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
