//! Waiting for a job to end, on a paused clock.

use crate::runtime::api::Endpoint;
use crate::runtime::body::{self, BodyError};
use crate::runtime::call::Call;
use crate::runtime::error::CallError;
use crate::runtime::operation::Operation;
use crate::runtime::wait::{Polled, Polling};
use crate::server::{Server, Step, job, json};
use bytes::Bytes;
use std::convert::Infallible;
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

/// Tells a status that is anything.
struct GetStatus;

impl Operation for GetStatus {
    type Output = serde_json::Value;
    type Error = Infallible;

    const ENDPOINT: &'static Endpoint = &Endpoint {
        id: "getStatus",
        path: "/status",
        ..Endpoint::DEFAULT
    };

    fn output(response: &http::Response<Bytes>) -> Option<Result<Self::Output, BodyError>> {
        Some(body::json(response))
    }
}

impl Polled for GetStatus {
    const POLLING: Polling = Polling {
        status: &["status"],
        terminal: &["3", "true", "done"],
        interval: SECOND,
        max_interval: SECOND,
    };
}

#[tokio::test(start_paused = true)]
async fn statuses_of_all_types() {
    for last in [
        r#"{"status":3}"#,
        r#"{"status":true}"#,
        r#"{"status":"done"}"#,
        r#"{"status":"3"}"#,
    ] {
        let others = [
            "{}",
            r#"{"status":null}"#,
            r#"{"status":2}"#,
            r#"{"status":false}"#,
            r#"{"status":30}"#,
            r#"{"status":{"status":3}}"#,
        ];
        let server = Server::new(others.into_iter().chain([last]).map(|it| json(200, it)));
        let call: Call<GetStatus> = Call::new(&server.client());
        assert_eq!(call.wait().await.unwrap().to_string(), last);
        assert_eq!(server.requests().len(), 7);
    }
}

/// The pauses between attempts of a call and those between calls are their own.
#[tokio::test(start_paused = true)]
async fn a_call_is_tried_again_as_usual() {
    let server = Server::new([job("running"), Step::Refuse, Step::Refuse, job("completed")]);
    let call = server.client().jobs().get(Uuid::nil());
    call.wait().await.unwrap();
    assert_eq!(server.requests().len(), 4);
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
