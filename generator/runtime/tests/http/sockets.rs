//! The transport over reqwest, against a socket.

#![cfg(any(feature = "rustls", feature = "native-tls"))]

use crate::api::StartJob;
use crate::runtime::client::Client;
use crate::runtime::error::CallError;
use crate::runtime::outgoing::Outgoing;
use crate::runtime::retry::RetryPolicy;
use crate::runtime::transport::Transport;
use crate::runtime::transport_reqwest::ReqwestTransport;
use std::future::{Future, IntoFuture};
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use uuid::Uuid;

/// Answers one connection with these bytes; gives the request.
pub async fn serve(answer: impl Into<Vec<u8>>) -> (Client, JoinHandle<String>) {
    let answer = answer.into();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}/base/", listener.local_addr().unwrap());
    let server = tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        let mut request = Vec::new();
        while !is_complete(&request) {
            let mut buffer = [0; 1024];
            let length = socket.read(&mut buffer).await.unwrap();
            request.extend_from_slice(&buffer[..length]);
        }
        socket.write_all(&answer).await.unwrap();
        String::from_utf8(request).unwrap()
    });
    (client(&base), server)
}

fn is_complete(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request);
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        return false;
    };
    if head.contains("transfer-encoding: chunked") {
        return body.ends_with("0\r\n\r\n");
    }
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    length.is_none_or(|length| body.len() == length.parse::<usize>().unwrap())
}

fn client(base: &str) -> Client {
    let builder = Client::builder()
        .base_url(base)
        .bearer("hunter2")
        .retry(RetryPolicy::none());
    builder.build().unwrap()
}

#[tokio::test]
async fn the_bytes_of_a_request_without_a_body() {
    let (client, server) = serve("HTTP/1.1 204 No Content\r\n\r\n").await;
    let host = client
        .base_url()
        .trim_start_matches("http://")
        .trim_end_matches("/base")
        .to_owned();
    client.jobs().cancel("a/b?c%2e é'|").await.unwrap();
    // `Accept: */*` is reqwest's own, and says the same as none.
    let expected = format!(
        "POST /base/api/jobs/a%2Fb%3Fc%252e%20%C3%A9%27%7C/cancel HTTP/1.1\r\n\
         user-agent: sample/0.1.0\r\n\
         authorization: Bearer hunter2\r\n\
         content-length: 0\r\n\
         accept: */*\r\n\
         host: {host}\r\n\r\n"
    );
    let request = server.await.unwrap();
    // With features for compressed answers, reqwest asks for them.
    let lines = request.split_inclusive("\r\n");
    let lines = lines.filter(|line| !line.starts_with("accept-encoding: "));
    assert_eq!(lines.collect::<String>(), expected);
}

#[tokio::test]
async fn the_bytes_of_a_request_with_a_body() {
    let (client, server) = serve("HTTP/1.1 201 Created\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n14\r\n{\"data\":{\"id\":\"abc\"}\r\n1\r\n}\r\n0\r\n\r\n").await;
    let job = client.jobs().start(&StartJob::default()).await.unwrap();
    assert_eq!(job.data.id, "abc");
    let request = server.await.unwrap();
    assert!(
        request.ends_with("content-length: 2\r\n\r\n{}"),
        "{request}"
    );
}

#[tokio::test]
async fn a_query_goes_as_it_is() {
    let (client, server) =
        serve("HTTP/1.1 200 OK\r\ncontent-length: 11\r\n\r\n{\"data\":[]}").await;
    client
        .jobs()
        .list()
        .page_token("a b+c'd/é&=[]~*")
        .await
        .unwrap();
    let request = server.await.unwrap();
    assert!(
        request.starts_with(
            "GET /base/api/jobs?page_token=a%20b%2Bc%27d%2F%C3%A9%26%3D%5B%5D~%2A HTTP/1.1\r\n"
        ),
        "{request}"
    );
}

#[tokio::test]
async fn a_body_that_is_cut_off() {
    let (client, _server) = serve("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{").await;
    let error = client.jobs().list().await.unwrap_err();
    assert!(matches!(error, CallError::Transport(_)), "{error:?}");
    assert!(error.is_retryable());
}

#[tokio::test]
async fn what_is_not_http() {
    let (client, _server) = serve("SSH-2.0-OpenSSH\r\n\r\n").await;
    let error = client.jobs().get(Uuid::nil()).await.unwrap_err();
    assert!(matches!(error, CallError::Transport(_)), "{error:?}");
    assert!(!format!("{error:#}").contains("127.0.0.1"), "{error:#}");
}

#[tokio::test]
async fn no_server() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = client(&base).jobs().list().await.unwrap_err();
    assert!(matches!(error, CallError::Transport(_)));
    assert!(error.is_connect());
    assert!(format!("{error:#}").contains("refused"), "{error:#}");
}

#[tokio::test]
async fn a_server_that_says_nothing() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let error = client(&base)
        .jobs()
        .list()
        .timeout(Duration::from_millis(50))
        .await
        .unwrap_err();
    assert!(error.is_timeout());
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let (client, _server) =
        serve("HTTP/1.1 302 Found\r\nlocation: /elsewhere\r\ncontent-length: 0\r\n\r\n").await;
    let redirect = client.jobs().log("7").await.unwrap();
    assert!(redirect.location().ends_with("/elsewhere"));
}

/// reqwest alone would panic.
#[test]
fn outside_of_a_runtime() {
    let client = client("http://127.0.0.1:1");
    let mut call = pin!(client.jobs().list().into_future());
    let mut context = Context::from_waker(Waker::noop());
    let Poll::Ready(answer) = call.as_mut().poll(&mut context) else {
        panic!("nothing can be waited for");
    };
    let error = answer.unwrap_err();
    assert!(matches!(error, CallError::Request(_)), "{error:?}");
    assert!(
        format!("{error:#}").contains("runtime of tokio"),
        "{error:#}"
    );
}

/// reqwest's URL parser folds `..` in every spelling; such a request is refused
/// by the runtime already, and by the transport once more.
#[tokio::test]
async fn the_transport_keeps_the_path() {
    let transport = ReqwestTransport::new().unwrap();
    for path in ["/a/../b", "/a/%2e%2E/b", "/a/./b", "/a/%2e"] {
        let mut request = http::Request::new(Outgoing::from(""));
        *request.uri_mut() = format!("http://127.0.0.1:1{path}").parse().unwrap();
        let error = transport.send(request).await.unwrap_err();
        assert!(error.is_request(), "{path}: {error}");
    }
}

#[tokio::test]
async fn a_client_of_the_caller() {
    let (client, server) = serve("HTTP/1.1 204 No Content\r\n\r\n").await;
    let own = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
    let client = Client::builder()
        .base_url(client.base_url())
        .bearer("t")
        .transport(ReqwestTransport::from(own.build().unwrap()))
        .build()
        .unwrap();
    client.jobs().cancel("7").await.unwrap();
    assert!(server.await.unwrap().contains("authorization: Bearer t"));
}
