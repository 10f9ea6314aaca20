// Made by clientsmith from the API's description: edits are lost when it is made anew.
//! `Executions`: its operations.

use crate::runtime::{
    Call, Client, Paged, Paging, Polled, Polling, idempotency, redirect,
};
use crate::types;

/// The runs of a model sync: their progress, results and logs.
#[derive(Clone, Debug)]
pub struct Executions {
    pub(crate) client: Client,
}

impl Executions {
    /// List Executions
    ///
    /// Lists the executions of a sync, page by page. Those started last come first. What an execution
    /// did in detail is told by Get Execution.
    ///
    /// `GET /api/syncs/{sync_id}/executions`\
    /// Options: `page_token`, `only_completed`, `ascending`. Errors: 404 There is no such thing, or it
    /// is not visible to the credential. Headers:
    /// [`X-Polytomic-Version`](crate::headers::X_POLYTOMIC_VERSION) Version of the API that answered.
    /// * `sync_id`: Identifier of the sync.
    pub fn list(&self, sync_id: uuid::Uuid) -> Call<ListExecutions> {
        Call::new(&self.client).set_argument(0, &sync_id)
    }

    /// Get Execution
    ///
    /// Returns one execution of a sync: its status, and how many records it dealt with. Ask again until
    /// the status is final to wait for it to end.
    ///
    /// `GET /api/syncs/{sync_id}/executions/{id}`\
    /// Errors: 404 There is no such thing, or it is not visible to the credential; 500 Something went
    /// wrong in the service. The same `Idempotency-Key` gets this answer again. Headers:
    /// [`X-Polytomic-Version`](crate::headers::X_POLYTOMIC_VERSION) Version of the API that answered.
    /// * `sync_id`: Identifier of the sync.
    /// * `id`: Identifier of the execution.
    pub fn get(&self, sync_id: uuid::Uuid, id: uuid::Uuid) -> Call<GetExecution> {
        Call::new(&self.client).set_argument(0, &sync_id).set_argument(1, &id)
    }

    /// Cancel Execution
    ///
    /// Asks for an execution to be cancelled. The answer says that the request was accepted; the
    /// execution goes on until it is dealt with.
    ///
    /// `POST /api/syncs/{sync_id}/executions/{id}/cancel`\
    /// Options: `idempotency_key`. Errors: 400 The request is not understood, or a value in it is not
    /// valid; 403 The credential does not allow this; 404 There is no such thing, or it is not visible
    /// to the credential; 500 Something went wrong in the service. The same `Idempotency-Key` gets this
    /// answer again. Headers: [`X-Polytomic-Version`](crate::headers::X_POLYTOMIC_VERSION) Version of
    /// the API that answered.
    /// * `sync_id`: Identifier of the sync.
    /// * `id`: Identifier of the execution.
    pub fn cancel(&self, sync_id: uuid::Uuid, id: uuid::Uuid) -> Call<CancelExecution> {
        Call::new(&self.client).set_argument(0, &sync_id).set_argument(1, &id)
    }

    /// Get Execution Console Logs
    ///
    /// Returns the latest entries of an execution's console log, 50 at most. To follow the log of an
    /// execution that is under way, send `next_cursor` as `after` from time to time: the answer then
    /// has only entries that are newer.
    ///
    /// `GET /api/syncs/{sync_id}/executions/{id}/consolelog`\
    /// Options: `limit`, `after`. Errors: 400 The request is not understood, or a value in it is not
    /// valid; 404 There is no such thing, or it is not visible to the credential; 408 The service did
    /// not finish in time. The request can be sent again; 500 Something went wrong in the service. The
    /// same `Idempotency-Key` gets this answer again. Headers:
    /// [`X-Polytomic-Version`](crate::headers::X_POLYTOMIC_VERSION) Version of the API that answered.
    /// * `sync_id`: Identifier of the sync.
    /// * `id`: Identifier of the execution.
    pub fn get_console_logs(
        &self, sync_id: uuid::Uuid, id: uuid::Uuid,
    ) -> Call<GetExecutionConsoleLogs> {
        Call::new(&self.client).set_argument(0, &sync_id).set_argument(1, &id)
    }

    /// Get Execution Logs Index
    ///
    /// Lists the record logs that an execution produced: for each type, the number of records and where
    /// to ask for the signed URLs of its files.
    ///
    /// `GET /api/syncs/{sync_id}/executions/{id}/logs`\
    /// Errors: 404 There is no such thing, or it is not visible to the credential; 500 Something went
    /// wrong in the service. The same `Idempotency-Key` gets this answer again. Headers:
    /// [`X-Polytomic-Version`](crate::headers::X_POLYTOMIC_VERSION) Version of the API that answered.
    /// * `sync_id`: Identifier of the sync.
    /// * `id`: Identifier of the execution.
    pub fn get_logs_index(
        &self, sync_id: uuid::Uuid, id: uuid::Uuid,
    ) -> Call<GetExecutionLogsIndex> {
        Call::new(&self.client).set_argument(0, &sync_id).set_argument(1, &id)
    }

    /// Get Execution Log URLs
    ///
    /// Returns signed URLs for all files of a record log. They expire after a short time: ask again for
    /// fresh ones.
    ///
    /// `GET /api/syncs/{sync_id}/executions/{id}/{type}`\
    /// Errors: 400 The request is not understood, or a value in it is not valid; 404 There is no such
    /// thing, or it is not visible to the credential; 500 Something went wrong in the service. The same
    /// `Idempotency-Key` gets this answer again. Headers:
    /// [`X-Polytomic-Version`](crate::headers::X_POLYTOMIC_VERSION) Version of the API that answered.
    /// * `sync_id`: Identifier of the sync.
    /// * `id`: Identifier of the execution.
    /// * `type`: What the log lists, such as `errors`.
    #[inline]
    pub fn get_log_urls(
        &self, sync_id: uuid::Uuid, id: uuid::Uuid, r#type: types::ExecutionLogType,
    ) -> Call<GetExecutionLogUrls> {
        Call::new(&self.client)
            .set_argument(0, &sync_id).set_argument(1, &id).set_argument(2, &r#type)
    }

    /// Get Execution Log
    ///
    /// Returns the signed URL of one file of a record log, in the header `Location`. The URL leads to
    /// another host, needs no credential, and expires after a short time: ask again for a fresh one.
    ///
    /// `GET /api/syncs/{sync_id}/executions/{id}/{type}/{filename}`\
    /// Errors: 400 The request is not understood, or a value in it is not valid; 404 There is no such
    /// thing, or it is not visible to the credential; 500 Something went wrong in the service. The same
    /// `Idempotency-Key` gets this answer again. Headers:
    /// [`X-Polytomic-Version`](crate::headers::X_POLYTOMIC_VERSION) Version of the API that answered;
    /// [`Location`](crate::headers::LOCATION) Signed URL of the file.
    /// * `sync_id`: Identifier of the sync.
    /// * `id`: Identifier of the execution.
    /// * `type`: What the log lists, such as `errors`.
    /// * `filename`: Name of the file within the log.
    pub fn get_log(
        &self, sync_id: uuid::Uuid, id: uuid::Uuid, r#type: types::ExecutionLogType,
        filename: impl Into<String>,
    ) -> Call<GetExecutionLog> {
        Call::new(&self.client)
            .set_argument(0, &sync_id).set_argument(1, &id).set_argument(2, &r#type)
            .set_text(3, filename)
    }
}

crate::operation! { pub type ListExecutions of Executions::list:
    "GET" "/api/syncs/{sync_id}/executions", "listExecutions", path("sync_id"),
    header("X-Polytomic-Version").lifted(0), query("page_token"), query("only_completed"),
    query("ascending"); tags: &["Executions"]; security: &[&[(0, "")], &[(1, "")]];
    output types::ListExecutionsResponse; error 404 => types::ApiError;
}

impl Paged for ListExecutions {
    type Item = types::Execution;
    const PAGING: Paging = Paging::cursor()
        .next(&["pagination", "next_page_token"])
        .parameter(2)
        .items(&["data"]);
    #[inline]
    fn items(page: Self::Output) -> Vec<Self::Item> {
        page.data.into_value().unwrap_or_default()
    }
}
impl Call<ListExecutions> {
    /// Version of the API, by its date. Versions so far: `2021-05-23`, `2022-12-12`, `2023-04-25`,
    /// `2024-02-08`, `2025-09-18`. Send it always: what is used without it has changed over time.
    pub fn polytomic_version(self, polytomic_version: impl Into<String>) -> Self {
        self.set_text(1, polytomic_version)
    }
    /// Opaque token of the page to get, from the answer before. Left out for the first page.
    pub fn page_token(self, page_token: impl Into<String>) -> Self { self.set_text(2, page_token) }
    /// If true, only executions that have completed.
    pub fn only_completed(self, only_completed: bool) -> Self {
        self.set_argument(3, &only_completed)
    }
    /// If true, those started first come first.
    pub fn ascending(self, ascending: bool) -> Self { self.set_argument(4, &ascending) }
}

crate::operation! { pub type GetExecution of Executions::get:
    "GET" "/api/syncs/{sync_id}/executions/{id}", "getExecution", path("sync_id"), path("id"),
    header("X-Polytomic-Version").lifted(0); tags: &["Executions"];
    security: &[&[(0, "")], &[(1, "")]]; output types::ExecutionResponse;
    error 404 | 500 => types::ApiError;
}

impl Polled for GetExecution {
    const POLLING: Polling = Polling {
        status: &["data", "status"],
        terminal: &["completed", "canceled", "failed", "interrupted"],
        interval: std::time::Duration::from_secs(2),
        max_interval: std::time::Duration::from_secs(30),
    };
}
impl Call<GetExecution> {
    /// Version of the API, by its date. Versions so far: `2021-05-23`, `2022-12-12`, `2023-04-25`,
    /// `2024-02-08`, `2025-09-18`. Send it always: what is used without it has changed over time.
    pub fn polytomic_version(self, polytomic_version: impl Into<String>) -> Self {
        self.set_text(2, polytomic_version)
    }
}

crate::operation! { pub type CancelExecution of Executions::cancel:
    "POST" "/api/syncs/{sync_id}/executions/{id}/cancel", "cancelExecution", path("sync_id"),
    path("id"), header("X-Polytomic-Version").lifted(0),
    header("Idempotency-Key").made_by(idempotency::key); tags: &["Executions"];
    security: &[&[(0, "")], &[(1, "")]]; output types::CancelExecutionResponse;
    error 400 | 403 | 404 | 500 => types::ApiError;
}
impl Call<CancelExecution> {
    /// Version of the API, by its date. Versions so far: `2021-05-23`, `2022-12-12`, `2023-04-25`,
    /// `2024-02-08`, `2025-09-18`. Send it always: what is used without it has changed over time.
    pub fn polytomic_version(self, polytomic_version: impl Into<String>) -> Self {
        self.set_text(2, polytomic_version)
    }
}

crate::operation! { pub type GetExecutionConsoleLogs of Executions::get_console_logs:
    "GET" "/api/syncs/{sync_id}/executions/{id}/consolelog", "getExecutionConsoleLogs",
    path("sync_id"), path("id"), header("X-Polytomic-Version").lifted(0), query("limit"),
    query("after"); tags: &["Executions"]; security: &[&[(0, "")], &[(1, "")]];
    output types::ConsoleLogsResponse; error 400 | 404 | 408 | 500 => types::ApiError;
}
impl Call<GetExecutionConsoleLogs> {
    /// Version of the API, by its date. Versions so far: `2021-05-23`, `2022-12-12`, `2023-04-25`,
    /// `2024-02-08`, `2025-09-18`. Send it always: what is used without it has changed over time.
    pub fn polytomic_version(self, polytomic_version: impl Into<String>) -> Self {
        self.set_text(2, polytomic_version)
    }
    /// The most entries to return, 50 at most. The service takes larger numbers as 50.
    pub fn limit(self, limit: i64) -> Self { self.set_argument(3, &limit) }
    /// Only entries newer than this cursor, a `next_cursor` of an earlier answer.
    pub fn after(self, after: impl Into<String>) -> Self { self.set_text(4, after) }
}

crate::operation! { pub type GetExecutionLogsIndex of Executions::get_logs_index:
    "GET" "/api/syncs/{sync_id}/executions/{id}/logs", "getExecutionLogsIndex", path("sync_id"),
    path("id"), header("X-Polytomic-Version").lifted(0); tags: &["Executions"];
    security: &[&[(0, "")], &[(1, "")]]; output types::LogsIndexResponse;
    error 404 | 500 => types::ApiError;
}
impl Call<GetExecutionLogsIndex> {
    /// Version of the API, by its date. Versions so far: `2021-05-23`, `2022-12-12`, `2023-04-25`,
    /// `2024-02-08`, `2025-09-18`. Send it always: what is used without it has changed over time.
    pub fn polytomic_version(self, polytomic_version: impl Into<String>) -> Self {
        self.set_text(2, polytomic_version)
    }
}

crate::operation! { pub type GetExecutionLogUrls of Executions::get_log_urls:
    "GET" "/api/syncs/{sync_id}/executions/{id}/{type}", "getExecutionLogUrls", path("sync_id"),
    path("id"), path("type"), header("X-Polytomic-Version").lifted(0); tags: &["Executions"];
    security: &[&[(0, "")], &[(1, "")]]; output types::ExecutionLogUrlsResponse;
    error 400 | 404 | 500 => types::ApiError;
}
impl Call<GetExecutionLogUrls> {
    /// Version of the API, by its date. Versions so far: `2021-05-23`, `2022-12-12`, `2023-04-25`,
    /// `2024-02-08`, `2025-09-18`. Send it always: what is used without it has changed over time.
    pub fn polytomic_version(self, polytomic_version: impl Into<String>) -> Self {
        self.set_text(3, polytomic_version)
    }
}

crate::operation! { pub type GetExecutionLog of Executions::get_log:
    "GET" "/api/syncs/{sync_id}/executions/{id}/{type}/{filename}", "getExecutionLog",
    path("sync_id"), path("id"), path("type"), path("filename"),
    header("X-Polytomic-Version").lifted(0); tags: &["Executions"];
    security: &[&[(0, "")], &[(1, "")]];
    output crate::Redirect, |response| { 302 => redirect::location(response), }
    error 400 | 404 | 500 => types::ApiError;
}
impl Call<GetExecutionLog> {
    /// Version of the API, by its date. Versions so far: `2021-05-23`, `2022-12-12`, `2023-04-25`,
    /// `2024-02-08`, `2025-09-18`. Send it always: what is used without it has changed over time.
    pub fn polytomic_version(self, polytomic_version: impl Into<String>) -> Self {
        self.set_text(4, polytomic_version)
    }
}
