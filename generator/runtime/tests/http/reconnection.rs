//! Streams of events through connections that break off.

use crate::runtime::error::ErrorKind;
use crate::server::{Piece, Server, Step, json, pieces};
use crate::streams::{SSE, events, header};
use std::time::Duration;

const SECOND: Duration = Duration::from_secs(1);

#[tokio::test]
async fn without_reconnection_a_break_is_the_end() {
    let body = [pieces("data: {\"id\":\"a\"}\n\n", 99), vec![Piece::Break]].concat();
    let server = Server::new([Step::Pieces(SSE, body)]);
    let mut stream = events(&server).stream().await.unwrap();
    assert!(stream.next().await.unwrap().is_ok());
    let error = stream.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(stream.next().await.is_none());
    assert_eq!(server.requests().len(), 1);
}

/// After the pause that the server asks for, with the id of the last event.
#[tokio::test(start_paused = true)]
async fn reconnection() {
    let first = "retry: 7000\nid: 4\ndata: {\"id\":\"a\"}\n\nid: 5\ndata: {\"id\":\"lost\"}\n";
    let server = Server::new([
        Step::Pieces(SSE, [pieces(first, 99), vec![Piece::Break]].concat()),
        Step::Break,
        Step::Pieces(SSE, pieces("data: {\"id\":\"b\"}\n\n", 99)),
        Step::Answer(204, vec![], ""),
    ]);
    let call = events(&server).retry(crate::runtime::retry::RetryPolicy::none());
    let mut stream = call.stream().reconnect(2).await.unwrap();
    assert_eq!(stream.next().await.unwrap().unwrap().id, "4");
    let second = stream.next().await.unwrap().unwrap();
    assert_eq!((&*second.id, &*second.data.id), ("4", "b"));
    assert!(stream.next().await.is_none(), "204: there is no more");
    let requests = server.requests();
    let ids: Vec<_> = requests
        .iter()
        .map(|sent| header(sent, "last-event-id"))
        .collect();
    assert_eq!(ids, [None, Some("4"), Some("4"), Some("4")]);
    let times = server.times();
    let pauses: Vec<_> = times.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert!(
        pauses[0] >= 7 * SECOND && pauses[0] <= 11 * SECOND,
        "{pauses:?}"
    );
    assert!(
        pauses[1] >= 14 * SECOND && pauses[1] <= 22 * SECOND,
        "{pauses:?}"
    );
    assert!(
        pauses[2] >= 7 * SECOND && pauses[2] <= 11 * SECOND,
        "{pauses:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn reconnections_are_counted() {
    let server = Server::new([
        Step::Pieces(SSE, pieces("data: {\"id\":\"a\"}\n\n", 99)),
        Step::Pieces(SSE, vec![]),
        Step::Pieces(SSE, vec![Piece::Pause(100 * SECOND)]),
    ]);
    let mut stream = events(&server).stream().reconnect(2).await.unwrap();
    assert!(stream.next().await.unwrap().is_ok());
    // The second one says nothing, which is a silence that is too long.
    let error = stream.next().await.unwrap().unwrap_err();
    assert!(error.is_timeout(), "{error:?}");
    assert!(stream.next().await.is_none());
    assert_eq!(server.requests().len(), 3);
}

/// A refusal is not asked for twice, and a deadline holds over all connections.
#[tokio::test(start_paused = true)]
async fn what_ends_reconnection() {
    let server = Server::new([Step::Pieces(SSE, vec![]), json(401, "{}")]);
    let mut stream = events(&server).stream().reconnect(9).await.unwrap();
    let error = stream.next().await.unwrap().unwrap_err();
    assert_eq!(error.status().unwrap(), 401);
    assert!(stream.next().await.is_none());

    let server = Server::new([
        Step::Pieces(SSE, vec![]),
        Step::Pieces(SSE, vec![Piece::Pause(40 * SECOND)]),
    ]);
    let call = events(&server).deadline(20 * SECOND);
    let mut stream = call.stream().reconnect(9).await.unwrap();
    let error = stream.next().await.unwrap().unwrap_err();
    assert!(error.is_timeout(), "{error:?}");
    assert!(stream.next().await.is_none());
    let last = *server.times().last().unwrap();
    assert!(last <= 20 * SECOND, "{last:?}");
}
