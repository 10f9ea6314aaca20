//! Redirects: given to the caller, and followed with nothing of the API's.

use crate::runtime::error::ErrorKind;
use crate::runtime::redirect::Redirect;
use crate::server::{Server, Step, json, with};

const SIGNED: &str = "https://storage.example.net/log?X-Signature=hunter3";

async fn redirect(server: &Server) -> Redirect {
    server.client().jobs().log("7").await.unwrap()
}

#[tokio::test]
async fn a_redirect_is_not_followed_by_itself() {
    let server = Server::new([with(302, "location", SIGNED)]);
    let redirect = redirect(&server).await;
    assert_eq!(redirect.status(), 302);
    assert_eq!(redirect.location(), SIGNED);
    assert!(!format!("{redirect:?}").contains("hunter3"));
    assert_eq!(
        server.lines(),
        ["GET https://api.example.com/api/jobs/7/log"]
    );
}

#[tokio::test]
async fn nothing_is_taken_along_to_another_host() {
    let server = Server::new([
        with(302, "location", SIGNED),
        Step::Answer(200, vec![], "the log"),
    ]);
    let redirect = redirect(&server).await;
    let log = server.client().follow(&redirect).await.unwrap();
    assert_eq!(log.body(), "the log");
    let request = &server.requests()[1];
    assert_eq!(
        format!("{} {}", request.method(), request.uri()),
        format!("GET {SIGNED}")
    );
    assert!(request.headers().is_empty(), "{:?}", request.headers());
}

#[tokio::test]
async fn the_same_origin_gets_the_credentials() {
    for location in [
        "/files/7",
        "https://api.example.com/files/7",
        "https://API.example.com:443/files/7",
        "//api.example.com/files/7",
    ] {
        let server = Server::new([
            with(302, "location", location),
            Step::Answer(200, vec![], "x"),
        ]);
        let redirect = redirect(&server).await;
        server.client().follow(&redirect).await.unwrap();
        assert_eq!(
            server.requests()[1].headers()["authorization"],
            "Bearer hunter2",
            "{location}"
        );
    }
    for location in [
        "http://api.example.com/x",
        "https://api.example.com:8443/x",
        "https://api.example.com.evil.org/x",
        "https://example.com/x",
        "https://api.example.com@evil.org/x",
    ] {
        let server = Server::new([
            with(302, "location", location),
            Step::Answer(200, vec![], "x"),
        ]);
        let redirect = redirect(&server).await;
        let followed = server.client().follow(&redirect).await;
        for request in &server.requests()[1..] {
            assert!(request.headers().is_empty(), "{location}");
        }
        assert_eq!(
            followed.is_ok(),
            !location.starts_with("http:"),
            "{location}"
        );
    }
}

#[tokio::test]
async fn a_location_is_relative_to_the_request() {
    for (location, expected) in [
        ("../x?y=1", "https://api.example.com/api/jobs/x?y=1"),
        ("x", "https://api.example.com/api/jobs/7/x"),
        ("?y=1", "https://api.example.com/api/jobs/7/log?y=1"),
        ("/x/./y/../z", "https://api.example.com/x/z"),
        ("//other.example.com/x", "https://other.example.com/x"),
        ("x:y", ""),
        ("./x:y", "https://api.example.com/api/jobs/7/x:y"),
        ("https://other.example.com", "https://other.example.com"),
        ("", "https://api.example.com/api/jobs/7/log"),
        ("..", "https://api.example.com/api/jobs/"),
        ("../../../../../x", "https://api.example.com/x"),
        ("/a b/ë|", "https://api.example.com/a%20b/%C3%AB%7C"),
        ("ftp://example.com/x", ""),
        ("javascript:alert(1)", ""),
        ("/x#fragment", "https://api.example.com/x"),
    ] {
        let server = Server::new([with(302, "location", location)]);
        match server.client().jobs().log("7").await {
            Ok(redirect) => assert_eq!(redirect.location(), expected, "{location}"),
            Err(error) => assert_eq!(expected, "", "{location}: {error}"),
        }
    }
}

#[tokio::test]
async fn redirects_in_a_row() {
    let server = Server::new([
        with(302, "location", "/a"),
        with(307, "location", "b"),
        with(301, "location", SIGNED),
        Step::Answer(200, vec![], "the log"),
    ]);
    let redirect = redirect(&server).await;
    server.client().follow(&redirect).await.unwrap();
    assert_eq!(
        server.lines()[1..],
        [
            "GET https://api.example.com/a",
            "GET https://api.example.com/b",
            "GET https://storage.example.net/log?X-Signature=hunter3"
        ]
    );
    assert!(server.requests()[3].headers().is_empty());
}

#[tokio::test]
async fn redirects_in_a_circle_end() {
    let server = Server::new((0..50).map(|_| with(302, "location", "/a")));
    let redirect = redirect(&server).await;
    let error = server.client().follow(&redirect).await.unwrap_err();
    assert_eq!(error.to_string(), "follow: more than 10 redirects in a row");
    assert_eq!(server.requests().len(), 11);
}

#[tokio::test]
async fn https_does_not_lead_to_http() {
    let server = Server::new([
        with(302, "location", "/a"),
        with(302, "location", "http://api.example.com/b"),
    ]);
    let redirect = redirect(&server).await;
    let error = server.client().follow(&redirect).await.unwrap_err();
    assert!(error.to_string().contains("from https to http"), "{error}");
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn what_is_not_a_success_is_an_error() {
    let server = Server::new([with(302, "location", SIGNED), json(403, "{}")]);
    let redirect = redirect(&server).await;
    let error = server.client().follow(&redirect).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unexpected);
    assert_eq!(error.status().unwrap(), 403);
    assert!(!format!("{error} {error:?}").contains("hunter3"));
}
