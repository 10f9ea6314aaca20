//! When a call is tried again, and how long it takes. The clock is tokio's,
//! paused: nothing here waits.

use crate::api::StartJob;
use crate::runtime::client::Client;
use crate::runtime::error::CallError;
use crate::runtime::retry::RetryPolicy;
use crate::server::{Server, Step, job, json, with};
use std::time::{Duration, SystemTime};
use tokio::time::Instant;
use uuid::Uuid;

const SECOND: Duration = Duration::from_secs(1);

fn get(client: &Client) -> crate::runtime::call::Call<crate::api::GetJob> {
    client.jobs().get(Uuid::nil())
}

#[tokio::test(start_paused = true)]
async fn a_transient_status_is_tried_again() {
    for status in [408, 429, 502, 503, 504] {
        let server = Server::new([with(status, "x", 1), with(status, "x", 1), job("running")]);
        let response = get(&server.client()).send().await.unwrap();
        assert_eq!(response.attempts(), 3, "{status}");
        assert_eq!(server.lines()[0], server.lines()[2]);
    }
}

#[tokio::test(start_paused = true)]
async fn two_retries_and_no_more() {
    let server = Server::new([with(503, "x", 1), with(503, "x", 1), with(503, "x", 1)]);
    let error = get(&server.client()).await.unwrap_err();
    assert!(matches!(error, CallError::Unexpected(_)));
    assert_eq!(error.attempts(), 3);
    assert!(error.is_retryable());
    assert!(error.to_string().ends_with("(after 3 attempts)"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn other_statuses_are_not_tried_again() {
    for status in [302, 400, 401, 404, 409, 425, 500, 501] {
        let server = Server::new([json(status, "{}")]);
        let error = get(&server.client()).await.unwrap_err();
        assert_eq!(error.attempts(), 1, "{status}");
        assert!(!error.is_retryable());
    }
}

#[tokio::test(start_paused = true)]
async fn a_failed_connection_is_tried_again() {
    let server = Server::new([Step::Refuse, Step::Break, job("running")]);
    assert_eq!(get(&server.client()).send().await.unwrap().attempts(), 3);
    let server = Server::new([Step::Cut("{\"data\""), job("running")]);
    assert_eq!(get(&server.client()).send().await.unwrap().attempts(), 2);
    let server = Server::new([Step::Refuse, Step::Refuse, Step::Refuse]);
    let error = get(&server.client()).await.unwrap_err();
    assert!(matches!(error, CallError::Transport(_)));
    assert!(error.is_connect() && error.is_retryable() && !error.is_timeout());
    assert_eq!(
        format!("{error:#}"),
        "getJob: no connection (after 3 attempts): connection refused"
    );
}

#[tokio::test(start_paused = true)]
async fn an_unsafe_method_is_sent_once() {
    let body = StartJob::default();
    for step in [
        with(503, "x", 1),
        with(429, "x", 1),
        with(502, "retry-after", 1),
        with(429, "retry-after", "soon"),
        Step::Refuse,
        Step::Break,
    ] {
        let server = Server::new([step]);
        let error = server.client().jobs().start(&body).await.unwrap_err();
        assert_eq!(error.attempts(), 1);
        assert!(!error.is_retryable());
    }
}

#[tokio::test(start_paused = true)]
async fn an_unsafe_method_with_a_key_is_tried_again() {
    let body = StartJob::default();
    for step in [with(503, "x", 1), Step::Break] {
        let server = Server::new([step, json(201, r#"{"data":{"id":"j"}}"#)]);
        let call = server
            .client()
            .jobs()
            .start(&body)
            .idempotency_key("key-0001");
        assert_eq!(call.send().await.unwrap().attempts(), 2);
        let requests = server.requests();
        assert_eq!(requests[1].headers()["idempotency-key"], "key-0001");
        assert_eq!(requests[0].body(), requests[1].body());
    }
}

#[tokio::test(start_paused = true)]
async fn an_unsafe_method_that_was_refused_is_tried_again() {
    let body = StartJob::default();
    for status in [429, 503] {
        let server = Server::new([
            with(status, "retry-after", 3),
            json(201, r#"{"data":{"id":"j"}}"#),
        ]);
        let response = server.client().jobs().start(&body).send().await.unwrap();
        assert_eq!(response.attempts(), 2);
        assert_eq!(server.times(), [Duration::ZERO, 3 * SECOND]);
    }
}

#[tokio::test(start_paused = true)]
async fn the_server_says_when() {
    let date = |seconds| httpdate::fmt_http_date(SystemTime::now() + Duration::from_secs(seconds));
    for (name, value, least, most) in [
        ("retry-after", "7".to_owned(), 7 * SECOND, 7 * SECOND),
        (
            "retry-after",
            "0".to_owned(),
            Duration::ZERO,
            Duration::ZERO,
        ),
        (
            "retry-after-ms",
            "1500".to_owned(),
            SECOND * 3 / 2,
            SECOND * 3 / 2,
        ),
        ("retry-after", date(20), 18 * SECOND, 20 * SECOND),
        (
            "retry-after",
            "Fri, 31 Dec 1999 23:59:59 GMT".to_owned(),
            Duration::ZERO,
            Duration::ZERO,
        ),
    ] {
        let server = Server::new([with(503, name, &value), job("running")]);
        get(&server.client()).await.unwrap();
        let pause = server.times()[1];
        // The paused clock ticks in milliseconds.
        assert!(
            pause >= least && pause <= most + Duration::from_millis(1),
            "{value}: {pause:?}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_server_that_asks_for_too_much_is_not_waited_for() {
    let server = Server::new([with(429, "retry-after", 61)]);
    let error = get(&server.client()).await.unwrap_err();
    assert_eq!(error.attempts(), 1);
    assert_eq!(error.retry_after(), Some(61 * SECOND));
    assert!(error.is_retryable());
    let server = Server::new([with(429, "retry-after", 61), job("running")]);
    let policy = RetryPolicy::default().max_retry_after(100 * SECOND);
    get(&server.client()).retry(policy).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn pauses_are_random_below_a_bound_that_doubles() {
    let policy = RetryPolicy::default()
        .retries(5)
        .backoff(SECOND, 4 * SECOND);
    let mut pauses = Vec::new();
    for _ in 0..50 {
        let server = Server::new((0..6).map(|_| with(503, "x", 1)));
        get(&server.client())
            .retry(policy.clone())
            .await
            .unwrap_err();
        let times = server.times();
        assert_eq!(times.len(), 6);
        for (index, bound) in [1, 2, 4, 4, 4].into_iter().enumerate() {
            let pause = times[index + 1] - times[index];
            assert!(
                pause <= bound * SECOND + Duration::from_millis(2),
                "{pause:?}"
            );
            pauses.push(pause);
        }
    }
    pauses.sort();
    assert!(pauses[0] < SECOND / 5 && pauses[pauses.len() - 1] > 3 * SECOND);
}

#[tokio::test(start_paused = true)]
async fn retries_can_be_switched_off() {
    let server = Server::new([with(503, "x", 1), with(503, "x", 1)]);
    let client = server
        .builder()
        .bearer("t")
        .retry(RetryPolicy::none())
        .build()
        .unwrap();
    assert_eq!(get(&client).await.unwrap_err().attempts(), 1);
    assert_eq!(
        get(&server.client())
            .retry(RetryPolicy::none())
            .await
            .unwrap_err()
            .attempts(),
        1
    );
}

#[tokio::test(start_paused = true)]
async fn an_attempt_has_a_timeout() {
    let slow = || Step::After(120 * SECOND, Box::new(job("running")));
    let started = Instant::now();
    let error = get(&Server::new([slow()]).client()).await.unwrap_err();
    assert_eq!(started.elapsed().as_secs(), 60);
    assert!(matches!(error, CallError::Timeout(_)));
    assert!(error.is_timeout() && error.is_retryable() && !error.is_connect());
    assert_eq!(
        error.to_string(),
        "getJob: nothing was sent or came within 60s"
    );
    let started = Instant::now();
    let error = get(&Server::new([slow()]).client())
        .timeout(SECOND)
        .await
        .unwrap_err();
    assert_eq!(started.elapsed().as_secs(), 1);
    assert!(error.is_timeout());
    get(&Server::new([slow()]).client())
        .timeout(200 * SECOND)
        .await
        .unwrap();
}

#[tokio::test(start_paused = true)]
async fn the_deadline_holds_over_all_attempts() {
    // In the middle of an attempt.
    let server = Server::new([
        with(503, "retry-after", 4),
        Step::After(30 * SECOND, Box::new(job("running"))),
    ]);
    let started = Instant::now();
    let error = get(&server.client())
        .deadline(10 * SECOND)
        .await
        .unwrap_err();
    assert!(error.is_timeout());
    assert_eq!(error.attempts(), 2);
    assert_eq!(started.elapsed().as_secs(), 10);
    assert_eq!(
        error.to_string(),
        "getJob: the deadline of 10s has passed (after 2 attempts)"
    );
    // A pause that would go beyond it is not made, and the cause is told.
    let server = Server::new([with(503, "retry-after", 30)]);
    let started = Instant::now();
    let error = get(&server.client())
        .deadline(10 * SECOND)
        .await
        .unwrap_err();
    assert_eq!(error.status().unwrap(), 503);
    assert_eq!(started.elapsed(), Duration::ZERO);
    // The client's own.
    let server = Server::new([Step::After(30 * SECOND, Box::new(job("running")))]);
    let client = server
        .builder()
        .bearer("t")
        .deadline(5 * SECOND)
        .build()
        .unwrap();
    let error = get(&client).await.unwrap_err();
    assert!(error.is_timeout());
    assert!(error.elapsed() >= 5 * SECOND);
}

#[tokio::test(start_paused = true)]
async fn a_body_beyond_the_limit() {
    let server = Server::new([job("running"), job("running")]);
    let client = server.builder().bearer("t").body_limit(10).build().unwrap();
    let error = get(&client).await.unwrap_err();
    assert!(matches!(error, CallError::TooLarge(_)));
    assert_eq!(error.status().unwrap(), 200);
    assert_eq!(
        error.to_string(),
        "getJob: the server answered 200 OK: the body is longer than 10 bytes"
    );
}

#[tokio::test]
async fn a_body_in_pieces() {
    use crate::runtime::patience::Signs;
    use crate::runtime::transport::Incoming;
    use crate::server::{Piece, Pieces};
    use bytes::Bytes;
    let body = |limit| async move {
        let pieces = ["", "ab", "cd", "", "e"].map(|piece| Piece::Bytes(piece.into()));
        Incoming::stream(Pieces::new(pieces.into()))
            .collect(limit, &Signs::new())
            .await
            .unwrap()
    };
    assert_eq!(body(5).await.as_deref(), Some(&b"abcde"[..]));
    assert_eq!(body(4).await, None);
    assert_eq!(body(1).await, None);
    let empty = Incoming::stream(Pieces::new(Vec::new()));
    assert_eq!(
        empty.collect(0, &Signs::new()).await.unwrap(),
        Some(Bytes::new())
    );
}
