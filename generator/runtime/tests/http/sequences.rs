//! Bodies that are JSON values one after the other.

use crate::api::CancelJob;
use crate::runtime::body::Body;
use crate::runtime::call::Call;
use crate::runtime::client::Client;
use crate::runtime::codec::Value;
use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::sequence::Sequence;
use crate::runtime::upload::Upload;
use crate::server::{Server, json, with};
use crate::uploads::{Pieces, hasty};
use std::io;

/// A call with JSON lines, which may be repeated.
fn call<T: Value + 'static>(client: &Client, items: impl Into<Sequence<T>>) -> Call<CancelJob> {
    let body = Body::lines("application/jsonl", items.into());
    let call = client.jobs().cancel("7").set_body(body);
    call.header("Idempotency-Key", "k")
}

#[tokio::test]
async fn items_are_lines_whatever_they_are_made_from() {
    let server = Server::new((0..5).map(|_| with(204, "x", "y")));
    let client = hasty(&server);
    let items = ["a\nb".to_owned(), "c".to_owned()];
    call(&client, items.clone()).await.unwrap();
    call(&client, items.to_vec()).await.unwrap();
    call(&client, items.iter().cloned().collect::<Sequence<_>>())
        .await
        .unwrap();
    let stream = Sequence::stream(Pieces::new(items));
    call(&client, stream).await.unwrap();
    let written = Upload::from("\"a\\nb\"\n\"c\"\n");
    call::<String>(&client, Sequence::written(written))
        .await
        .unwrap();
    for request in server.requests() {
        assert_eq!(request.body(), "\"a\\nb\"\n\"c\"\n");
        assert_eq!(request.headers()["content-type"], "application/jsonl");
    }
}

#[tokio::test]
async fn a_json_sequence_has_a_separator_before_each_item() {
    let server = Server::new([with(204, "x", "y")]);
    let body = Body::sequence("application/json-seq", Sequence::from([1_i64, 2]));
    let call = hasty(&server).jobs().cancel("7").set_body(body);
    call.await.unwrap();
    assert_eq!(server.requests()[0].body(), "\u{1e}1\n\u{1e}2\n");
}

#[tokio::test]
async fn a_list_is_sent_again_and_a_stream_is_not() {
    let answers = || [json(503, ""), with(204, "x", "y")];
    let server = Server::new(answers());
    let response = call(&hasty(&server), [1_i64, 2]).send().await.unwrap();
    assert_eq!(response.attempts(), 2);
    assert!(server.requests().iter().all(|it| it.body() == "1\n2\n"));

    let server = Server::new(answers());
    let failed = call(&hasty(&server), Sequence::stream(Pieces::new([1_i64]))).await;
    assert_eq!(Error::from(failed.unwrap_err()).attempts(), 1);
}

#[tokio::test]
async fn an_item_that_cannot_be_written_is_an_error() {
    let failed = call(&Server::default().client(), [1.5, f64::NAN]).await;
    let error = Error::from(failed.unwrap_err());
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Request, 0));
    assert!(format!("{error:#}").contains("the item 1"), "{error:#}");

    let broken = [
        (Ok(f64::NAN), "NaN"),
        (
            Err(io::Error::other("the disk is gone")),
            "the disk is gone",
        ),
    ];
    for (last, reason) in broken {
        let items = Sequence::stream(Pieces::failing([Ok(1.5), last]));
        let server = Server::new([with(204, "x", "y")]);
        let error = Error::from(call(&hasty(&server), items).await.unwrap_err());
        assert!(format!("{error:#}").contains(reason), "{error:#}");
    }
}
