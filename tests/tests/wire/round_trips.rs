//! Every example of the description: decoded into the generated types and encoded again, it is
//! the same JSON.

use bytes::Bytes;
use clientsmith_tests::description::Node;
use polytomic::operations::model_sync::{
    ActivateSync, CancelSync, CreateSync, DeleteSync, GetSync, GetSyncScheduleOptions,
    GetSyncSource, GetSyncSourceFields, GetSyncStatus, ListSyncs, StartSync, UpdateSync,
    error_handling::{GetSyncErrorHandling, UpdateSyncErrorHandling},
    executions::{
        CancelExecution, GetExecution, GetExecutionConsoleLogs, GetExecutionLogUrls,
        GetExecutionLogsIndex, ListExecutions,
    },
    targets::{GetTargetCreateProperty, GetTargetFields, ListTargets},
};
use polytomic::runtime::Operation;
use polytomic::types::{
    ActivateSyncRequest, ApiError, CreateSyncRequest, StartSyncRequest,
    UpdateSyncErrorHandlingRequest, UpdateSyncRequest,
};
use polytomic::{Call, CallError};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::DESCRIPTION;
use crate::bodies::from_json;
use crate::calls::CASES;

/// JSON -> the type of a body -> JSON.
type Trip<T> = fn(T) -> Value;

/// An answer, by its status.
fn answer<O>((status, body): (u16, &Value)) -> Value
where
    O: Operation<Output: Serialize, Error = ApiError>,
{
    let response = http::Response::builder().status(status);
    let response = response.body(Bytes::from(body.to_string()));
    let encoded = match Call::<O>::decode(response.expect("a response")) {
        Ok(response) => serde_json::to_value(response.body()),
        Err(CallError::Api(error)) => serde_json::to_value(error.body()),
        Err(error) => panic!("{status} {body}: {error}"),
    };
    encoded.expect("JSON")
}

fn request<T: DeserializeOwned + Serialize>(body: Value) -> Value {
    serde_json::to_value(from_json::<T>(body)).expect("JSON")
}

/// All operations but `getExecutionLog`, whose answer is a redirect.
const ANSWERS: &[(&str, Trip<(u16, &Value)>)] = &[
    ("getSyncSource", answer::<GetSyncSource>),
    ("getSyncSourceFields", answer::<GetSyncSourceFields>),
    ("listSyncs", answer::<ListSyncs>),
    ("createSync", answer::<CreateSync>),
    ("getSyncScheduleOptions", answer::<GetSyncScheduleOptions>),
    ("getSync", answer::<GetSync>),
    ("updateSync", answer::<UpdateSync>),
    ("deleteSync", answer::<DeleteSync>),
    ("activateSync", answer::<ActivateSync>),
    ("cancelSync", answer::<CancelSync>),
    ("startSync", answer::<StartSync>),
    ("getSyncStatus", answer::<GetSyncStatus>),
    ("getSyncErrorHandling", answer::<GetSyncErrorHandling>),
    ("updateSyncErrorHandling", answer::<UpdateSyncErrorHandling>),
    ("listExecutions", answer::<ListExecutions>),
    ("getExecution", answer::<GetExecution>),
    ("cancelExecution", answer::<CancelExecution>),
    ("getExecutionConsoleLogs", answer::<GetExecutionConsoleLogs>),
    ("getExecutionLogsIndex", answer::<GetExecutionLogsIndex>),
    ("getExecutionLogUrls", answer::<GetExecutionLogUrls>),
    ("getTargetFields", answer::<GetTargetFields>),
    ("listTargets", answer::<ListTargets>),
    ("getTargetCreateProperty", answer::<GetTargetCreateProperty>),
];

const REQUESTS: &[(&str, Trip<Value>)] = &[
    ("createSync", request::<CreateSyncRequest>),
    ("updateSync", request::<UpdateSyncRequest>),
    ("activateSync", request::<ActivateSyncRequest>),
    ("startSync", request::<StartSyncRequest>),
    (
        "updateSyncErrorHandling",
        request::<UpdateSyncErrorHandlingRequest>,
    ),
];

/// Date-times in one spelling: `.520Z` and `.52Z` are the same.
fn normal(mut value: Value) -> Value {
    match &mut value {
        Value::String(text) => {
            if let Ok(time) = text.parse::<jiff::Timestamp>() {
                *text = time.to_string();
            }
        }
        Value::Array(items) => items
            .iter_mut()
            .for_each(|item| *item = normal(item.take())),
        Value::Object(fields) => fields
            .values_mut()
            .for_each(|field| *field = normal(field.take())),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
    value
}

fn operation(id: &str) -> Node<'static> {
    let operation = DESCRIPTION.operation(id);
    DESCRIPTION.node(operation.expect("the operation is declared"))
}

/// The examples of a request body or a response.
fn examples(body: &Node<'static>) -> Vec<&'static Value> {
    let mut found = Vec::new();
    let body = body.resolved().expect("the reference leads somewhere");
    for (_, media) in body.get("content").iter().flat_map(Node::entries) {
        found.extend(media.get("example").map(|example| example.value()));
        for (_, example) in media.get("examples").iter().flat_map(Node::entries) {
            let example = example.resolved().expect("the reference leads somewhere");
            found.extend(example.get("value").map(|value| value.value()));
        }
    }
    found
}

#[test]
fn answers() {
    assert_eq!(ANSWERS.len() + 1, CASES.len());
    for (id, trip) in ANSWERS {
        let responses = operation(id).get("responses").expect("responses");
        let mut count = 0;
        for (status, response) in responses.entries() {
            let status: u16 = status.parse().expect("a status");
            for example in examples(&response) {
                let found = trip((status, example));
                assert_eq!(normal(found), normal(example.clone()), "{id} {status}");
                count += 1;
            }
        }
        assert!(count > 0, "{id} has examples");
    }
}

#[test]
fn requests() {
    let with_body = CASES
        .iter()
        .filter(|case| operation(case.id).get("requestBody").is_some());
    assert_eq!(with_body.count(), REQUESTS.len());
    for (id, trip) in REQUESTS {
        let body = operation(id).get("requestBody").expect("a body");
        let examples = examples(&body);
        assert!(!examples.is_empty(), "{id} has examples");
        for example in examples {
            assert_eq!(
                normal(trip(example.clone())),
                normal(example.clone()),
                "{id}"
            );
        }
    }
}
