//! Answers whose bytes are taken as they come in.

use crate::api::{ApiError, GetJob};
use crate::runtime::call::Call;
use crate::runtime::error::{CallError, ErrorKind};
use crate::server::{Piece, Server, Step, json, pieces};
use bytes::Bytes;
use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use uuid::Uuid;

const SECOND: Duration = Duration::from_secs(1);

fn call(server: &Server) -> Call<GetJob> {
    server.client().jobs().get(Uuid::nil())
}

/// A folder of the test's own.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[tokio::test]
async fn piece_by_piece() {
    let server = Server::new([Step::Pieces("image/png", pieces("abcdef", 4))]);
    let mut chunks = call(&server).download().await.unwrap();
    assert_eq!(chunks.status(), 200);
    assert_eq!(chunks.headers()["content-type"], "image/png");
    assert_eq!(chunks.length(), None);
    assert_eq!(chunks.next().await.unwrap().unwrap(), "abcd");
    assert_eq!(chunks.next().await.unwrap().unwrap(), "ef");
    assert!(chunks.next().await.is_none());
    assert!(chunks.next().await.is_none());
}

#[tokio::test]
async fn an_error_is_typed_as_usual() {
    let server = Server::new([json(404, r#"{"message":"no"}"#)]);
    let error = call(&server).download().await.unwrap_err();
    let CallError::Api(answer) = error else {
        panic!("{error:?}")
    };
    let problem: &ApiError = answer.body();
    assert_eq!(problem.message.as_deref(), Some("no"));
}

/// Before the head, a call is tried again; after it, it is not.
#[tokio::test(start_paused = true)]
async fn a_body_that_breaks_off() {
    let body = [pieces("ab", 2), vec![Piece::Break]].concat();
    let server = Server::new([Step::Break, Step::Pieces("a/b", body)]);
    let mut chunks = call(&server).download().await.unwrap();
    assert_eq!(chunks.next().await.unwrap().unwrap(), "ab");
    let error = chunks.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert_eq!(
        (error.status().unwrap().as_u16(), error.attempts()),
        (200, 2)
    );
    assert!(!error.is_retryable());
    assert!(chunks.next().await.is_none());
}

/// The limit of an attempt holds for each silence, not for the sum of them, and
/// not while nobody asks.
#[tokio::test(start_paused = true)]
async fn a_timeout_does_not_cut_off() {
    let pause = Piece::Pause(9 * SECOND);
    let body = vec![[vec![pause], pieces("ab", 1)].concat(); 20].concat();
    let server = Server::new([Step::Pieces("a/b", body)]);
    let call = call(&server).timeout(10 * SECOND);
    let mut chunks = call.download().await.unwrap();
    tokio::time::sleep(100 * SECOND).await;
    let mut length = 0;
    while let Some(chunk) = chunks.next().await {
        length += chunk.unwrap().len();
    }
    assert_eq!(length, 40);
}

#[tokio::test(start_paused = true)]
async fn a_silence_that_is_too_long() {
    let body = [pieces("a", 1), vec![Piece::Pause(11 * SECOND)]].concat();
    let server = Server::new([Step::Pieces("a/b", body)]);
    let call = call(&server).timeout(10 * SECOND);
    let mut chunks = call.download().await.unwrap();
    chunks.next().await.unwrap().unwrap();
    let error = chunks.next().await.unwrap().unwrap_err();
    assert!(error.is_timeout(), "{error:?}");
    assert_eq!(
        error.to_string(),
        "getJob: the server answered 200 OK: nothing of the body came within 10s"
    );
    assert!(chunks.next().await.is_none());
}

/// However busy the server is.
#[tokio::test(start_paused = true)]
async fn a_deadline_holds_for_all() {
    let body = [vec![Piece::Pause(SECOND)], pieces("a", 1)].concat();
    let server = Server::new([Step::Pieces("a/b", vec![body; 100].concat())]);
    let call = call(&server).deadline(10 * SECOND);
    let mut chunks = call.download().await.unwrap();
    let started = tokio::time::Instant::now();
    let error = loop {
        if let Err(error) = chunks.next().await.unwrap() {
            break error;
        }
    };
    assert!(error.is_timeout(), "{error:?}");
    assert!(error.to_string().contains("the deadline"), "{error}");
    assert!(started.elapsed() <= 11 * SECOND);
}

#[tokio::test]
async fn to_a_file() {
    let path = folder("to_a_file").join("report.pdf");
    fs::write(&path, "what was there").unwrap();
    let body = "0123456789".repeat(100_000);
    let server = Server::new([Step::Pieces("a/b", pieces(&body, 65_521))]);
    let told = Arc::new(Mutex::new(Vec::new()));
    let tell = Arc::clone(&told);
    let chunks = call(&server).download().await.unwrap();
    let saved = chunks.save(&path).progress(move |received, length| {
        tell.lock().unwrap().push((received, length));
    });
    assert_eq!(saved.await.unwrap(), 1_000_000);
    assert_eq!(fs::read_to_string(&path).unwrap(), body);
    let told = told.lock().unwrap();
    assert_eq!(told.len(), 16);
    assert_eq!(told.first(), Some(&(65_521, None)));
    assert_eq!(told.last(), Some(&(1_000_000, None)));
}

#[tokio::test]
async fn nothing_is_left_of_half_a_file() {
    let folder = folder("half_a_file");
    let path = folder.join("report.pdf");
    fs::write(&path, "what was there").unwrap();
    let body = [pieces(&"x".repeat(1_000_000), 1000), vec![Piece::Break]].concat();
    let server = Server::new([Step::Pieces("a/b", body)]);
    let chunks = call(&server).download().await.unwrap();
    let error = chunks.save(&path).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert_eq!(fs::read_to_string(&path).unwrap(), "what was there");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
}

#[tokio::test]
async fn a_file_that_cannot_be_written() {
    let folder = folder("no_file");
    for path in [folder.join("missing").join("x"), PathBuf::from("/")] {
        let server = Server::new([Step::Pieces("a/b", pieces("x", 1))]);
        let chunks = call(&server).download().await.unwrap();
        let error = chunks.save(&path).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::File, "{error:?}");
        assert!(error.to_string().contains("cannot be written"), "{error}");
    }
}

#[tokio::test]
async fn an_empty_body() {
    let path = folder("an_empty_body").join("nothing");
    let server = Server::new([Step::Answer(204, vec![], "")]);
    let chunks = call(&server).download().await.unwrap();
    assert_eq!(chunks.status(), 204);
    assert_eq!(chunks.save(&path).await.unwrap(), 0);
    assert_eq!(fs::read(&path).unwrap(), Bytes::new());
}
