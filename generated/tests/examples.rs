// Made by clientsmith from the API's description: edits are lost when it is made anew.
//! The description's examples of answers survive being read and written.

use polytomic::codec::{Value, from_json, from_value, to_value};
use polytomic::types;
use serde_json::Value as Json;

/// The same value after being written and read again, and nothing of the
/// example left out on the way. The spelling may differ: a time has many.
fn survives<T: Value + PartialEq + std::fmt::Debug>(json: &str) {
    let value: T = from_json(json.as_bytes()).expect("the example fits its type");
    let written = to_value(&value).expect("what was read can be written");
    let again: T = from_value(&written).expect("what was written can be read");
    assert_eq!(value, again);
    let example: Json = serde_json::from_str(json).expect("the example is JSON");
    let is_whole = has_shape(&written, &example);
    assert!(is_whole, "{written:#} is not {example:#}");
}

fn has_shape(written: &Json, example: &Json) -> bool {
    match (written, example) {
        (Json::Object(a), Json::Object(b)) => {
            a.len() == b.len()
                && b.iter().all(|(key, b)| a.get(key).is_some_and(|a| has_shape(a, b)))
        }
        (Json::Array(a), Json::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| has_shape(a, b))
        }
        (Json::String(_), Json::String(_)) => true,
        (Json::Number(a), Json::Number(b)) => {
            a.as_f64().map(|a| a as f32) == b.as_f64().map(|b| b as f32)
        }
        (a, b) => a == b,
    }
}

#[test]
fn model_sync_get_source() {
    survives::<
        types::SyncSourceResponse,
    >(include_str!("examples/model_sync_get_source.json"));
}

#[test]
fn model_sync_get_source_fields() {
    survives::<
        types::ModelFieldsResponse,
    >(include_str!("examples/model_sync_get_source_fields.json"));
}

#[test]
fn model_sync_targets_get_fields() {
    survives::<
        types::TargetFieldsResponse,
    >(include_str!("examples/model_sync_targets_get_fields.json"));
}

#[test]
fn model_sync_targets_list() {
    survives::<
        types::ListTargetsResponse,
    >(include_str!("examples/model_sync_targets_list.json"));
}

#[test]
fn model_sync_targets_get_create_property() {
    survives::<
        types::TargetCreatePropertyResponse,
    >(include_str!("examples/model_sync_targets_get_create_property.json"));
}

#[test]
fn model_sync_list() {
    survives::<types::ListSyncsResponse>(include_str!("examples/model_sync_list.json"));
}

#[test]
fn model_sync_create() {
    survives::<types::SyncResponse>(include_str!("examples/model_sync_create.json"));
}

#[test]
fn model_sync_get_schedule_options() {
    survives::<
        types::ScheduleOptionsResponse,
    >(include_str!("examples/model_sync_get_schedule_options.json"));
}

#[test]
fn model_sync_get() {
    survives::<types::SyncResponse>(include_str!("examples/model_sync_get.json"));
}

#[test]
fn model_sync_update() {
    survives::<types::SyncResponse>(include_str!("examples/model_sync_update.json"));
}

#[test]
fn model_sync_activate() {
    survives::<
        types::ActivateSyncResponse,
    >(include_str!("examples/model_sync_activate.json"));
}

#[test]
fn model_sync_cancel() {
    survives::<
        types::CancelSyncResponse,
    >(include_str!("examples/model_sync_cancel.json"));
}

#[test]
fn model_sync_get_status() {
    survives::<
        types::SyncStatusResponse,
    >(include_str!("examples/model_sync_get_status.json"));
}

#[test]
fn model_sync_error_handling_get() {
    survives::<
        types::SyncErrorHandlingResponse,
    >(include_str!("examples/model_sync_error_handling_get.json"));
}

#[test]
fn model_sync_error_handling_update() {
    survives::<
        types::SyncErrorHandlingResponse,
    >(include_str!("examples/model_sync_error_handling_update.json"));
}

#[test]
fn model_sync_executions_list() {
    survives::<
        types::ListExecutionsResponse,
    >(include_str!("examples/model_sync_executions_list.json"));
}

#[test]
fn model_sync_start() {
    survives::<types::StartSyncResponse>(include_str!("examples/model_sync_start.json"));
}

#[test]
fn model_sync_executions_get() {
    survives::<
        types::ExecutionResponse,
    >(include_str!("examples/model_sync_executions_get.json"));
}

#[test]
fn model_sync_executions_cancel() {
    survives::<
        types::CancelExecutionResponse,
    >(include_str!("examples/model_sync_executions_cancel.json"));
}

#[test]
fn model_sync_executions_get_console_logs() {
    survives::<
        types::ConsoleLogsResponse,
    >(include_str!("examples/model_sync_executions_get_console_logs.json"));
}

#[test]
fn model_sync_executions_get_logs_index() {
    survives::<
        types::LogsIndexResponse,
    >(include_str!("examples/model_sync_executions_get_logs_index.json"));
}

#[test]
fn model_sync_executions_get_log_urls() {
    survives::<
        types::ExecutionLogUrlsResponse,
    >(include_str!("examples/model_sync_executions_get_log_urls.json"));
}
