//! What must not be sent, and is not: the server sees the last request only.

use super::{GOOD, builder, request};
use crate::runtime::client::Client;
use crate::runtime::error::{Error, ErrorKind};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use uuid::Uuid;

/// What each text does is to end a line, or the header.
const BREAKS: [&str; 5] = [
    "a\r\nx-evil: b",
    "a\nx-evil: b",
    "a\rb",
    "a\0b",
    "a\r\n\r\nb",
];

/// A server that is only ever asked for `/api/jobs/{nil}`.
async fn serve() -> (String, JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let server = tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        let head = request(&mut socket).await;
        assert!(head.starts_with("GET /api/jobs/00000000-"), "{head}");
        assert!(!head.contains("evil"), "{head}");
        socket.write_all(GOOD.as_bytes()).await.unwrap();
    });
    (url, server)
}

async fn next_call(client: &Client, server: JoinHandle<()>) {
    let next = client.jobs().get(Uuid::nil()).await;
    next.expect("the next call works");
    server.await.unwrap();
}

#[tokio::test]
async fn line_breaks_in_headers() {
    let (url, server) = serve().await;
    let client = builder(url.clone()).build().unwrap();
    let jobs = client.jobs();
    for text in BREAKS {
        for call in [
            jobs.log("7").header("x-extra", text),
            jobs.log("7").header(text, "x"),
            jobs.log("7").idempotency_key(text),
            jobs.log("7").accept(text),
        ] {
            let error = Error::from(call.await.unwrap_err());
            assert_eq!(error.kind(), ErrorKind::Request, "{text:?}: {error}");
        }
        for builder in [
            builder(url.clone()).bearer(text),
            builder(url.clone()).app_key(text),
            builder(url.clone()).sample_version(text),
            builder(url.clone()).default_header("x-extra", text),
            builder(url.clone()).user_agent(text),
        ] {
            let error = builder.build().unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Configuration, "{text:?}");
        }
    }
    next_call(&client, server).await;
}

/// A cookie of a parameter or a credential is encoded, so that no line break is
/// left; one that the caller has put together is refused.
#[tokio::test]
async fn line_breaks_in_cookies() {
    let (url, server) = serve().await;
    let client = builder(url.clone()).build().unwrap();
    for text in BREAKS {
        let error = client.jobs().log("7").header("cookie", text).await;
        let error = Error::from(error.unwrap_err());
        assert_eq!(error.kind(), ErrorKind::Request, "{text:?}");

        let keys = builder(url.clone()).cookie_key(text).query_key("q");
        let request = keys.build().unwrap().jobs().both().into_request().unwrap();
        let cookie = request.headers()["cookie"].to_str().unwrap();
        let encoded = text
            .replace('\r', "%0D")
            .replace('\n', "%0A")
            .replace('\0', "%00");
        let encoded = encoded.replace(':', "%3A").replace(' ', "%20");
        assert_eq!(cookie, format!("session={encoded}"));
    }
    next_call(&client, server).await;
}
