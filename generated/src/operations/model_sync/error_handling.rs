// Made by clientsmith from the API's description: edits are lost when it is made anew.
//! `ErrorHandling`: its operations.

use crate::runtime::{Body, Call, Client};
use crate::types;

/// What happens when a sync or some of its records fail, and who is told.
#[derive(Clone, Debug)]
pub struct ErrorHandling {
    pub(crate) client: Client,
}

impl ErrorHandling {
    /// Get Sync Error Handling
    ///
    /// Returns what happens when a sync or some of its records fail.
    ///
    /// `GET /api/syncs/{id}/error-handling`\
    /// Errors: 403 The credential does not allow this; 404 There is no such thing, or it is not visible
    /// to the credential; 500 Something went wrong in the service. The same `Idempotency-Key` gets this
    /// answer again. Headers: [`X-Polytomic-Version`](crate::headers::X_POLYTOMIC_VERSION) Version of
    /// the API that answered.
    /// * `id`: Identifier of the sync.
    pub fn get(&self, id: uuid::Uuid) -> Call<GetSyncErrorHandling> {
        Call::new(&self.client).set_argument(0, &id)
    }

    /// Update Sync Error Handling
    ///
    /// Changes what happens when a sync or some of its records fail. What is left out stays as it is.
    ///
    /// `PUT /api/syncs/{id}/error-handling`\
    /// Options: `body`. Errors: 400 The request is not understood, or a value in it is not valid; 403
    /// The credential does not allow this; 404 There is no such thing, or it is not visible to the
    /// credential; 500 Something went wrong in the service. The same `Idempotency-Key` gets this answer
    /// again. Headers: [`X-Polytomic-Version`](crate::headers::X_POLYTOMIC_VERSION) Version of the API
    /// that answered.
    /// * `id`: Identifier of the sync.
    #[inline]
    pub fn update(&self, id: uuid::Uuid) -> Call<UpdateSyncErrorHandling> {
        Call::new(&self.client)
            .set_argument(0, &id)
            .set_body(
                Body::json(
                    "application/json",
                    &types::UpdateSyncErrorHandlingRequest::default(),
                ),
            )
    }
}

crate::operation! { pub type GetSyncErrorHandling of ErrorHandling::get:
    "GET" "/api/syncs/{id}/error-handling", "getSyncErrorHandling", path("id"),
    header("X-Polytomic-Version").lifted(0); tags: &["Error Handling"];
    security: &[&[(0, "")], &[(1, "")]]; output types::SyncErrorHandlingResponse;
    error 403 | 404 | 500 => types::ApiError;
}
impl Call<GetSyncErrorHandling> {
    /// Version of the API, by its date. Versions so far: `2021-05-23`, `2022-12-12`, `2023-04-25`,
    /// `2024-02-08`, `2025-09-18`. Send it always: what is used without it has changed over time.
    pub fn polytomic_version(self, polytomic_version: impl Into<String>) -> Self {
        self.set_text(1, polytomic_version)
    }
}

crate::operation! { pub type UpdateSyncErrorHandling of ErrorHandling::update:
    "PUT" "/api/syncs/{id}/error-handling", "updateSyncErrorHandling", path("id"),
    header("X-Polytomic-Version").lifted(0); tags: &["Error Handling"];
    security: &[&[(0, "")], &[(1, "")]]; output types::SyncErrorHandlingResponse;
    error 400 | 403 | 404 | 500 => types::ApiError;
}
impl Call<UpdateSyncErrorHandling> {
    /// Version of the API, by its date. Versions so far: `2021-05-23`, `2022-12-12`, `2023-04-25`,
    /// `2024-02-08`, `2025-09-18`. Send it always: what is used without it has changed over time.
    pub fn polytomic_version(self, polytomic_version: impl Into<String>) -> Self {
        self.set_text(1, polytomic_version)
    }
    /// The settings to change.
    ///
    /// `{}` is sent without it.
    #[inline]
    pub fn body(self, body: types::UpdateSyncErrorHandlingRequest) -> Self {
        self.set_body(Body::json("application/json", &body))
    }
}
