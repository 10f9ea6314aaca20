//! Waiting for an execution: asked again until it has ended, the deadline has passed, or an error.

use std::time::{Duration, Instant};

use clientsmith_tests::Answer;
use polytomic::Error;
use polytomic::types::ExecutionStatus;
use serde_json::json;

use crate::{EXECUTION, SYNC, TOKEN, code, start};

const INTERVAL: Duration = Duration::from_millis(10);

fn status(status: &str) -> Answer {
    Answer::json(200, &json!({ "data": { "status": status } }))
}

#[tokio::test]
async fn ends_with_each_terminal_status() {
    let (stub, client) = start().await;
    for terminal in ["completed", "canceled", "failed", "interrupted"] {
        // Unknown and missing statuses are not the end.
        for transient in ["created", "running", "canceling", "resting", ""] {
            stub.script(status(transient));
        }
        stub.script(Answer::json(200, &json!({ "data": {} })));
        stub.script(Answer::json(200, &json!({})));
        stub.script(status(terminal));
        let call = client.model_sync().executions().get(SYNC, EXECUTION);
        let last = call.wait().interval(INTERVAL).max_interval(INTERVAL).await;
        let data = last.expect("it ends").data.expect("data");
        assert_eq!(data.status, Some(ExecutionStatus::from(terminal)));
        assert_eq!(stub.take_requests().len(), 8);
    }
    stub.finish();
}

/// What has ended already is not waited for: the default interval is two seconds.
#[tokio::test]
async fn ends_at_once() {
    let (stub, client) = start().await;
    stub.script(status("completed"));
    let start = Instant::now();
    let call = client.model_sync().executions().get(SYNC, EXECUTION);
    call.wait().await.expect("it ends");
    assert!(start.elapsed() < Duration::from_secs(1));
    stub.finish();
}

#[tokio::test]
async fn ends_at_the_deadline() {
    let (stub, client) = start().await;
    stub.repeat(status("running"));
    let start = Instant::now();
    let call = client.model_sync().executions().get(SYNC, EXECUTION);
    let wait = call.wait().interval(INTERVAL).max_interval(INTERVAL);
    let wait = wait.deadline(INTERVAL * 40);
    let error = Error::from(wait.await.expect_err("it never ends"));
    assert!(error.is_timeout(), "{error:?}");
    assert_eq!(error.operation(), "getExecution");
    assert!(start.elapsed() >= INTERVAL * 40);
    assert!(start.elapsed() < Duration::from_secs(5));
    let count = stub.requests().len();
    assert!((2..=41).contains(&count), "{count}");
}

/// The deadline ends an attempt too.
#[tokio::test]
async fn ends_at_the_deadline_during_a_request() {
    let (stub, client) = start().await;
    stub.repeat(status("running").slow_head(Duration::from_secs(30)));
    let start = Instant::now();
    let call = client.model_sync().executions().get(SYNC, EXECUTION);
    let wait = call.wait().deadline(INTERVAL * 10);
    let error = Error::from(wait.await.expect_err("it never ends"));
    assert!(error.is_timeout(), "{error:?}");
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn ends_with_an_error() {
    let (stub, client) = start().await;
    stub.script(status("running"));
    stub.script(Answer::declared(404));
    let call = client.model_sync().executions().get(SYNC, EXECUTION);
    let outcome = call.wait().interval(INTERVAL).await;
    let error = Error::from(outcome.expect_err("it is gone"));
    assert_eq!(code(&error), Some(404));
    stub.finish();
}

/// What can be overcome by asking again is no end, and what was set on the call holds for each.
#[tokio::test]
async fn goes_on_after_a_fault() {
    let (stub, client) = start().await;
    stub.script(status("running"));
    stub.script(Answer::status(503));
    stub.script(Answer::reset());
    stub.script(status("completed"));
    let call = client.model_sync().executions().get(SYNC, EXECUTION);
    let wait = call.header("x-trace", "1").wait().interval(INTERVAL);
    wait.await.expect("it ends");
    for request in stub.requests() {
        let expected = format!("Bearer {TOKEN}");
        assert_eq!(request.header("authorization"), Some(&*expected));
        assert_eq!(request.header("x-trace"), Some("1"));
    }
    stub.finish();
}

#[tokio::test]
async fn waits_longer_each_time() {
    let (stub, client) = start().await;
    for transient in ["queued", "running", "running", "completed"] {
        stub.script(status(transient));
    }
    let call = client.model_sync().executions().get(SYNC, EXECUTION);
    let wait = call.wait().interval(INTERVAL * 2);
    wait.max_interval(INTERVAL * 4).await.expect("it ends");
    let times: Vec<_> = stub.requests().iter().map(|request| request.at).collect();
    let pauses: Vec<_> = times.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert!(pauses[0] >= INTERVAL * 2, "{pauses:?}");
    assert!(pauses[1] >= INTERVAL * 3, "{pauses:?}");
    assert!(pauses[2] >= INTERVAL * 4, "{pauses:?}");
    stub.finish();
}
