//! How long is waited for what is slow, and for what is stuck. The clock is
//! paused.

use crate::api::CancelJob;
use crate::runtime::body::Body;
use crate::runtime::call::Call;
use crate::runtime::error::ErrorKind;
use crate::runtime::outgoing::Outgoing;
use crate::runtime::retry::RetryPolicy;
use crate::runtime::upload::Upload;
use crate::server::{Piece, Pieces, Server, Step, with};
use bytes::Bytes;
use std::time::Duration;
use tokio::time::Instant;
use uuid::Uuid;

const SECOND: Duration = Duration::from_secs(1);
const JSON: &str = "application/json";

/// The bytes, with a pause before each of them.
pub fn slow(text: &'static str, pause: Duration) -> Vec<Piece> {
    let byte = |byte: &u8| [Piece::Pause(pause), Piece::Bytes(vec![*byte].into())];
    text.as_bytes().iter().flat_map(byte).collect()
}

fn upload(server: &Server, pieces: Vec<Piece>) -> Call<CancelJob> {
    let body = Body::bytes("text/plain", Upload::stream(Pieces::new(pieces)));
    server.client().jobs().cancel("7").set_body(body)
}

/// An upload takes as long as it takes: the limit is for each silence.
#[tokio::test(start_paused = true)]
async fn an_upload_that_goes_on() {
    let server = Server::new([with(204, "x", "y")]);
    let started = Instant::now();
    upload(&server, slow("0123456789", 50 * SECOND))
        .await
        .unwrap();
    assert_eq!(started.elapsed(), 500 * SECOND);
    assert_eq!(server.requests()[0].body(), "0123456789");
}

#[tokio::test(start_paused = true)]
async fn an_upload_that_is_stuck() {
    let server = Server::default();
    let mut pieces = slow("01234", 50 * SECOND);
    pieces.extend(slow("5", 61 * SECOND));
    let started = Instant::now();
    let error = upload(&server, pieces).await.unwrap_err();
    assert!(error.is_timeout(), "{error:?}");
    assert_eq!(started.elapsed(), 310 * SECOND);
    assert_eq!(
        error.to_string(),
        "cancelJob: nothing was sent or came within 60s"
    );
}

/// After what was sent, the head has its own time.
#[tokio::test(start_paused = true)]
async fn a_head_after_an_upload() {
    let answer = || Step::After(50 * SECOND, Box::new(with(204, "x", "y")));
    let server = Server::new([answer()]);
    upload(&server, slow("0", 50 * SECOND)).await.unwrap();
    let server = Server::new([Step::After(61 * SECOND, Box::new(answer()))]);
    let error = upload(&server, slow("0", SECOND)).await.unwrap_err();
    assert!(error.is_timeout(), "{error:?}");
}

const ANSWER: &str = r#"{"data":{"id":"a"}}"#;

#[tokio::test(start_paused = true)]
async fn an_answer_that_goes_on() {
    let server = Server::new([Step::Pieces(JSON, slow(ANSWER, 50 * SECOND))]);
    let job = server.client().jobs().get(Uuid::nil()).await.unwrap();
    assert_eq!(job.data.id, "a");
}

/// What goes on for too long is ended by the deadline.
#[tokio::test(start_paused = true)]
async fn a_deadline_ends_what_goes_on() {
    let server = Server::new([Step::Pieces(JSON, slow(ANSWER, 50 * SECOND))]);
    let started = Instant::now();
    let call = server.client().jobs().get(Uuid::nil());
    let error = call.deadline(120 * SECOND).await.unwrap_err();
    assert_eq!(error.to_string(), "getJob: the deadline of 120s has passed");
    assert_eq!(started.elapsed(), 120 * SECOND);
    let server = Server::default();
    let call = upload(&server, slow("0123456789", 50 * SECOND));
    let error = call.deadline(120 * SECOND).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "cancelJob: the deadline of 120s has passed"
    );
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_is_stuck() {
    let mut pieces = slow(&ANSWER[..7], 50 * SECOND);
    pieces.push(Piece::Pause(61 * SECOND));
    let server = Server::new([Step::Pieces(JSON, pieces)]);
    let call = server.client().jobs().get(Uuid::nil());
    let error = call.retry(RetryPolicy::none()).await.unwrap_err();
    assert!(error.is_timeout(), "{error:?}");
    assert_eq!(
        crate::runtime::Error::from(error).kind(),
        ErrorKind::Timeout
    );
}

/// What is in memory shows that it goes on too.
#[tokio::test]
async fn long_bodies_are_sent_in_pieces() {
    let body = Bytes::from(vec![7; 200_000]);
    let mut outgoing = Outgoing::from(body.clone());
    assert_eq!(outgoing.length(), Some(200_000));
    let mut sent = Vec::new();
    let mut lengths = Vec::new();
    while let Some(piece) = outgoing.chunk().await {
        let piece = piece.unwrap();
        lengths.push(piece.len());
        sent.extend_from_slice(&piece);
    }
    assert_eq!(lengths, [65536, 65536, 65536, 3392]);
    assert_eq!(sent, body);
}
