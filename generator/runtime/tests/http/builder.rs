//! Building a client, and what cannot be built.

use crate::runtime::client::{Client, ClientBuilder};
use crate::server::Server;

fn builder() -> ClientBuilder {
    Server::default().builder().bearer("t")
}

fn url(base: &str) -> String {
    let client = builder().base_url(base).build().unwrap();
    client
        .jobs()
        .list()
        .into_request()
        .unwrap()
        .uri()
        .to_string()
}

fn refusal(builder: ClientBuilder) -> String {
    builder.build().unwrap_err().to_string()
}

#[test]
fn a_path_in_the_base_url_is_kept() {
    assert_eq!(
        url("http://localhost:8080"),
        "http://localhost:8080/api/jobs"
    );
    assert_eq!(
        url("http://localhost:8080/"),
        "http://localhost:8080/api/jobs"
    );
    assert_eq!(
        url("https://proxy.example.com/a/b/"),
        "https://proxy.example.com/a/b/api/jobs"
    );
    assert_eq!(url("http://[::1]:80"), "http://[::1]:80/api/jobs");
}

#[test]
fn a_base_url_that_cannot_be_used() {
    for base in [
        "",
        "api.example.com",
        "/api",
        "ftp://example.com",
        "https://",
        "https://a b",
        "https://example.com/?x=1",
        "https://example.com/#x",
        "https://{region}.example.com",
        "https://example.com/{region}",
        "https://example.com/a/../b",
        "https://example.com/%2e%2E",
        "https://user:hunter2@example.com",
        "https://exämple.com",
        "https://example.com:8443.example.net",
        "https://example.com:65536",
        "https://example.com\r\n",
    ] {
        let error = refusal(builder().base_url(base));
        assert!(error.starts_with("the base URL "), "{base}: {error}");
        assert!(!error.contains("hunter2"), "{error}");
    }
}

#[test]
fn credentials_that_cannot_be_sent() {
    for builder in [
        builder().bearer(""),
        builder().bearer("hunter2\n"),
        builder().bearer("hunter2é"),
        builder().basic("a:b", "hunter2"),
        builder().app_key("hunter2\0"),
    ] {
        let error = refusal(builder);
        assert!(error.contains("Key`"), "{error}");
        assert!(!error.contains("hunter2"), "{error}");
    }
}

#[test]
fn headers_of_the_client() {
    let client = builder()
        .user_agent("mine/2")
        .default_header("X-Extra", "1")
        .build()
        .unwrap();
    let request = client.jobs().list().into_request().unwrap();
    assert_eq!(request.headers()["user-agent"], "mine/2");
    assert_eq!(request.headers()["x-extra"], "1");
    for builder in [
        builder().default_header("X Extra", "1"),
        builder().default_header("X-Extra", "1\n"),
        builder().sample_version("1\r\nx: y"),
    ] {
        assert!(refusal(builder).contains("header"));
    }
}

#[cfg(any(feature = "rustls", feature = "native-tls"))]
#[test]
fn there_is_a_transport_by_default() {
    let client = Client::builder().build().unwrap();
    assert_eq!(client.base_url(), "https://api.example.com");
}

#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
#[test]
fn there_is_no_transport_without_a_feature() {
    assert!(refusal(Client::builder()).starts_with("there is no transport"));
}
