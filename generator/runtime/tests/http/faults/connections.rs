//! Connections that break, stall or never end, and answers that are no HTTP.

#[cfg(feature = "blocking")]
use super::blocking_fault;
use super::{GOOD, Then, async_fault, fault, serve, with};
use crate::runtime::error::ErrorKind::{Decode, Timeout, TooLarge, Transport, Unexpected};
use bytes::Bytes;
use uuid::Uuid;

#[tokio::test]
async fn a_server_that_resets() {
    for bad in ["", "HTTP/1.1 200 OK\r\n", &with("content-length: 9", "{")] {
        let error = fault(bad, Then::Reset, Transport).await;
        assert!(!error.is_connect(), "{error:#}");
    }
}

/// At any byte of the head and of the body, all calls at once.
#[tokio::test]
async fn a_server_that_stalls_at_any_byte() {
    let calls = (0..GOOD.len()).map(|end| tokio::spawn(fault(&GOOD[..end], Then::Stall, Timeout)));
    for call in calls.collect::<Vec<_>>() {
        call.await.unwrap();
    }
}

#[tokio::test]
async fn a_server_that_closes_at_any_byte() {
    for end in 0..GOOD.len() {
        fault(&GOOD[..end], Then::Close, Transport).await;
    }
}

#[tokio::test]
async fn a_server_that_closes_within_a_chunk() {
    for body in ["", "a", "a\r\n", "a\r\n{\"data\"", "2\r\n{}\r\n"] {
        let bad = with("transfer-encoding: chunked", body);
        fault(bad, Then::Close, Transport).await;
    }
}

#[tokio::test]
async fn headers_without_end() {
    let head = "HTTP/1.1 200 OK\r\n";
    fault(head, Then::Repeat("x-more: and more\r\n"), Transport).await;
    fault(head, Then::Repeat("x"), Transport).await;
}

/// What a chunk is said to be can go on, without the chunk ever beginning.
#[tokio::test]
async fn extensions_of_chunks_without_end() {
    let bad = with("transfer-encoding: chunked", "2;");
    fault(bad, Then::Repeat("x"), Transport).await;
}

/// So can the fields after the last chunk: over reqwest until its limit for
/// headers, over ureq until the time is up.
#[tokio::test]
async fn trailers_without_end() {
    let bad = with("transfer-encoding: chunked", "2\r\n{}\r\n0\r\n");
    let more = Then::Repeat("x-more: and more\r\n");
    #[cfg(feature = "blocking")]
    blocking_fault(bad.clone().into(), more, Timeout).await;
    async_fault(bad.into(), more, Transport).await;
}

/// Over reqwest they end with the time, over ureq with its limit for headers.
#[tokio::test]
async fn heads_before_the_head_without_end() {
    let early = Then::Repeat("HTTP/1.1 100 Continue\r\n\r\n");
    #[cfg(feature = "blocking")]
    blocking_fault(Vec::new(), early, Transport).await;
    async_fault(Vec::new(), early, Timeout).await;
}

#[tokio::test]
async fn a_change_of_the_protocol() {
    let bad = "HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n";
    fault(bad, Then::Close, Unexpected).await;
}

#[tokio::test]
async fn bodies_without_end() {
    let chunked = with("transfer-encoding: chunked", "");
    let chunk = Then::Repeat("10\r\n0123456789abcdef\r\n");
    fault(chunked, chunk, TooLarge).await;
    for headers in ["content-length: 999999999999", "connection: close"] {
        fault(with(headers, ""), Then::Repeat("xxxx"), TooLarge).await;
    }
}

/// Too much, too little, none, two. What comes after the end of a body is never
/// taken for the answer to the next request.
#[tokio::test]
async fn lengths_that_are_lies() {
    fault(with("content-length: 100", "{}"), Then::Close, Transport).await;
    fault(with("content-length: 100", "{}"), Then::Stall, Timeout).await;
    let next = with("content-length: 22", r#"{"data":{"id":"evil"}}"#);
    for body in [format!("{{}}{next}"), "{}{}{}{}".to_owned()] {
        fault(with("content-length: 2", &body), Then::Stall, Decode).await;
    }
    for headers in [
        "content-length: -1",
        "content-length: 2\r\ncontent-length: 3",
        "content-length: 99999999999999999999999",
        "content-length: two",
    ] {
        fault(with(headers, "{}"), Then::Close, Transport).await;
    }
}

#[tokio::test]
async fn what_is_not_the_protocol() {
    for bad in [
        "SSH-2.0-OpenSSH\r\n\r\n".to_owned(),
        "\0\u{1}\u{2}\r\n\r\n".to_owned(),
        "HTTP/1.1 abc OK\r\n\r\n".to_owned(),
        "HTTP/9.9 200 OK\r\n\r\n".to_owned(),
        with("transfer-encoding: chunked", "zz\r\n{}"),
        with("transfer-encoding: chunked", "ffffffffffffffffff\r\n{}"),
        with("x y: z", "{}"),
    ] {
        fault(bad, Then::Close, Transport).await;
    }
}

/// More than is ever buffered, in pieces: only an item has to fit.
#[tokio::test]
async fn a_body_beyond_the_limit_can_be_streamed() {
    let client = serve(
        with("connection: close", "").into(),
        Then::Repeat("0123456789"),
    )
    .await;
    let client = client.build().unwrap();
    let mut chunks = client.jobs().get(Uuid::nil()).download().await.unwrap();
    let mut received = 0;
    while received < 20_000_000 {
        let chunk: Bytes = chunks.next().await.unwrap().unwrap();
        assert!(chunk.len() <= 1_000_000, "{}", chunk.len());
        received += chunk.len();
    }
    drop(chunks);
    let next = client.jobs().get(Uuid::nil()).await;
    next.expect("the next call works");
}
