//! Bodies that are sent as they are: bytes, files, streams.

use crate::api::CancelJob;
use crate::runtime::body::Body;
use crate::runtime::call::Call;
use crate::runtime::client::Client;
use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::retry::RetryPolicy;
use crate::runtime::upload::Upload;
use crate::server::{Server, json, with};
use bytes::Bytes;
use std::collections::VecDeque;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

/// A stream of these pieces.
pub struct Pieces<T>(VecDeque<io::Result<T>>);

impl<T> Pieces<T> {
    pub fn new<const N: usize>(pieces: [T; N]) -> Self {
        Self::failing(pieces.map(Ok))
    }

    pub fn failing<const N: usize>(pieces: [io::Result<T>; N]) -> Self {
        Self(pieces.into())
    }
}

impl<T: Unpin> futures_core::Stream for Pieces<T> {
    type Item = io::Result<T>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.pop_front())
    }
}

/// A call with a body, which may be repeated.
fn call(client: &Client, upload: impl Into<Upload>) -> Call<CancelJob> {
    let body = Body::bytes("application/octet-stream", upload.into());
    let call = client.jobs().cancel("7").set_body(body);
    call.header("Idempotency-Key", "k")
}

/// A client that tries again at once.
pub fn hasty(server: &Server) -> Client {
    let policy = RetryPolicy::default().backoff(Duration::ZERO, Duration::ZERO);
    let builder = server.builder().bearer("hunter2").retry(policy);
    builder.build().unwrap()
}

#[tokio::test]
async fn bytes_in_memory_in_all_forms() {
    let server = Server::new((0..4).map(|_| with(204, "x", "y")));
    let client = server.client();
    for upload in [
        Upload::from("abc"),
        Upload::from(String::from("abc")),
        Upload::from(vec![b'a', b'b', b'c']),
        Upload::from(Bytes::from("abc")),
    ] {
        call(&client, upload).await.unwrap();
    }
    for request in server.requests() {
        assert_eq!(request.body(), "abc");
        assert_eq!(
            request.headers()["content-type"],
            "application/octet-stream"
        );
    }
}

#[tokio::test]
async fn the_caller_says_what_it_is() {
    let server = Server::new([with(204, "x", "y")]);
    let upload = Upload::from("a,b").media_type("text/csv; header=absent");
    call(&server.client(), upload).await.unwrap();
    let request = &server.requests()[0];
    assert_eq!(request.headers()["content-type"], "text/csv; header=absent");
}

#[tokio::test]
async fn a_media_type_with_a_line_break_is_refused() {
    let upload = Upload::from("").media_type("text/csv\r\nx: y");
    let error = call(&Server::default().client(), upload).await.unwrap_err();
    assert_eq!(Error::from(error).kind(), ErrorKind::Request);
}

#[tokio::test]
async fn a_stream_is_not_sent_again() {
    let server = Server::new([with(503, "retry-after", 0), with(204, "x", "y")]);
    let client = hasty(&server);
    let first = call(&client, Upload::stream(Pieces::new(["a", "bc"])));
    let second = first.clone();
    let error = Error::from(first.await.unwrap_err());
    assert_eq!(
        (error.status().unwrap().as_u16(), error.attempts()),
        (503, 1)
    );
    // By the caller, with another stream.
    assert!(error.is_retryable());
    assert_eq!(server.requests()[0].body(), "abc");
    let error = Error::from(second.await.unwrap_err());
    assert_eq!(error.kind(), ErrorKind::Request);
    assert!(format!("{error:#}").contains("has been sent"), "{error:#}");
}

#[tokio::test]
async fn streams_are_opened_for_each_attempt() {
    let server = Server::new([json(503, ""), json(503, ""), with(204, "x", "y")]);
    let upload = Upload::streams(Some(3), || Pieces::new(["a", "bc"]));
    let response = call(&hasty(&server), upload).send().await.unwrap();
    assert_eq!(response.attempts(), 3);
    assert!(
        server
            .requests()
            .iter()
            .all(|request| request.body() == "abc")
    );
}

#[tokio::test]
async fn a_file_is_read_again_for_each_attempt() {
    let text = "0123456789".repeat(20_000);
    let path = std::env::temp_dir().join(format!("upload-{}.txt", std::process::id()));
    std::fs::write(&path, &text).unwrap();
    let upload = Upload::file(&path).unwrap();
    let server = Server::new([json(503, ""), with(204, "x", "y"), with(204, "x", "y")]);
    let client = hasty(&server);
    call(&client, upload.clone()).await.unwrap();
    assert!(
        server
            .requests()
            .iter()
            .all(|request| *request.body() == text)
    );
    // The length has been told, so another one is an error.
    for other in [&text[1..], ""] {
        std::fs::write(&path, other).unwrap();
        let error = Error::from(call(&client, upload.clone()).await.unwrap_err());
        assert!(format!("{error:#}").contains("shorter"), "{error:#}");
    }
    std::fs::remove_file(&path).unwrap();
    let error = Error::from(call(&client, upload).await.unwrap_err());
    assert_eq!(error.kind(), ErrorKind::Request);
    assert!(Upload::file(&path).is_err());
    assert!(Upload::file(std::env::temp_dir()).is_err());
}

/// The request can be had, and its body read, without tokio's runtime.
#[test]
fn a_file_without_a_runtime() {
    let path = std::env::temp_dir().join(format!("upload-{}-sync.txt", std::process::id()));
    std::fs::write(&path, "abc").unwrap();
    let client = Server::default().client();
    let request = call(&client, Upload::file(&path).unwrap()).into_request();
    let body = request.unwrap().into_body();
    assert_eq!(body.length(), Some(3));
    let mut collected = std::pin::pin!(body.collect());
    let mut context = Context::from_waker(std::task::Waker::noop());
    let Poll::Ready(bytes) = collected.as_mut().poll(&mut context) else {
        panic!("nothing to wait for");
    };
    assert_eq!(bytes.unwrap(), "abc");
    std::fs::remove_file(&path).unwrap();
}

#[cfg(any(feature = "rustls", feature = "native-tls"))]
mod over_a_socket {
    use super::*;
    use crate::sockets::serve;

    const DONE: &str = "HTTP/1.1 204 No Content\r\n\r\n";

    async fn sent(upload: Upload) -> String {
        let (client, server) = serve(DONE).await;
        call(&client, upload).await.unwrap();
        let request = server.await.unwrap();
        let (head, body) = request.split_once("\r\n\r\n").unwrap();
        let framing = head.lines().filter(|line| {
            line.starts_with("content-length") || line.starts_with("transfer-encoding")
        });
        let framing: Vec<_> = framing.collect();
        format!("{}|{body}", framing.join("|"))
    }

    /// RFC 9112, section 7.1.
    #[tokio::test]
    async fn a_stream_of_unknown_length_is_sent_in_chunks() {
        let request = sent(Upload::stream(Pieces::new(["ab", "cde"]))).await;
        assert_eq!(
            request,
            "transfer-encoding: chunked|2\r\nab\r\n3\r\ncde\r\n0\r\n\r\n"
        );
    }

    #[tokio::test]
    async fn a_stream_of_known_length_says_so() {
        let request = sent(Upload::sized_stream(5, Pieces::new(["ab", "cde"]))).await;
        assert_eq!(request, "content-length: 5|abcde");
        let request = sent(Upload::sized_stream(0, Pieces::<&str>::new([]))).await;
        assert_eq!(request, "content-length: 0|");
    }

    #[tokio::test]
    async fn a_stream_that_fails_fails_the_call() {
        let pieces = Pieces(VecDeque::from([
            Ok("ab"),
            Err(io::Error::other("the disk is gone")),
        ]));
        let (client, server) = serve(DONE).await;
        let error = Error::from(call(&client, Upload::stream(pieces)).await.unwrap_err());
        assert!(
            format!("{error:#}").contains("the disk is gone"),
            "{error:#}"
        );
        server.abort();
    }

    #[tokio::test]
    async fn a_stream_of_another_length_fails_the_call() {
        for (length, told) in [(6, "shorter"), (4, "longer")] {
            let (client, server) = serve(DONE).await;
            let upload = Upload::sized_stream(length, Pieces::new(["ab", "cde"]));
            let error = Error::from(call(&client, upload).await.unwrap_err());
            assert!(format!("{error:#}").contains(told), "{error:#}");
            server.abort();
        }
    }
}
