//! Every operation, byte for byte: request line, headers, body; and the answer is decoded.

use std::sync::Arc;

use clientsmith_tests::{Recorded, Stub};
use polytomic::Client;
use polytomic::types::ExecutionStatus;
use uuid::uuid;

use crate::calls::{CASES, Call, Case, KEY, VERSION};
use crate::{DESCRIPTION, EXECUTION, SYNC, TOKEN, start};

/// The whole head that a call must have, `host` left out; in the order of `Recorded::head`.
fn head(call: &Call, authorization: &str, own: &[(&str, &str)]) -> String {
    let mut lines = vec![
        "accept: application/json".to_owned(),
        format!("authorization: {authorization}"),
        "user-agent: polytomic/0.1.0".to_owned(),
    ];
    let length = call.body.len();
    if length > 0 {
        lines.push("content-type: application/json".to_owned());
    }
    // RFC 9110, 8.6: a POST or PUT without a body says so; a GET or DELETE does not.
    if length > 0 || ["POST", "PUT"].contains(&call.method()) {
        lines.push(format!("content-length: {length}"));
    }
    lines.extend(own.iter().map(|(name, value)| format!("{name}: {value}")));
    lines.sort();
    lines.insert(0, call.line.to_owned());
    lines.join("\n")
}

#[tokio::test]
async fn every_operation_with_all_its_arguments() {
    let (stub, client) = start().await;
    for case in CASES {
        let outcome = (case.full.run)(client.clone()).await;
        assert!(outcome.is_ok(), "{}: {outcome:?}", case.id);
        let request = stub.take_request();
        assert_eq!(request.operation.as_deref(), Some(case.id));
        let mut own = vec![("x-polytomic-version", VERSION)];
        if case.full.method() == "POST" {
            own.push(("idempotency-key", KEY));
        }
        let expected = head(&case.full, &format!("Bearer {TOKEN}"), &own);
        assert_eq!(request.head(), expected, "{}", case.id);
        assert_eq!(request.text(), case.full.body, "{}", case.id);
    }
    stub.finish();
}

/// Optional things that are not given are not sent; a body without required properties is `{}`.
#[tokio::test]
async fn every_operation_with_the_required_arguments_only() {
    let (stub, client) = start().await;
    for case in CASES {
        let outcome = (case.bare.run)(client.clone()).await;
        assert!(outcome.is_ok(), "{}: {outcome:?}", case.id);
        let request = stub.take_request();
        assert_bare(case, &request, &format!("Bearer {TOKEN}"));
        assert_eq!(request.text(), case.bare.body, "{}", case.id);
    }
    stub.finish();
}

/// The head of a request with the required arguments only. Its key is made up: the judge has seen
/// that it is one.
fn assert_bare(case: &Case, request: &Recorded, authorization: &str) {
    let mut own = vec![("x-polytomic-version", "2025-09-18")];
    let key = request.header("idempotency-key");
    assert_eq!(key.is_some(), case.bare.method() == "POST");
    own.extend(key.map(|key| ("idempotency-key", key)));
    let expected = head(&case.bare, authorization, &own);
    assert_eq!(request.head(), expected, "{}", case.id);
}

/// RFC 7617, section 2: the base64 of `organization:key`, here one with a colon and non-ASCII.
#[tokio::test]
async fn every_operation_with_basic_authentication() {
    let organization = uuid!("0a000000-0000-4000-8000-000000000009");
    let expected = "Basic MGEwMDAwMDAtMDAwMC00MDAwLTgwMDAtMDAwMDAwMDAwMDA5OmtleTp3aXRoIMOp";
    let stub = Stub::start(Arc::clone(&DESCRIPTION)).await;
    let builder = Client::builder().base_url(stub.url());
    let builder = builder.basic(organization.to_string(), "key:with é");
    let client = builder.build().expect("the client can be built");
    for case in CASES {
        let outcome = (case.bare.run)(client.clone()).await;
        assert!(outcome.is_ok(), "{}: {outcome:?}", case.id);
        assert_bare(case, &stub.take_request(), expected);
    }
    stub.finish();
}

/// The example of the API's reference page, field by field.
#[tokio::test]
async fn decodes_the_execution_of_the_reference() {
    let (stub, client) = start().await;
    let executions = client.model_sync().executions();
    let execution = executions.get(SYNC, EXECUTION).await.expect("an answer");
    let data = execution.data.expect("data");
    assert_eq!(data.id, Some(uuid!("248df4b7-aa70-47b8-a036-33ac447e668d")));
    assert_eq!(data.r#type.as_deref(), Some("scheduled"));
    assert_eq!(data.status, Some(ExecutionStatus::Created));
    assert_eq!(
        data.errors.as_deref(),
        Some(&["something went wrong".to_owned()][..])
    );
    let counts = data.counts.expect("counts");
    let read = (counts.total, counts.error, counts.upserts);
    assert_eq!(read, (Some(100), Some(5), Some(10)));
    let completed = data.completed_at.into_value().expect("a time");
    assert_eq!(completed.to_string(), "2024-01-01T00:00:00Z");
    stub.finish();
}
