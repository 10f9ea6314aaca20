// Made by clientsmith from the API's description: edits are lost when it is made anew.
//! `ModelSync`: its operations.

pub mod targets;
pub mod error_handling;
pub mod executions;

use crate::runtime::{Body, Call, Client, Paged, Paging, Style, idempotency};
use crate::types;

/// Model syncs: their configuration, whether they are active, starting and cancelling them, and the
/// sources that they read from.
#[derive(Clone, Debug)]
pub struct ModelSync {
    pub(crate) client: Client,
}

impl ModelSync {
    /// The objects of a connection that a sync can write to, and their fields.
    pub fn targets(&self) -> targets::Targets { targets::Targets { client: self.client.clone() } }

    /// What happens when a sync or some of its records fail, and who is told.
    pub fn error_handling(&self) -> error_handling::ErrorHandling {
        error_handling::ErrorHandling { client: self.client.clone() }
    }

    /// The runs of a model sync: their progress, results and logs.
    pub fn executions(&self) -> executions::Executions {
        executions::Executions { client: self.client.clone() }
    }

    /// Get Sync Source
    ///
    /// Describes how a connection is configured as the source of a sync: which settings there are, and
    /// the values to choose from. Settings can depend on each other. Send what is chosen so far as
    /// `params` to get the values for the rest. With a complete configuration, ask for the fields that
    /// the source offers.
    ///
    /// `GET /api/connections/{id}/modelsync/source`\
    /// Options: `params`. Errors: 400 The request is not understood, or a value in it is not valid; 403
    /// The credential does not allow this; 404 There is no such thing, or it is not visible to the
    /// credential; 500 Something went wrong in the service. The same `Idempotency-Key` gets this answer
    /// again. Headers: [`X-Polytomic-Version`](crate::headers::X_POLYTOMIC_VERSION) Version of the API
    /// that answered.
    /// * `id`: Identifier of the connection.
    pub fn get_source(&self, id: uuid::Uuid) -> Call<GetSyncSource> {
        Call::new(&self.client).set_argument(0, &id)
    }

    /// Get Sync Source Fields
    ///
    /// Returns the fields that a connection offers for a source configuration, as they can be mapped in
    /// a sync. Another table or query can have entirely different fields.
    ///
    /// `GET /api/connections/{id}/modelsync/source/fields`\
    /// Options: `params`. Errors: 400 The request is not understood, or a value in it is not valid; 403
    /// The credential does not allow this; 404 There is no such thing, or it is not visible to the
    /// credential; 500 Something went wrong in the service. The same `Idempotency-Key` gets this answer
    /// again. Headers: [`X-Polytomic-Version`](crate::headers::X_POLYTOMIC_VERSION) Version of the API
    /// that answered.
    /// * `id`: Identifier of the connection.
    pub fn get_source_fields(&self, id: uuid::Uuid) -> Call<GetSyncSourceFields> {
        Call::new(&self.client).set_argument(0, &id)
    }

    /// List Syncs
    ///
    /// Lists the model syncs of the organization, page by page. Those changed last come first; where
    /// that is the same, the identifier decides.
    ///
    /// `GET /api/syncs`\
    /// Options: `active`, `mode`, `target_connection_id`, `page_token`, `limit`. Errors: 400 The
    /// request is not understood, or a value in it is not valid; 404 There is no such thing, or it is
    /// not visible to the credential; 500 Something went wrong in the service. The same
    /// `Idempotency-Key` gets this answer again. Headers:
    /// [`X-Polytomic-Version`](crate::headers::X_POLYTOMIC_VERSION) Version of the API that answered.
    pub fn list(&self) -> Call<ListSyncs> { Call::new(&self.client) }

    /// Create Sync
    ///
    /// Creates a model sync, from one or more models to an object of a connection. To have the object
    /// created as well, leave out `object` of the target and fill `create` instead: the list of targets
    /// says which properties it needs.
    ///
    /// `POST /api/syncs`\
    /// Options: `idempotency_key`. Errors: 400 The request is not understood, or a value in it is not
    /// valid; 403 The credential does not allow this; 404 There is no such thing, or it is not visible
    /// to the credential; 422 The request is well-formed, but what it asks for is not possible; 500
    /// Something went wrong in the service. The same `Idempotency-Key` gets this answer again. Headers:
    /// [`X-Polytomic-Version`](crate::headers::X_POLYTOMIC_VERSION) Version of the API that answered.
    /// * `body`: The configuration of the sync.
    #[inline]
    pub fn create(&self, body: types::CreateSyncRequest) -> Call<CreateSync> {
        Call::new(&self.client).set_body(Body::json("application/json", &body))
    }

    /// Get Sync Schedule Options
    ///
    /// Lists the kinds of schedule that a sync can have, for `schedule` of a sync.
    ///
    /// `GET /api/syncs/schedules`\
    /// Errors: 500 Something went wrong in the service. The same `Idempotency-Key` gets this answer
    /// again. Headers: [`X-Polytomic-Version`](crate::headers::X_POLYTOMIC_VERSION) Version of the API
    /// that answered.
    pub fn get_schedule_options(&self) -> Call<GetSyncScheduleOptions> { Call::new(&self.client) }

    /// Get Sync
    ///
    /// Returns a model sync with its whole configuration. What it is doing is told by its status, what
    /// it did by its executions.
    ///
    /// `GET /api/syncs/{id}`\
    /// Errors: 404 There is no such thing, or it is not visible to the credential; 500 Something went
    /// wrong in the service. The same `Idempotency-Key` gets this answer again. Headers:
    /// [`X-Polytomic-Version`](crate::headers::X_POLYTOMIC_VERSION) Version of the API that answered.
    /// * `id`: Identifier of the sync.
    pub fn get(&self, id: uuid::Uuid) -> Call<GetSync> {
        Call::new(&self.client).set_argument(0, &id)
    }

    /// Update Sync
    ///
    /// Replaces the configuration of a model sync. What the request leaves out is cleared or set to its
    /// default: to change a part, get the sync, change it, and send all of it back. Changes of
    /// `active`, `schedule` and `policies` apply at once, all others from the next execution on.
    ///
    /// `PUT /api/syncs/{id}`\
    /// Errors: 400 The request is not understood, or a value in it is not valid; 401 The credential is
    /// missing or not accepted; 403 The credential does not allow this; 404 There is no such thing, or
    /// it is not visible to the credential; 422 The request is well-formed, but what it asks for is not
    /// possible; 500 Something went wrong in the service. The same `Idempotency-Key` gets this answer
    /// again. Headers: [`X-Polytomic-Version`](crate::headers::X_POLYTOMIC_VERSION) Version of the API
    /// that answered.
    /// * `id`: Identifier of the sync.
    /// * `body`: The whole new configuration.
    #[inline]
    pub fn update(&self, id: uuid::Uuid, body: types::UpdateSyncRequest) -> Call<UpdateSync> {
        Call::new(&self.client).set_argument(0, &id).set_body(Body::json("application/json", &body))
    }

    /// Delete Sync
    ///
    /// Deletes a model sync for good. An execution that is under way is cancelled first.
    ///
    /// `DELETE /api/syncs/{id}`\
    /// Errors: 401 The credential is missing or not accepted; 403 The credential does not allow this;
    /// 404 There is no such thing, or it is not visible to the credential; 409 The request does not fit
    /// what is going on, such as an execution that is under way; 500 Something went wrong in the
    /// service. The same `Idempotency-Key` gets this answer again. Headers:
    /// [`X-Polytomic-Version`](crate::headers::X_POLYTOMIC_VERSION) Version of the API that answered.
    /// * `id`: Identifier of the sync.
    pub fn delete(&self, id: uuid::Uuid) -> Call<DeleteSync> {
        Call::new(&self.client).set_argument(0, &id)
    }

    /// Activate Sync
    ///
    /// Enables or pauses a model sync. A paused sync runs neither on its schedule nor when it is
    /// started. Pausing does not cancel an execution that is under way.
    ///
    /// `POST /api/syncs/{id}/activate`\
    /// Options: `idempotency_key`. Errors: 403 The credential does not allow this; 404 There is no such
    /// thing, or it is not visible to the credential; 422 The request is well-formed, but what it asks
    /// for is not possible; 500 Something went wrong in the service. The same `Idempotency-Key` gets
    /// this answer again. Headers: [`X-Polytomic-Version`](crate::headers::X_POLYTOMIC_VERSION) Version
    /// of the API that answered.
    /// * `id`: Identifier of the sync.
    /// * `body`: Whether the sync is to be enabled.
    #[inline]
    pub fn activate(&self, id: uuid::Uuid, body: types::ActivateSyncRequest) -> Call<ActivateSync> {
        Call::new(&self.client).set_argument(0, &id).set_body(Body::json("application/json", &body))
    }

    /// Cancel Sync
    ///
    /// Asks for the executions of a sync that are under way to be cancelled. The answer says that the
    /// request was queued; an execution goes on until it is dealt with. Ask for the status of the sync
    /// until the execution is `completed`, `canceled` or `failed`.
    ///
    /// `POST /api/syncs/{id}/cancel`\
    /// Options: `idempotency_key`. Errors: 403 The credential does not allow this; 404 There is no such
    /// thing, or it is not visible to the credential; 500 Something went wrong in the service. The same
    /// `Idempotency-Key` gets this answer again. Headers:
    /// [`X-Polytomic-Version`](crate::headers::X_POLYTOMIC_VERSION) Version of the API that answered.
    /// * `id`: Identifier of the sync.
    pub fn cancel(&self, id: uuid::Uuid) -> Call<CancelSync> {
        Call::new(&self.client).set_argument(0, &id)
    }

    /// Get Sync Status
    ///
    /// Tells what a sync is doing: the execution that is under way, the latest one before it, and when
    /// the next is planned.
    ///
    /// `GET /api/syncs/{id}/status`\
    /// Errors: 404 There is no such thing, or it is not visible to the credential; 500 Something went
    /// wrong in the service. The same `Idempotency-Key` gets this answer again. Headers:
    /// [`X-Polytomic-Version`](crate::headers::X_POLYTOMIC_VERSION) Version of the API that answered.
    /// * `id`: Identifier of the sync.
    pub fn get_status(&self, id: uuid::Uuid) -> Call<GetSyncStatus> {
        Call::new(&self.client).set_argument(0, &id)
    }

    /// Start Sync
    ///
    /// Starts an execution of a sync. The answer does not wait for it to end: ask for the execution by
    /// its identifier until its status is final.
    ///
    /// `POST /api/syncs/{sync_id}/executions`\
    /// Options: `idempotency_key`, `body`. Errors: 400 The request is not understood, or a value in it
    /// is not valid; 403 The credential does not allow this; 404 There is no such thing, or it is not
    /// visible to the credential; 409 The request does not fit what is going on, such as an execution
    /// that is under way; 500 Something went wrong in the service. The same `Idempotency-Key` gets this
    /// answer again. Headers: [`X-Polytomic-Version`](crate::headers::X_POLYTOMIC_VERSION) Version of
    /// the API that answered.
    /// * `sync_id`: Identifier of the sync.
    #[inline]
    pub fn start(&self, sync_id: uuid::Uuid) -> Call<StartSync> {
        Call::new(&self.client)
            .set_argument(0, &sync_id)
            .set_body(Body::json("application/json", &types::StartSyncRequest::default()))
    }
}

crate::operation! { pub type GetSyncSource of ModelSync::get_source:
    "GET" "/api/connections/{id}/modelsync/source", "getSyncSource", path("id"),
    header("X-Polytomic-Version").lifted(0), query("params").style(Style::DeepObject).explode(true);
    tags: &["Model Sync"]; security: &[&[(0, "")], &[(1, "")]]; output types::SyncSourceResponse;
    error 400 | 403 | 404 | 500 => types::ApiError;
}
impl Call<GetSyncSource> {
    /// Version of the API, by its date. Versions so far: `2021-05-23`, `2022-12-12`, `2023-04-25`,
    /// `2024-02-08`, `2025-09-18`. Send it always: what is used without it has changed over time.
    pub fn polytomic_version(self, polytomic_version: impl Into<String>) -> Self {
        self.set_text(1, polytomic_version)
    }
    /// The source configuration, as far as it is chosen: the names of settings and their values, sent
    /// as `params[table]=accounts`. A key with several values is repeated.
    pub fn params(self, params: std::collections::BTreeMap<String, Vec<String>>) -> Self {
        self.set_argument(2, &params)
    }
}

crate::operation! { pub type GetSyncSourceFields of ModelSync::get_source_fields:
    "GET" "/api/connections/{id}/modelsync/source/fields", "getSyncSourceFields", path("id"),
    header("X-Polytomic-Version").lifted(0), query("params").style(Style::DeepObject).explode(true);
    tags: &["Model Sync"]; security: &[&[(0, "")], &[(1, "")]]; output types::ModelFieldsResponse;
    error 400 | 403 | 404 | 500 => types::ApiError;
}
impl Call<GetSyncSourceFields> {
    /// Version of the API, by its date. Versions so far: `2021-05-23`, `2022-12-12`, `2023-04-25`,
    /// `2024-02-08`, `2025-09-18`. Send it always: what is used without it has changed over time.
    pub fn polytomic_version(self, polytomic_version: impl Into<String>) -> Self {
        self.set_text(1, polytomic_version)
    }
    /// The source configuration, as far as it is chosen: the names of settings and their values, sent
    /// as `params[table]=accounts`. A key with several values is repeated.
    pub fn params(self, params: std::collections::BTreeMap<String, Vec<String>>) -> Self {
        self.set_argument(2, &params)
    }
}

crate::operation! { pub type ListSyncs of ModelSync::list:
    "GET" "/api/syncs", "listSyncs", header("X-Polytomic-Version").lifted(0), query("active"),
    query("mode"), query("target_connection_id"), query("page_token"), query("limit");
    tags: &["Model Sync"]; security: &[&[(0, "")], &[(1, "")]]; output types::ListSyncsResponse;
    error 400 | 404 | 500 => types::ApiError;
}

impl Paged for ListSyncs {
    type Item = types::SyncSummary;
    const PAGING: Paging = Paging::cursor()
        .next(&["pagination", "next_page_token"])
        .parameter(4)
        .items(&["data"]);
    #[inline]
    fn items(page: Self::Output) -> Vec<Self::Item> {
        page.data.into_value().unwrap_or_default()
    }
}
impl Call<ListSyncs> {
    /// Version of the API, by its date. Versions so far: `2021-05-23`, `2022-12-12`, `2023-04-25`,
    /// `2024-02-08`, `2025-09-18`. Send it always: what is used without it has changed over time.
    pub fn polytomic_version(self, polytomic_version: impl Into<String>) -> Self {
        self.set_text(0, polytomic_version)
    }
    /// If true, only active syncs; if false, only paused ones.
    pub fn active(self, active: bool) -> Self { self.set_argument(1, &active) }
    /// Only syncs of this mode.
    #[inline]
    pub fn mode(self, mode: types::SyncMode) -> Self { self.set_argument(2, &mode) }
    /// Only syncs that write to this connection.
    pub fn target_connection_id(self, target_connection_id: uuid::Uuid) -> Self {
        self.set_argument(3, &target_connection_id)
    }
    /// Opaque token of the page to get, from the answer before. Left out for the first page.
    pub fn page_token(self, page_token: impl Into<String>) -> Self { self.set_text(4, page_token) }
    /// The most syncs on one page, 50 at most. The service takes larger numbers, zero and negative ones
    /// as 50. Without it, the server takes `50`.
    pub fn limit(self, limit: i64) -> Self { self.set_argument(5, &limit) }
}

crate::operation! { pub type CreateSync of ModelSync::create:
    "POST" "/api/syncs", "createSync", header("X-Polytomic-Version").lifted(0),
    header("Idempotency-Key").made_by(idempotency::key); tags: &["Model Sync"];
    security: &[&[(0, "")], &[(1, "")]]; output types::SyncResponse;
    error 400 | 403 | 404 | 422 | 500 => types::ApiError;
}
impl Call<CreateSync> {
    /// Version of the API, by its date. Versions so far: `2021-05-23`, `2022-12-12`, `2023-04-25`,
    /// `2024-02-08`, `2025-09-18`. Send it always: what is used without it has changed over time.
    pub fn polytomic_version(self, polytomic_version: impl Into<String>) -> Self {
        self.set_text(0, polytomic_version)
    }
}

crate::operation! { pub type GetSyncScheduleOptions of ModelSync::get_schedule_options:
    "GET" "/api/syncs/schedules", "getSyncScheduleOptions", header("X-Polytomic-Version").lifted(0);
    tags: &["Model Sync"]; security: &[&[(0, "")], &[(1, "")]];
    output types::ScheduleOptionsResponse; error 500 => types::ApiError;
}
impl Call<GetSyncScheduleOptions> {
    /// Version of the API, by its date. Versions so far: `2021-05-23`, `2022-12-12`, `2023-04-25`,
    /// `2024-02-08`, `2025-09-18`. Send it always: what is used without it has changed over time.
    pub fn polytomic_version(self, polytomic_version: impl Into<String>) -> Self {
        self.set_text(0, polytomic_version)
    }
}

crate::operation! { pub type GetSync of ModelSync::get:
    "GET" "/api/syncs/{id}", "getSync", path("id"), header("X-Polytomic-Version").lifted(0);
    tags: &["Model Sync"]; security: &[&[(0, "")], &[(1, "")]]; output types::SyncResponse;
    error 404 | 500 => types::ApiError;
}
impl Call<GetSync> {
    /// Version of the API, by its date. Versions so far: `2021-05-23`, `2022-12-12`, `2023-04-25`,
    /// `2024-02-08`, `2025-09-18`. Send it always: what is used without it has changed over time.
    pub fn polytomic_version(self, polytomic_version: impl Into<String>) -> Self {
        self.set_text(1, polytomic_version)
    }
}

crate::operation! { pub type UpdateSync of ModelSync::update:
    "PUT" "/api/syncs/{id}", "updateSync", path("id"), header("X-Polytomic-Version").lifted(0);
    tags: &["Model Sync"]; security: &[&[(0, "")], &[(1, "")]]; output types::SyncResponse;
    error 400 | 401 | 403 | 404 | 422 | 500 => types::ApiError;
}
impl Call<UpdateSync> {
    /// Version of the API, by its date. Versions so far: `2021-05-23`, `2022-12-12`, `2023-04-25`,
    /// `2024-02-08`, `2025-09-18`. Send it always: what is used without it has changed over time.
    pub fn polytomic_version(self, polytomic_version: impl Into<String>) -> Self {
        self.set_text(1, polytomic_version)
    }
}

crate::operation! { pub type DeleteSync of ModelSync::delete:
    "DELETE" "/api/syncs/{id}", "deleteSync", path("id"), header("X-Polytomic-Version").lifted(0);
    tags: &["Model Sync"]; security: &[&[(0, "")], &[(1, "")]]; output ();
    error 401 | 403 | 404 | 409 | 500 => types::ApiError;
}
impl Call<DeleteSync> {
    /// Version of the API, by its date. Versions so far: `2021-05-23`, `2022-12-12`, `2023-04-25`,
    /// `2024-02-08`, `2025-09-18`. Send it always: what is used without it has changed over time.
    pub fn polytomic_version(self, polytomic_version: impl Into<String>) -> Self {
        self.set_text(1, polytomic_version)
    }
}

crate::operation! { pub type ActivateSync of ModelSync::activate:
    "POST" "/api/syncs/{id}/activate", "activateSync", path("id"),
    header("X-Polytomic-Version").lifted(0), header("Idempotency-Key").made_by(idempotency::key);
    tags: &["Model Sync"]; security: &[&[(0, "")], &[(1, "")]]; output types::ActivateSyncResponse;
    error 403 | 404 | 422 | 500 => types::ApiError;
}
impl Call<ActivateSync> {
    /// Version of the API, by its date. Versions so far: `2021-05-23`, `2022-12-12`, `2023-04-25`,
    /// `2024-02-08`, `2025-09-18`. Send it always: what is used without it has changed over time.
    pub fn polytomic_version(self, polytomic_version: impl Into<String>) -> Self {
        self.set_text(1, polytomic_version)
    }
}

crate::operation! { pub type CancelSync of ModelSync::cancel:
    "POST" "/api/syncs/{id}/cancel", "cancelSync", path("id"),
    header("X-Polytomic-Version").lifted(0), header("Idempotency-Key").made_by(idempotency::key);
    tags: &["Model Sync"]; security: &[&[(0, "")], &[(1, "")]]; output types::CancelSyncResponse;
    error 403 | 404 | 500 => types::ApiError;
}
impl Call<CancelSync> {
    /// Version of the API, by its date. Versions so far: `2021-05-23`, `2022-12-12`, `2023-04-25`,
    /// `2024-02-08`, `2025-09-18`. Send it always: what is used without it has changed over time.
    pub fn polytomic_version(self, polytomic_version: impl Into<String>) -> Self {
        self.set_text(1, polytomic_version)
    }
}

crate::operation! { pub type GetSyncStatus of ModelSync::get_status:
    "GET" "/api/syncs/{id}/status", "getSyncStatus", path("id"),
    header("X-Polytomic-Version").lifted(0); tags: &["Model Sync"];
    security: &[&[(0, "")], &[(1, "")]]; output types::SyncStatusResponse;
    error 404 | 500 => types::ApiError;
}
impl Call<GetSyncStatus> {
    /// Version of the API, by its date. Versions so far: `2021-05-23`, `2022-12-12`, `2023-04-25`,
    /// `2024-02-08`, `2025-09-18`. Send it always: what is used without it has changed over time.
    pub fn polytomic_version(self, polytomic_version: impl Into<String>) -> Self {
        self.set_text(1, polytomic_version)
    }
}

crate::operation! { pub type StartSync of ModelSync::start:
    "POST" "/api/syncs/{sync_id}/executions", "startSync", path("sync_id"),
    header("X-Polytomic-Version").lifted(0), header("Idempotency-Key").made_by(idempotency::key);
    tags: &["Model Sync"]; security: &[&[(0, "")], &[(1, "")]]; output types::StartSyncResponse;
    error 400 | 403 | 404 | 409 | 500 => types::ApiError;
}
impl Call<StartSync> {
    /// Version of the API, by its date. Versions so far: `2021-05-23`, `2022-12-12`, `2023-04-25`,
    /// `2024-02-08`, `2025-09-18`. Send it always: what is used without it has changed over time.
    pub fn polytomic_version(self, polytomic_version: impl Into<String>) -> Self {
        self.set_text(1, polytomic_version)
    }
    /// What to sync.
    ///
    /// `{}` is sent without it.
    #[inline]
    pub fn body(self, body: types::StartSyncRequest) -> Self {
        self.set_body(Body::json("application/json", &body))
    }
}
