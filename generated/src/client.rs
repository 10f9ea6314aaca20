// Made by clientsmith from the API's description: edits are lost when it is made anew.
//! What the client knows of the API.

use crate::runtime::{
    Api, Client, ClientBuilder, Credential, SchemeKind, Secret, SecurityScheme,
};

static API: Api = Api {
    name: "polytomic",
    version: env!("CARGO_PKG_VERSION"),
    server: Some("https://app.polytomic.com"),
    schemes: &[
        SecurityScheme {
            name: "bearerUserAPIKey",
            kind: SchemeKind::Bearer,
        },
        SecurityScheme {
            name: "orgScopedAPIKey",
            kind: SchemeKind::Basic,
        },
    ],
    headers: &[("X-Polytomic-Version", Some("2025-09-18"))],
};

impl Client {
    /// A client of this API, to be configured.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new(&API)
    }
}

impl ClientBuilder {
    /// The API key of a user.
    ///
    /// The security scheme `bearerUserAPIKey`.
    pub fn bearer(self, token: impl Into<Credential>) -> Self {
        self.credential(0, token)
    }

    /// An organization-scoped key. The user name is the identifier of the organization (a UUID), the
    /// password is a partner or deployment key.
    ///
    /// The security scheme `orgScopedAPIKey`.
    pub fn basic(
        self,
        username: impl Into<String>,
        password: impl Into<Secret>,
    ) -> Self {
        self.credential(1, Credential::basic(username, password))
    }

    /// Version of the API, by its date. Versions so far: `2021-05-23`, `2022-12-12`, `2023-04-25`,
    /// `2024-02-08`, `2025-09-18`. Send it always: what is used without it has changed over time.
    ///
    /// The `X-Polytomic-Version` header of all calls that take it. `2025-09-18` unless it is set.
    pub fn polytomic_version(self, value: impl Into<String>) -> Self {
        self.client_header(0, Some(value.into()))
    }

    /// Leaves out the `X-Polytomic-Version` header.
    pub fn without_polytomic_version(self) -> Self {
        self.client_header(0, None)
    }
}
