//! Values on the way in and out: unknown ones, absent and null, large and odd ones.

use clientsmith_tests::{Answer, Rule};
use polytomic::Nullable;
use polytomic::types::*;
use serde_json::{Value, json};

use crate::bodies::{from_json, sync_body};
use crate::{CONNECTION, EXECUTION, SYNC, start};

/// Gets an execution that the server gives as this JSON.
async fn execution(data: Value) -> Execution {
    let (stub, client) = start().await;
    stub.script(Answer::json(200, &json!({ "data": data })));
    let envelope = client.model_sync().executions().get(SYNC, EXECUTION).await;
    envelope.expect("an answer").data.expect("data")
}

#[tokio::test]
async fn unknown_enumeration_values_are_kept() {
    let data = json!({ "status": "paused-by-moon" });
    let execution = execution(data.clone()).await;
    let expected = ExecutionStatus::Unknown("paused-by-moon".to_owned());
    assert_eq!(execution.status, Some(expected));
    assert_eq!(serde_json::to_value(&execution).ok(), Some(data));
}

/// What is read from one answer can be sent in the next request, unknown values and all.
#[tokio::test]
async fn unknown_enumeration_values_are_sent_back() {
    let (stub, client) = start().await;
    // The description's list of values is closed; the service's is not.
    stub.tolerate(Rule::Body);
    let mut body = sync_body();
    body["mode"] = json!("merge");
    body["schedule"] = json!({ "frequency": "fortnightly" });
    body["identity"] = json!({
        "function": "Fuzzy",
        "source": { "field": "email", "model_id": CONNECTION.to_string() },
        "target": "email",
    });
    stub.script(Answer::json(200, &json!({ "data": body })));
    let data = client
        .model_sync()
        .get(SYNC)
        .await
        .expect("an answer")
        .data
        .expect("data");
    let update: UpdateSyncRequest = from_json(serde_json::to_value(data).expect("JSON"));
    client
        .model_sync()
        .update(SYNC, update)
        .await
        .expect("an answer");
    assert_eq!(stub.requests()[1].json(), body);
}

#[tokio::test]
async fn unknown_enumeration_values_are_sent_as_parameters() {
    let (stub, client) = start().await;
    stub.tolerate(Rule::Query);
    stub.tolerate(Rule::Path);
    let list = client.model_sync().list().mode(SyncMode::from("a&b"));
    list.await.expect("an answer");
    let executions = client.model_sync().executions();
    let urls = executions.get_log_urls(SYNC, EXECUTION, ExecutionLogType::from("a/b"));
    urls.await.expect("an answer");
    let requests = stub.requests();
    assert_eq!(requests[0].target, "/api/syncs?mode=a%26b");
    assert!(
        requests[1].target.ends_with("/a%2Fb"),
        "{}",
        requests[1].target
    );
}

#[tokio::test]
async fn absent_and_null_are_two_things_in_a_request() {
    for (filters, expected) in [
        (Nullable::Absent, None),
        (Nullable::Null, Some(json!(null))),
        (Nullable::Value(Vec::new()), Some(json!([]))),
    ] {
        let (stub, client) = start().await;
        let mut body: CreateSyncRequest = from_json(sync_body());
        body.filters = filters;
        client.model_sync().create(body).await.expect("an answer");
        assert_eq!(stub.request().json().get("filters").cloned(), expected);
    }
}

#[tokio::test]
async fn absent_and_null_are_two_things_in_an_answer() {
    let absent = execution(json!({})).await;
    assert_eq!(absent.completed_at, Nullable::Absent);
    let null = execution(json!({ "completed_at": null })).await;
    assert_eq!(null.completed_at, Nullable::Null);
    assert_eq!(serde_json::to_value(&absent).ok(), Some(json!({})));
    assert_eq!(
        serde_json::to_value(&null).ok(),
        Some(json!({ "completed_at": null }))
    );
}

#[tokio::test]
async fn fields_that_are_not_described_are_ignored() {
    let execution = execution(json!({ "new": { "a": [1] }, "type": "manual" })).await;
    assert_eq!(execution.r#type.as_deref(), Some("manual"));
}

#[tokio::test]
async fn large_and_negative_integers() {
    let counts = json!({ "total": i64::MAX, "error": i64::MIN, "insert": -1 });
    let counts = execution(json!({ "counts": counts }))
        .await
        .counts
        .expect("counts");
    let read = (counts.total, counts.error, counts.insert);
    assert_eq!(read, (Some(i64::MAX), Some(i64::MIN), Some(-1)));
}

/// RFC 3339 allows offsets, fractions and lower-case letters; what is sent is in UTC.
#[tokio::test]
async fn date_times() {
    for (text, expected) in [
        ("2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z"),
        ("2024-01-01T01:30:00+01:30", "2024-01-01T00:00:00Z"),
        (
            "2024-02-29T23:59:59.123456789Z",
            "2024-02-29T23:59:59.123456789Z",
        ),
        ("2024-12-31T23:59:59.5-00:00", "2024-12-31T23:59:59.5Z"),
        ("2024-01-01t00:00:00z", "2024-01-01T00:00:00Z"),
    ] {
        let execution = execution(json!({ "created_at": text })).await;
        let value = serde_json::to_value(&execution).expect("JSON");
        assert_eq!(value, json!({ "created_at": expected }));
    }
}

/// Free-form values are passed through as they are.
#[tokio::test]
async fn free_form_values() {
    let (stub, client) = start().await;
    let mut body = sync_body();
    let free =
        json!({ "a": [1, 2.5, "x", null, { "b": false }], "": 18_446_744_073_709_551_615_u64 });
    body["target"]["configuration"] = free.clone();
    client
        .model_sync()
        .create(from_json(body))
        .await
        .expect("an answer");
    assert_eq!(stub.request().json()["target"]["configuration"], free);
}

/// Bodies are the same whatever the order in which they were put together.
#[test]
fn types_are_values() {
    let body: CreateSyncRequest = from_json(sync_body());
    let mut other = CreateSyncRequest::new(
        "People",
        SyncMode::UpdateOrCreate,
        SyncTarget::new(CONNECTION),
        Schedule::default(),
        vec![SyncField::new("email")],
    );
    assert_ne!(body, other);
    other.schedule.frequency = Some(ScheduleFrequency::Manual);
    assert_eq!(body, other);
    let spelled: Vec<_> = ["create", "new"].map(SyncMode::from).to_vec();
    assert_eq!(spelled[0], SyncMode::Create);
    assert_eq!(spelled[1], SyncMode::Unknown("new".to_owned()));
    assert_eq!(spelled[1].to_string(), "new");
}
