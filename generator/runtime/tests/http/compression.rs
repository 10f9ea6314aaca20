//! Bodies of requests that are compressed.

use crate::api::CancelJob;
use crate::patience::slow;
use crate::runtime::body::Body;
use crate::runtime::call::Call;
use crate::runtime::client::Client;
use crate::runtime::upload::Upload;
use crate::server::{self, Server, Step, with};
use crate::streams::header;
use crate::uploads::Pieces;
use bytes::Bytes;
use flate2::read::GzDecoder;
use std::io::Read;
use std::time::Duration;

const TEXT: &str = "a text that is long enough: it, it, it, it, it, it, it, it, it, it, it, it, it, it, it, it, it";

fn call(client: &Client, upload: impl Into<Upload>) -> Call<CancelJob> {
    let body = Body::bytes("text/plain", upload.into());
    let call = client.jobs().cancel("7").set_body(body);
    call.header("Idempotency-Key", "k")
}

/// The encoding that a request names, and its text.
fn read(request: &http::Request<Bytes>) -> (Option<&str>, String) {
    let encoding = header(request, "content-encoding");
    let mut text = String::new();
    match encoding {
        Some("gzip") => GzDecoder::new(&request.body()[..])
            .read_to_string(&mut text)
            .unwrap(),
        _ => request.body().as_ref().read_to_string(&mut text).unwrap(),
    };
    (encoding, text)
}

#[tokio::test]
async fn by_the_call() {
    let server = Server::new((0..5).map(|_| with(204, "x", "y")));
    let client = server.client();
    call(&client, TEXT).await.unwrap();
    call(&client, TEXT).gzip_body(true).await.unwrap();
    let pieces = || Pieces::new(["a ", "text", "", "."]);
    let stream = Upload::stream(pieces());
    call(&client, stream).gzip_body(true).await.unwrap();
    let encoded = call(&client, TEXT).header("content-encoding", "br");
    encoded.gzip_body(true).await.unwrap();
    client.jobs().cancel("7").gzip_body(true).await.unwrap();
    let requests = server.requests();
    let read: Vec<_> = requests.iter().map(read).collect();
    let expected = [
        (None, TEXT),
        (Some("gzip"), TEXT),
        (Some("gzip"), "a text."),
        (Some("br"), TEXT),
        (None, ""),
    ];
    assert_eq!(
        read,
        expected.map(|(encoding, text)| (encoding, text.to_owned()))
    );
    assert!(requests[1].body().len() < TEXT.len());
    assert_eq!(header(&requests[1], "content-type"), Some("text/plain"));
}

#[tokio::test]
async fn by_the_client() {
    let server = Server::new((0..4).map(|_| with(204, "x", "y")));
    let builder = server.builder().bearer("t").gzip_bodies(20);
    let client = builder.build().unwrap();
    for text in ["short", TEXT] {
        call(&client, text).await.unwrap();
    }
    call(&client, Upload::stream(Pieces::new(["short"])))
        .await
        .unwrap();
    call(&client, TEXT).gzip_body(false).await.unwrap();
    let requests = server.requests();
    let encodings: Vec<_> = requests.iter().map(|request| read(request).0).collect();
    assert_eq!(encodings, [None, Some("gzip"), Some("gzip"), None]);
}

/// Each attempt has all of it.
#[tokio::test(start_paused = true)]
async fn again() {
    let server = Server::new([Step::Refuse, Step::Refuse, with(204, "x", "y")]);
    let upload = Upload::streams(None, || Pieces::new(["a ", "text"]));
    call(&server.client(), upload)
        .gzip_body(true)
        .await
        .unwrap();
    for request in server.requests() {
        assert_eq!(read(&request), (Some("gzip"), "a text".to_owned()));
    }
    assert_eq!(server.requests().len(), 3);
}

/// What goes on is not taken for stuck.
#[tokio::test(start_paused = true)]
async fn slowly() {
    let server = Server::new([with(204, "x", "y")]);
    let pieces = slow("0123456789", Duration::from_secs(50));
    let stream = Upload::stream(server::Pieces::new(pieces));
    let client = server.client();
    call(&client, stream).gzip_body(true).await.unwrap();
    let requests = server.requests();
    assert_eq!(read(&requests[0]), (Some("gzip"), "0123456789".to_owned()));
}

#[tokio::test]
async fn a_stream_that_fails_fails_the_call() {
    let server = Server::default();
    let stream = Upload::sized_stream(100, Pieces::new(["short"]));
    let error = call(&server.client(), stream).gzip_body(true).await;
    let error = error.unwrap_err();
    assert!(format!("{error:#}").contains("shorter"), "{error:#}");
}
