//! What a server can do wrong, byte for byte: an error of the right kind in
//! time, no panic, no memory without bounds, and the next call on the same
//! client works; over reqwest, and over ureq where the feature `blocking` is on.
//!
//! | a server that | test |
//! |---|---|
//! | resets | `connections::a_server_that_resets` |
//! | stalls at any byte | `connections::a_server_that_stalls_at_any_byte` |
//! | closes at any byte | `connections::a_server_that_closes_at_any_byte` |
//! | closes within a chunk | `connections::a_server_that_closes_within_a_chunk` |
//! | sends headers without end | `connections::headers_without_end`, `connections::heads_before_the_head_without_end` |
//! | sends bodies without end | `connections::bodies_without_end`, `connections::extensions_of_chunks_without_end`, `connections::trailers_without_end`, `connections::a_body_beyond_the_limit_can_be_streamed` |
//! | lies about a length | `connections::lengths_that_are_lies` |
//! | lies about an encoding | `bodies::encodings_that_are_lies`, `bodies::what_is_short_until_it_is_unpacked` |
//! | answers out of the protocol | `connections::what_is_not_the_protocol`, `connections::a_change_of_the_protocol` |
//! | redirects in circles | `redirects::redirects_in_circles` |
//! | redirects to another host | `redirects::a_redirect_to_another_host` |
//! | redirects from https to http | `mutual_tls::a_redirect_from_https_to_http` |
//! | sends invalid UTF-8 | `bodies::text_that_is_not_utf8` |
//! | sends NaN, or numbers that are too large | `bodies::numbers_that_do_not_fit` |
//! | sends a key twice | `bodies::keys_that_come_twice` |
//! | nests 100,000 deep | `bodies::a_hundred_thousand_levels` |
//!
//! Line breaks in headers and cookies are refused before anything is sent:
//! `sending::line_breaks_in_headers` and `sending::line_breaks_in_cookies`.

#![cfg(any(feature = "rustls", feature = "native-tls"))]

mod bodies;
mod connections;
mod redirects;
mod sending;

use crate::runtime::client::{Client, ClientBuilder};
use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::retry::RetryPolicy;
use crate::runtime::transport_reqwest::ReqwestTransport;
use std::sync::OnceLock;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use uuid::Uuid;

const GOOD: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 19\r\n\r\n{\"data\":{\"id\":\"a\"}}";
const SECOND: Duration = Duration::from_secs(1);

/// What the server does after it has sent its bytes.
#[derive(Clone, Copy)]
enum Then {
    Close,
    /// Closes with a part of the request unread, which resets the connection.
    Reset,
    Stall,
    /// Sends this again and again.
    Repeat(&'static str),
}

/// A server whose first answer is a bad one, and whose others are good.
async fn serve(bad: Vec<u8>, then: Then) -> ClientBuilder {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let (mut first, _) = listener.accept().await.unwrap();
        match then {
            Then::Reset => first.readable().await.unwrap(),
            _ => drop(request(&mut first).await),
        }
        let sent = first.write_all(&bad).await;
        if let (Then::Repeat(text), Ok(())) = (then, sent) {
            let block = text.repeat(1 + 10_000 / text.len());
            while first.write_all(block.as_bytes()).await.is_ok() {}
        }
        let stalled = matches!(then, Then::Stall).then_some(first);
        while let Ok((mut stream, _)) = listener.accept().await {
            request(&mut stream).await;
            stream.write_all(GOOD.as_bytes()).await.unwrap();
        }
        drop(stalled);
    });
    builder(url)
}

/// A client whose calls end soon.
fn builder(url: String) -> ClientBuilder {
    static TRANSPORT: OnceLock<ReqwestTransport> = OnceLock::new();
    let transport = TRANSPORT.get_or_init(|| ReqwestTransport::new().unwrap());
    Client::builder()
        .base_url(url)
        .transport(transport.clone())
        .bearer("t")
        .timeout(SECOND)
        .deadline(2 * SECOND)
        .retry(RetryPolicy::none())
        .body_limit(200_000)
}

/// The head of a request.
async fn request(stream: &mut TcpStream) -> String {
    let mut request = Vec::new();
    while !request.ends_with(b"\r\n\r\n") {
        request.push(stream.read_u8().await.unwrap());
    }
    String::from_utf8(request).unwrap()
}

/// What the first call ends with, of this kind; the second has to succeed.
async fn fault(bad: impl Into<Vec<u8>>, then: Then, kind: ErrorKind) -> Error {
    let bad = bad.into();
    #[cfg(feature = "blocking")]
    blocking_fault(bad.clone(), then, kind).await;
    async_fault(bad, then, kind).await
}

/// The same over reqwest only.
async fn async_fault(bad: Vec<u8>, then: Then, kind: ErrorKind) -> Error {
    let client = serve(bad.clone(), then).await.build().unwrap();
    let call = || client.jobs().get(Uuid::nil());
    let started = Instant::now();
    let error = Error::from(call().await.expect_err("a fault"));
    is_as_expected(&bad, started.elapsed(), &error, kind);
    call().await.expect("the next call works");
    error
}

/// The same over ureq only, on a thread that waits.
#[cfg(feature = "blocking")]
async fn blocking_fault(bad: Vec<u8>, then: Then, kind: ErrorKind) {
    let builder = serve(bad.clone(), then).await.blocking();
    let thread = tokio::task::spawn_blocking(move || {
        let client = builder.build().unwrap();
        let call = || client.jobs().get(Uuid::nil());
        let started = Instant::now();
        let error = Error::from(call().send_blocking().expect_err("a fault"));
        is_as_expected(&bad, started.elapsed(), &error, kind);
        call().send_blocking().expect("the next call works");
    });
    thread.await.unwrap();
}

fn is_as_expected(bad: &[u8], elapsed: Duration, error: &Error, kind: ErrorKind) {
    let shown = String::from_utf8_lossy(&bad[..bad.len().min(200)]);
    assert_eq!(error.kind(), kind, "{shown:?}: {error:#}");
    assert!(elapsed < 3 * SECOND, "{shown:?}: {elapsed:?}");
}

fn with(headers: &str, body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n{headers}\r\n\r\n{body}")
}
