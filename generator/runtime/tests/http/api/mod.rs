//! A client as the generator writes it.

mod operations;
mod types;

pub use operations::*;
pub use types::*;

use crate::runtime::api::{Api, ApiKeyLocation, SchemeKind, SecurityScheme};
use crate::runtime::auth::{Credential, Secret};
use crate::runtime::body::Body;
use crate::runtime::call::Call;
use crate::runtime::client::{Client, ClientBuilder};
use uuid::Uuid;

pub static API: Api = Api {
    name: "sample",
    version: "0.1.0",
    server: Some("https://api.example.com"),
    schemes: &[
        SecurityScheme {
            name: "bearerKey",
            kind: SchemeKind::Bearer,
        },
        SecurityScheme {
            name: "orgKey",
            kind: SchemeKind::Basic,
        },
        SecurityScheme {
            name: "appKey",
            kind: SchemeKind::ApiKey {
                location: ApiKeyLocation::Header,
                name: "X-App-Key",
            },
        },
        SecurityScheme {
            name: "queryKey",
            kind: SchemeKind::ApiKey {
                location: ApiKeyLocation::Query,
                name: "api key",
            },
        },
        SecurityScheme {
            name: "cookieKey",
            kind: SchemeKind::ApiKey {
                location: ApiKeyLocation::Cookie,
                name: "session",
            },
        },
    ],
    headers: &[("X-Sample-Version", Some("2025-09-18")), ("X-Tenant", None)],
};

impl Client {
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new(&API)
    }

    pub fn jobs(&self) -> Jobs {
        Jobs {
            client: self.clone(),
        }
    }
}

impl ClientBuilder {
    pub fn bearer(self, token: impl Into<Secret>) -> Self {
        self.credential(0, Credential::token(token))
    }

    pub fn basic(self, username: impl Into<String>, password: impl Into<Secret>) -> Self {
        self.credential(1, Credential::basic(username, password))
    }

    pub fn app_key(self, key: impl Into<Secret>) -> Self {
        self.credential(2, Credential::token(key))
    }

    pub fn query_key(self, key: impl Into<Secret>) -> Self {
        self.credential(3, Credential::token(key))
    }

    pub fn cookie_key(self, key: impl Into<Secret>) -> Self {
        self.credential(4, Credential::token(key))
    }

    pub fn sample_version(self, value: impl Into<String>) -> Self {
        self.client_header(0, Some(value.into()))
    }

    pub fn without_sample_version(self) -> Self {
        self.client_header(0, None)
    }
}

#[derive(Clone, Debug)]
pub struct Jobs {
    pub(crate) client: Client,
}

impl Jobs {
    pub fn get(&self, id: Uuid) -> Call<GetJob> {
        Call::new(&self.client).set_argument(0, &id)
    }

    pub fn list(&self) -> Call<ListJobs> {
        Call::new(&self.client)
    }

    pub fn start(&self, body: &StartJob) -> Call<StartJobs> {
        Call::new(&self.client).set_body(Body::json("application/json", body))
    }

    pub fn cancel(&self, id: impl Into<String>) -> Call<CancelJob> {
        Call::new(&self.client).set_argument(0, &id.into())
    }

    pub fn log(&self, id: impl Into<String>) -> Call<GetLog> {
        Call::new(&self.client).set_argument(0, &id.into())
    }

    pub fn public(&self) -> Call<GetPublic> {
        Call::new(&self.client)
    }

    pub fn both(&self) -> Call<GetBoth> {
        Call::new(&self.client)
    }

    pub fn elsewhere(&self) -> Call<GetElsewhere> {
        Call::new(&self.client)
    }
}
