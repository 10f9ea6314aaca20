// Made by clientsmith from the API's description: edits are lost when it is made anew.
//! Each operation is called with what is required and with everything, against the server
//! that `POLYTOMIC_STUB_URL` names, which is one that knows the description:
//! `clientsmith stub`. Without it, nothing is tested.

#![cfg(any(feature = "rustls", feature = "native-tls"))]
#![allow(deprecated)]
#[path = "smoke/support.rs"]
mod support;
use polytomic as api;
use api::codec::to_value;
use api::{Client, ClientBuilder};
use support::calls;

/// Where the server is.
const URL: &str = "POLYTOMIC_STUB_URL";

/// What each test gives, by the operation's id.
const GIVEN: &str = include_str!("smoke/given.json");

fn builder() -> ClientBuilder {
    Client::builder().bearer("token").basic("user", "password")
}

#[test]
fn model_sync_get_source() {
    calls(
        "getSyncSource",
        |client, given| client.model_sync().get_source(given.value("id")),
        |call, given| {
            call
                .polytomic_version(given.value::<String>("polytomic_version"))
                .params(given.value("params"))
        },
        |body| to_value(body).ok(),
    );
}

#[test]
fn model_sync_get_source_fields() {
    calls(
        "getSyncSourceFields",
        |client, given| client.model_sync().get_source_fields(given.value("id")),
        |call, given| {
            call
                .polytomic_version(given.value::<String>("polytomic_version"))
                .params(given.value("params"))
        },
        |body| to_value(body).ok(),
    );
}

#[test]
fn model_sync_targets_get_fields() {
    calls(
        "getTargetFields",
        |client, given| client.model_sync().targets().get_fields(given.value("id")),
        |call, given| {
            call
                .polytomic_version(given.value::<String>("polytomic_version"))
                .target(given.value::<String>("target"))
                .refresh(given.value("refresh"))
                .properties(given.value("properties"))
        },
        |body| to_value(body).ok(),
    );
}

#[test]
fn model_sync_targets_list() {
    calls(
        "listTargets",
        |client, given| client.model_sync().targets().list(given.value("id")),
        |call, given| {
            call
                .polytomic_version(given.value::<String>("polytomic_version"))
                .include_target_creation_values(
                    given.value("include_target_creation_values"),
                )
        },
        |body| to_value(body).ok(),
    );
}

#[test]
fn model_sync_targets_get_create_property() {
    calls(
        "getTargetCreateProperty",
        |client, given| {
            client
                .model_sync()
                .targets()
                .get_create_property(
                    given.value("id"),
                    given.value::<String>("property"),
                )
        },
        |call, given| call.polytomic_version(given.value::<String>("polytomic_version")),
        |body| to_value(body).ok(),
    );
}

#[test]
fn model_sync_list() {
    calls(
        "listSyncs",
        |client, _| client.model_sync().list(),
        |call, given| {
            call
                .polytomic_version(given.value::<String>("polytomic_version"))
                .active(given.value("active"))
                .mode(given.value("mode"))
                .target_connection_id(given.value("target_connection_id"))
                .page_token(given.value::<String>("page_token"))
                .limit(given.value("limit"))
        },
        |body| to_value(body).ok(),
    );
}

#[test]
fn model_sync_create() {
    calls(
        "createSync",
        |client, given| client.model_sync().create(given.value("body")),
        |call, given| {
            call
                .polytomic_version(given.value::<String>("polytomic_version"))
                .idempotency_key(given.value::<String>("idempotency_key"))
        },
        |body| to_value(body).ok(),
    );
}

#[test]
fn model_sync_get_schedule_options() {
    calls(
        "getSyncScheduleOptions",
        |client, _| client.model_sync().get_schedule_options(),
        |call, given| call.polytomic_version(given.value::<String>("polytomic_version")),
        |body| to_value(body).ok(),
    );
}

#[test]
fn model_sync_get() {
    calls(
        "getSync",
        |client, given| client.model_sync().get(given.value("id")),
        |call, given| call.polytomic_version(given.value::<String>("polytomic_version")),
        |body| to_value(body).ok(),
    );
}

#[test]
fn model_sync_update() {
    calls(
        "updateSync",
        |client, given| {
            client.model_sync().update(given.value("id"), given.value("body"))
        },
        |call, given| call.polytomic_version(given.value::<String>("polytomic_version")),
        |body| to_value(body).ok(),
    );
}

#[test]
fn model_sync_delete() {
    calls(
        "deleteSync",
        |client, given| client.model_sync().delete(given.value("id")),
        |call, given| call.polytomic_version(given.value::<String>("polytomic_version")),
        |_| None,
    );
}

#[test]
fn model_sync_activate() {
    calls(
        "activateSync",
        |client, given| {
            client.model_sync().activate(given.value("id"), given.value("body"))
        },
        |call, given| {
            call
                .polytomic_version(given.value::<String>("polytomic_version"))
                .idempotency_key(given.value::<String>("idempotency_key"))
        },
        |body| to_value(body).ok(),
    );
}

#[test]
fn model_sync_cancel() {
    calls(
        "cancelSync",
        |client, given| client.model_sync().cancel(given.value("id")),
        |call, given| {
            call
                .polytomic_version(given.value::<String>("polytomic_version"))
                .idempotency_key(given.value::<String>("idempotency_key"))
        },
        |body| to_value(body).ok(),
    );
}

#[test]
fn model_sync_get_status() {
    calls(
        "getSyncStatus",
        |client, given| client.model_sync().get_status(given.value("id")),
        |call, given| call.polytomic_version(given.value::<String>("polytomic_version")),
        |body| to_value(body).ok(),
    );
}

#[test]
fn model_sync_error_handling_get() {
    calls(
        "getSyncErrorHandling",
        |client, given| client.model_sync().error_handling().get(given.value("id")),
        |call, given| call.polytomic_version(given.value::<String>("polytomic_version")),
        |body| to_value(body).ok(),
    );
}

#[test]
fn model_sync_error_handling_update() {
    calls(
        "updateSyncErrorHandling",
        |client, given| client.model_sync().error_handling().update(given.value("id")),
        |call, given| {
            call
                .polytomic_version(given.value::<String>("polytomic_version"))
                .body(given.value("body"))
        },
        |body| to_value(body).ok(),
    );
}

#[test]
fn model_sync_executions_list() {
    calls(
        "listExecutions",
        |client, given| client.model_sync().executions().list(given.value("sync_id")),
        |call, given| {
            call
                .polytomic_version(given.value::<String>("polytomic_version"))
                .page_token(given.value::<String>("page_token"))
                .only_completed(given.value("only_completed"))
                .ascending(given.value("ascending"))
        },
        |body| to_value(body).ok(),
    );
}

#[test]
fn model_sync_start() {
    calls(
        "startSync",
        |client, given| client.model_sync().start(given.value("sync_id")),
        |call, given| {
            call
                .polytomic_version(given.value::<String>("polytomic_version"))
                .idempotency_key(given.value::<String>("idempotency_key"))
                .body(given.value("body"))
        },
        |body| to_value(body).ok(),
    );
}

#[test]
fn model_sync_executions_get() {
    calls(
        "getExecution",
        |client, given| {
            client
                .model_sync()
                .executions()
                .get(given.value("sync_id"), given.value("id"))
        },
        |call, given| call.polytomic_version(given.value::<String>("polytomic_version")),
        |body| to_value(body).ok(),
    );
}

#[test]
fn model_sync_executions_cancel() {
    calls(
        "cancelExecution",
        |client, given| {
            client
                .model_sync()
                .executions()
                .cancel(given.value("sync_id"), given.value("id"))
        },
        |call, given| {
            call
                .polytomic_version(given.value::<String>("polytomic_version"))
                .idempotency_key(given.value::<String>("idempotency_key"))
        },
        |body| to_value(body).ok(),
    );
}

#[test]
fn model_sync_executions_get_console_logs() {
    calls(
        "getExecutionConsoleLogs",
        |client, given| {
            client
                .model_sync()
                .executions()
                .get_console_logs(given.value("sync_id"), given.value("id"))
        },
        |call, given| {
            call
                .polytomic_version(given.value::<String>("polytomic_version"))
                .limit(given.value("limit"))
                .after(given.value::<String>("after"))
        },
        |body| to_value(body).ok(),
    );
}

#[test]
fn model_sync_executions_get_logs_index() {
    calls(
        "getExecutionLogsIndex",
        |client, given| {
            client
                .model_sync()
                .executions()
                .get_logs_index(given.value("sync_id"), given.value("id"))
        },
        |call, given| call.polytomic_version(given.value::<String>("polytomic_version")),
        |body| to_value(body).ok(),
    );
}

#[test]
fn model_sync_executions_get_log_urls() {
    calls(
        "getExecutionLogUrls",
        |client, given| {
            client
                .model_sync()
                .executions()
                .get_log_urls(
                    given.value("sync_id"),
                    given.value("id"),
                    given.value("type"),
                )
        },
        |call, given| call.polytomic_version(given.value::<String>("polytomic_version")),
        |body| to_value(body).ok(),
    );
}

#[test]
fn model_sync_executions_get_log() {
    calls(
        "getExecutionLog",
        |client, given| {
            client
                .model_sync()
                .executions()
                .get_log(
                    given.value("sync_id"),
                    given.value("id"),
                    given.value("type"),
                    given.value::<String>("filename"),
                )
        },
        |call, given| call.polytomic_version(given.value::<String>("polytomic_version")),
        |_| None,
    );
}
