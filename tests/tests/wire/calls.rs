//! Every operation, called with all its arguments and with the required ones only, and what each
//! call must look like on the wire: the table that the other tests go through.

use std::collections::BTreeMap;
use std::pin::Pin;

use polytomic::types::*;
use polytomic::{CallError, Client};
use serde_json::json;

use crate::bodies::{FULL_SYNC_BODY, SYNC_BODY, from_json, full_sync_body, sync_body};
use crate::{CONNECTION, DESCRIPTION, EXECUTION, SYNC};

/// What a call came to.
pub(crate) type Outcome = Result<(), CallError<ApiError>>;

/// One operation.
pub(crate) struct Case {
    /// The operation's id in the description.
    pub(crate) id: &'static str,
    /// With every argument that it has.
    pub(crate) full: Call,
    /// With the arguments that it cannot do without.
    pub(crate) bare: Call,
}

/// One call of an operation.
pub(crate) struct Call {
    /// The request line without the version.
    pub(crate) line: &'static str,
    /// The body; empty for none.
    pub(crate) body: &'static str,
    /// Makes it.
    pub(crate) run: fn(Client) -> Pin<Box<dyn Future<Output = Outcome>>>,
}

impl Call {
    /// The method.
    pub(crate) fn method(&self) -> &'static str {
        self.line.split(' ').next().expect("a method")
    }
}

/// The key of all calls with every argument that can have one: the POST requests.
pub(crate) const KEY: &str = "key-00000001";

/// The version of all calls with every argument.
pub(crate) const VERSION: &str = "2024-02-08";

/// A `params` map with two keys, one of them with two values.
fn params() -> BTreeMap<String, Vec<String>> {
    let strings = |texts: &[&str]| texts.iter().map(ToString::to_string).collect();
    BTreeMap::from([
        ("region".to_owned(), strings(&["eu", "us & ca"])),
        ("kind".to_owned(), strings(&["a,b"])),
    ])
}

/// `full` gets the version of its own beside the arguments that it names.
macro_rules! case {
    (
        $id:literal, |$client:ident|
        $line:expr, $body:expr, $call:expr;
        $bare_line:expr, $bare_body:expr, $bare_call:expr $(,)?
    ) => {
        Case {
            id: $id,
            full: Call {
                line: $line,
                body: $body,
                run: |$client| {
                    Box::pin(async move { $call.polytomic_version(VERSION).await.map(drop) })
                },
            },
            bare: Call {
                line: $bare_line,
                body: $bare_body,
                run: |$client| Box::pin(async move { $bare_call.await.map(drop) }),
            },
        }
    };
}

macro_rules! connection {
    ($method:literal, $rest:literal) => {
        concat!(
            $method,
            " /api/connections/c0000000-0000-4000-8000-000000000001/modelsync",
            $rest
        )
    };
}

macro_rules! sync {
    ($method:literal, $rest:literal) => {
        concat!(
            $method,
            " /api/syncs/50000000-0000-4000-8000-000000000002",
            $rest
        )
    };
}

macro_rules! execution {
    ($method:literal, $rest:literal) => {
        concat!(
            $method,
            " /api/syncs/50000000-0000-4000-8000-000000000002",
            "/executions/e0000000-0000-4000-8000-000000000003",
            $rest
        )
    };
}

/// All operations.
#[rustfmt::skip] // Three lines a call: the request line, the body, the call.
pub(crate) static CASES: &[Case] = &[
    case!(
        "getSyncSource", |client|
        connection!("GET", "/source?params%5Bkind%5D=a%2Cb&params%5Bregion%5D=eu&params%5Bregion%5D=us%20%26%20ca"),
        "",
        client.model_sync().get_source(CONNECTION).params(params());
        connection!("GET", "/source"),
        "",
        client.model_sync().get_source(CONNECTION),
    ),
    case!(
        "getSyncSourceFields", |client|
        connection!("GET", "/source/fields?params%5Bkind%5D=a%2Cb&params%5Bregion%5D=eu&params%5Bregion%5D=us%20%26%20ca"),
        "",
        client.model_sync().get_source_fields(CONNECTION).params(params());
        connection!("GET", "/source/fields"),
        "",
        client.model_sync().get_source_fields(CONNECTION),
    ),
    case!(
        "listSyncs", |client|
        "GET /api/syncs?active=true&mode=updateOrCreate&target_connection_id=c0000000-0000-4000-8000-000000000001&page_token=a%2Bb%2Fc%3D&limit=20",
        "",
        client.model_sync().list().limit(20).page_token("a+b/c=").target_connection_id(CONNECTION)
            .mode(SyncMode::UpdateOrCreate).active(true);
        "GET /api/syncs",
        "",
        client.model_sync().list(),
    ),
    case!(
        "createSync", |client|
        "POST /api/syncs",
        FULL_SYNC_BODY,
        client.model_sync().create(from_json(full_sync_body())).idempotency_key(KEY);
        "POST /api/syncs",
        SYNC_BODY,
        client.model_sync().create(from_json(sync_body())),
    ),
    case!(
        "getSyncScheduleOptions", |client|
        "GET /api/syncs/schedules",
        "",
        client.model_sync().get_schedule_options();
        "GET /api/syncs/schedules",
        "",
        client.model_sync().get_schedule_options(),
    ),
    case!(
        "getSync", |client|
        sync!("GET", ""),
        "",
        client.model_sync().get(SYNC);
        sync!("GET", ""),
        "",
        client.model_sync().get(SYNC),
    ),
    case!(
        "updateSync", |client|
        sync!("PUT", ""),
        FULL_SYNC_BODY,
        client.model_sync().update(SYNC, from_json(full_sync_body()));
        sync!("PUT", ""),
        SYNC_BODY,
        client.model_sync().update(SYNC, from_json(sync_body())),
    ),
    case!(
        "deleteSync", |client|
        sync!("DELETE", ""),
        "",
        client.model_sync().delete(SYNC);
        sync!("DELETE", ""),
        "",
        client.model_sync().delete(SYNC),
    ),
    case!(
        "activateSync", |client|
        sync!("POST", "/activate"),
        r#"{"active":false}"#,
        client.model_sync().activate(SYNC, ActivateSyncRequest::new(false)).idempotency_key(KEY);
        sync!("POST", "/activate"),
        r#"{"active":true}"#,
        client.model_sync().activate(SYNC, ActivateSyncRequest::new(true)),
    ),
    case!(
        "cancelSync", |client|
        sync!("POST", "/cancel"),
        "",
        client.model_sync().cancel(SYNC).idempotency_key(KEY);
        sync!("POST", "/cancel"),
        "",
        client.model_sync().cancel(SYNC),
    ),
    case!(
        "startSync", |client|
        sync!("POST", "/executions"),
        r#"{"resync":true,"test":false,"identities":null,"source_identities":[[{"source":null,"value":"a@example.com"}]]}"#,
        client.model_sync().start(SYNC).idempotency_key(KEY).body(from_json(json!({
            "source_identities": [[{ "value": "a@example.com", "source": null }]],
            "identities": null,
            "test": false,
            "resync": true,
        })));
        sync!("POST", "/executions"),
        "{}",
        client.model_sync().start(SYNC),
    ),
    case!(
        "getSyncStatus", |client|
        sync!("GET", "/status"),
        "",
        client.model_sync().get_status(SYNC);
        sync!("GET", "/status"),
        "",
        client.model_sync().get_status(SYNC),
    ),
    case!(
        "getSyncErrorHandling", |client|
        sync!("GET", "/error-handling"),
        "",
        client.model_sync().error_handling().get(SYNC);
        sync!("GET", "/error-handling"),
        "",
        client.model_sync().error_handling().get(SYNC),
    ),
    case!(
        "updateSyncErrorHandling", |client|
        sync!("PUT", "/error-handling"),
        r#"{"auto_retry_record_errors":true,"notify_on_record_errors":null,"warning_notifications":false,"subscribers":["a@example.com"]}"#,
        client.model_sync().error_handling().update(SYNC).body(from_json(json!({
            "subscribers": ["a@example.com"],
            "warning_notifications": false,
            "notify_on_record_errors": null,
            "auto_retry_record_errors": true,
        })));
        sync!("PUT", "/error-handling"),
        "{}",
        client.model_sync().error_handling().update(SYNC),
    ),
    case!(
        "listExecutions", |client|
        sync!("GET", "/executions?page_token=next&only_completed=true&ascending=false"),
        "",
        client.model_sync().executions().list(SYNC).ascending(false).only_completed(true)
            .page_token("next");
        sync!("GET", "/executions"),
        "",
        client.model_sync().executions().list(SYNC),
    ),
    case!(
        "getExecution", |client|
        execution!("GET", ""),
        "",
        client.model_sync().executions().get(SYNC, EXECUTION);
        execution!("GET", ""),
        "",
        client.model_sync().executions().get(SYNC, EXECUTION),
    ),
    case!(
        "cancelExecution", |client|
        execution!("POST", "/cancel"),
        "",
        client.model_sync().executions().cancel(SYNC, EXECUTION).idempotency_key(KEY);
        execution!("POST", "/cancel"),
        "",
        client.model_sync().executions().cancel(SYNC, EXECUTION),
    ),
    case!(
        "getExecutionConsoleLogs", |client|
        execution!("GET", "/consolelog?limit=10&after=cursor%20%2B1"),
        "",
        client.model_sync().executions().get_console_logs(SYNC, EXECUTION).after("cursor +1").limit(10);
        execution!("GET", "/consolelog"),
        "",
        client.model_sync().executions().get_console_logs(SYNC, EXECUTION),
    ),
    case!(
        "getExecutionLogsIndex", |client|
        execution!("GET", "/logs"),
        "",
        client.model_sync().executions().get_logs_index(SYNC, EXECUTION);
        execution!("GET", "/logs"),
        "",
        client.model_sync().executions().get_logs_index(SYNC, EXECUTION),
    ),
    case!(
        "getExecutionLogUrls", |client|
        execution!("GET", "/warnings"),
        "",
        client.model_sync().executions().get_log_urls(SYNC, EXECUTION, ExecutionLogType::Warnings);
        execution!("GET", "/errors"),
        "",
        client.model_sync().executions().get_log_urls(SYNC, EXECUTION, ExecutionLogType::Errors),
    ),
    case!(
        "getExecutionLog", |client|
        execution!("GET", "/records/part%200.json"),
        "",
        client.model_sync().executions()
            .get_log(SYNC, EXECUTION, ExecutionLogType::Records, "part 0.json");
        execution!("GET", "/deletes/a"),
        "",
        client.model_sync().executions().get_log(SYNC, EXECUTION, ExecutionLogType::Deletes, "a"),
    ),
    case!(
        "getTargetFields", |client|
        connection!("GET", "/target/fields?target=public.users&refresh=true&properties%5Bkind%5D=a%2Cb&properties%5Bregion%5D=eu&properties%5Bregion%5D=us%20%26%20ca"),
        "",
        client.model_sync().targets().get_fields(CONNECTION).target("public.users").refresh(true)
            .properties(params());
        connection!("GET", "/target/fields"),
        "",
        client.model_sync().targets().get_fields(CONNECTION),
    ),
    case!(
        "listTargets", |client|
        connection!("GET", "/targetobjects?include_target_creation_values=true"),
        "",
        client.model_sync().targets().list(CONNECTION).include_target_creation_values(true);
        connection!("GET", "/targetobjects"),
        "",
        client.model_sync().targets().list(CONNECTION),
    ),
    case!(
        "getTargetCreateProperty", |client|
        connection!("GET", "/targetobjects/properties/data%20set"),
        "",
        client.model_sync().targets().get_create_property(CONNECTION, "data set");
        connection!("GET", "/targetobjects/properties/dataset"),
        "",
        client.model_sync().targets().get_create_property(CONNECTION, "dataset"),
    ),
];

/// No operation of the description is left out, and none is made up.
#[test]
fn lists_every_operation() {
    let mut known: Vec<_> = CASES.iter().map(|case| case.id).collect();
    let operations = DESCRIPTION.operations().iter();
    let mut declared: Vec<_> = operations.map(|operation| operation.id.as_str()).collect();
    known.sort_unstable();
    declared.sort_unstable();
    assert_eq!(known, declared);
    assert_eq!(known.len(), 24);
}
