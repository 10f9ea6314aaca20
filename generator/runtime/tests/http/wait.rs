//! Waiting for a job to end, on a paused clock.

use crate::runtime::error::CallError;
use crate::server::{Server, Step, job, json};
use std::time::Duration;
use tokio::time::Instant;
use uuid::Uuid;

const SECOND: Duration = Duration::from_secs(1);

#[tokio::test(start_paused = true)]
async fn until_a_terminal_status() {
    let server = Server::new([
        job("running"),
        job("none"),
        job("running"),
        job("completed"),
    ]);
    let envelope = server
        .client()
        .jobs()
        .get(Uuid::nil())
        .wait()
        .await
        .unwrap();
    assert_eq!(envelope.data.total, Some(7));
    let times = server.times();
    assert_eq!(
        [times[1], times[2] - times[1], times[3] - times[2]],
        [2 * SECOND, 3 * SECOND, SECOND * 9 / 2]
    );
}

#[tokio::test(start_paused = true)]
async fn intervals_grow_to_a_maximum() {
    let server = Server::new((0..6).map(|_| job("running")).chain([job("completed")]));
    let wait = server
        .client()
        .jobs()
        .get(Uuid::nil())
        .wait()
        .interval(SECOND)
        .max_interval(2 * SECOND);
    wait.await.unwrap();
    let times = server.times();
    let pauses: Vec<_> = times
        .windows(2)
        .map(|pair| (pair[1] - pair[0]).as_millis())
        .collect();
    assert_eq!(pauses, [1000, 1500, 2000, 2000, 2000, 2000]);
}

#[tokio::test(start_paused = true)]
async fn a_deadline() {
    let server = Server::new((0..9).map(|_| job("running")));
    let started = Instant::now();
    let error = server
        .client()
        .jobs()
        .get(Uuid::nil())
        .wait()
        .deadline(10 * SECOND)
        .await
        .unwrap_err();
    assert!(matches!(error, CallError::Timeout(_)));
    assert!(error.is_timeout());
    assert_eq!(started.elapsed().as_secs(), 10);
    assert!(
        error.to_string().ends_with("has not ended within 10s"),
        "{error}"
    );
    // In the middle of a call.
    let server = Server::new([
        job("running"),
        Step::After(50 * SECOND, Box::new(job("completed"))),
    ]);
    let started = Instant::now();
    let error = server
        .client()
        .jobs()
        .get(Uuid::nil())
        .wait()
        .deadline(10 * SECOND)
        .await
        .unwrap_err();
    assert!(error.is_timeout());
    assert_eq!(started.elapsed().as_secs(), 10);
}

#[tokio::test(start_paused = true)]
async fn an_error_ends_it() {
    let server = Server::new([job("running"), json(404, "{}")]);
    let error = server
        .client()
        .jobs()
        .get(Uuid::nil())
        .wait()
        .await
        .unwrap_err();
    assert!(matches!(error, CallError::Api(_)));
}
