// Made by clientsmith from the API's description: edits are lost when it is made anew.
//! `Targets`: its operations.

use crate::runtime::{Call, Client, Style};
use crate::types;

/// The objects of a connection that a sync can write to, and their fields.
#[derive(Clone, Debug)]
pub struct Targets {
    pub(crate) client: Client,
}

impl Targets {
    /// Get Target Fields
    ///
    /// Returns the fields, modes and properties of an object that a sync can write to. Give either
    /// `target`, for an object that exists, or `properties`, for one that is yet to be created. The
    /// fields of an existing object come from a cache; `refresh` reads them anew.
    ///
    /// `GET /api/connections/{id}/modelsync/target/fields`\
    /// Options: `target`, `refresh`, `properties`. Errors: 400 The request is not understood, or a
    /// value in it is not valid; 403 The credential does not allow this; 404 There is no such thing, or
    /// it is not visible to the credential; 500 Something went wrong in the service. The same
    /// `Idempotency-Key` gets this answer again. Headers:
    /// [`X-Polytomic-Version`](crate::headers::X_POLYTOMIC_VERSION) Version of the API that answered.
    /// * `id`: Identifier of the connection.
    pub fn get_fields(&self, id: uuid::Uuid) -> Call<GetTargetFields> {
        Call::new(&self.client).set_argument(0, &id)
    }

    /// List Targets
    ///
    /// Lists the objects of a connection that a sync can write to, with the modes that each supports.
    /// If the connection can create objects, `target_creation` lists the properties that a new one
    /// needs.
    ///
    /// `GET /api/connections/{id}/modelsync/targetobjects`\
    /// Options: `include_target_creation_values`. Errors: 400 The request is not understood, or a value
    /// in it is not valid; 403 The credential does not allow this; 404 There is no such thing, or it is
    /// not visible to the credential; 500 Something went wrong in the service. The same
    /// `Idempotency-Key` gets this answer again. Headers:
    /// [`X-Polytomic-Version`](crate::headers::X_POLYTOMIC_VERSION) Version of the API that answered.
    /// * `id`: Identifier of the connection.
    pub fn list(&self, id: uuid::Uuid) -> Call<ListTargets> {
        Call::new(&self.client).set_argument(0, &id)
    }

    /// Get Target Create Property
    ///
    /// Returns the valid values of a property that a new object needs. If the connection cannot create
    /// objects, the answer is 404.
    ///
    /// `GET /api/connections/{id}/modelsync/targetobjects/properties/{property}`\
    /// Errors: 400 The request is not understood, or a value in it is not valid; 403 The credential
    /// does not allow this; 404 There is no such thing, or it is not visible to the credential; 500
    /// Something went wrong in the service. The same `Idempotency-Key` gets this answer again. Headers:
    /// [`X-Polytomic-Version`](crate::headers::X_POLYTOMIC_VERSION) Version of the API that answered.
    /// * `id`: Identifier of the connection.
    /// * `property`: Name of the property, one with `enum` in the list of targets.
    pub fn get_create_property(
        &self, id: uuid::Uuid, property: impl Into<String>,
    ) -> Call<GetTargetCreateProperty> {
        Call::new(&self.client).set_argument(0, &id).set_text(1, property)
    }
}

crate::operation! { pub type GetTargetFields of Targets::get_fields:
    "GET" "/api/connections/{id}/modelsync/target/fields", "getTargetFields", path("id"),
    header("X-Polytomic-Version").lifted(0), query("target"), query("refresh"),
    query("properties").style(Style::DeepObject).explode(true); tags: &["Targets"];
    security: &[&[(0, "")], &[(1, "")]]; output types::TargetFieldsResponse;
    error 400 | 403 | 404 | 500 => types::ApiError;
}
impl Call<GetTargetFields> {
    /// Version of the API, by its date. Versions so far: `2021-05-23`, `2022-12-12`, `2023-04-25`,
    /// `2024-02-08`, `2025-09-18`. Send it always: what is used without it has changed over time.
    pub fn polytomic_version(self, polytomic_version: impl Into<String>) -> Self {
        self.set_text(1, polytomic_version)
    }
    /// Identifier of the object, for example `public.accounts`. Needed unless there are `properties`.
    pub fn target(self, target: impl Into<String>) -> Self { self.set_text(2, target) }
    /// If true, the fields are read from the destination before they are returned. Ignored where there
    /// are `properties`.
    pub fn refresh(self, refresh: bool) -> Self { self.set_argument(3, &refresh) }
    /// The properties of a new object, as the list of targets names them:
    /// `properties[account]=act_1234567`. A key with several values is repeated. Not together with
    /// `target`.
    pub fn properties(self, properties: std::collections::BTreeMap<String, Vec<String>>) -> Self {
        self.set_argument(4, &properties)
    }
}

crate::operation! { pub type ListTargets of Targets::list:
    "GET" "/api/connections/{id}/modelsync/targetobjects", "listTargets", path("id"),
    header("X-Polytomic-Version").lifted(0), query("include_target_creation_values");
    tags: &["Targets"]; security: &[&[(0, "")], &[(1, "")]]; output types::ListTargetsResponse;
    error 400 | 403 | 404 | 500 => types::ApiError;
}
impl Call<ListTargets> {
    /// Version of the API, by its date. Versions so far: `2021-05-23`, `2022-12-12`, `2023-04-25`,
    /// `2024-02-08`, `2025-09-18`. Send it always: what is used without it has changed over time.
    pub fn polytomic_version(self, polytomic_version: impl Into<String>) -> Self {
        self.set_text(1, polytomic_version)
    }
    /// If true, the valid values of each property of a new object are part of the response. Without it
    /// they have to be asked for, property by property.
    pub fn include_target_creation_values(self, include_target_creation_values: bool) -> Self {
        self.set_argument(2, &include_target_creation_values)
    }
}

crate::operation! { pub type GetTargetCreateProperty of Targets::get_create_property:
    "GET" "/api/connections/{id}/modelsync/targetobjects/properties/{property}",
    "getTargetCreateProperty", path("id"), path("property"),
    header("X-Polytomic-Version").lifted(0); tags: &["Targets"];
    security: &[&[(0, "")], &[(1, "")]]; output types::TargetCreatePropertyResponse;
    error 400 | 403 | 404 | 500 => types::ApiError;
}
impl Call<GetTargetCreateProperty> {
    /// Version of the API, by its date. Versions so far: `2021-05-23`, `2022-12-12`, `2023-04-25`,
    /// `2024-02-08`, `2025-09-18`. Send it always: what is used without it has changed over time.
    pub fn polytomic_version(self, polytomic_version: impl Into<String>) -> Self {
        self.set_text(2, polytomic_version)
    }
}
