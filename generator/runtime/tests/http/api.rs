//! A client as the generator writes it.

use crate::runtime::api::{
    Api, ApiKeyLocation, Endpoint, Parameter, SchemeKind, SecurityScheme, Style,
};
use crate::runtime::auth::{Credential, Secret};
use crate::runtime::body::{self, Body, BodyError};
use crate::runtime::call::Call;
use crate::runtime::client::{Client, ClientBuilder};
use crate::runtime::codec::Nullable;
use crate::runtime::operation::Operation;
use crate::runtime::pages::{Paged, Paging};
use crate::runtime::redirect::{self, Redirect};
use crate::runtime::wait::{Polled, Polling};
use bytes::Bytes;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::time::Duration;
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

#[derive(Clone, Copy, Debug)]
pub struct GetJob;

impl Operation for GetJob {
    type Output = JobEnvelope;
    type Error = ApiError;
    const ENDPOINT: &'static Endpoint = &Endpoint {
        id: "getJob",
        path: "/api/jobs/{id}",
        parameters: &[
            Parameter::path("id"),
            Parameter::header("X-Sample-Version").lifted(0),
        ],
        security: &[&[(0, "")], &[(1, "")]],
        accept: "application/json",
        ..Endpoint::DEFAULT
    };

    fn output(response: &http::Response<Bytes>) -> Option<Result<Self::Output, BodyError>> {
        match response.status().as_u16() {
            200..=299 => Some(body::json(response)),
            _ => None,
        }
    }

    fn error(response: &http::Response<Bytes>) -> Option<Result<Self::Error, BodyError>> {
        match response.status().as_u16() {
            404 | 500 => Some(body::json(response)),
            _ => None,
        }
    }
}

impl Polled for GetJob {
    const POLLING: Polling = Polling {
        status: &["data", "status"],
        terminal: &["completed", "canceled", "failed"],
        interval: Duration::from_secs(2),
        max_interval: Duration::from_secs(30),
    };
}

#[derive(Clone, Copy, Debug)]
pub struct ListJobs;

impl Operation for ListJobs {
    type Output = JobList;
    type Error = Infallible;
    const ENDPOINT: &'static Endpoint = &Endpoint {
        id: "listJobs",
        path: "/api/jobs",
        parameters: &[
            Parameter::query("active"),
            Parameter::query("params")
                .style(Style::DeepObject)
                .explode(true),
            Parameter::query("limit"),
            Parameter::query("page_token"),
            Parameter::header("X-Sample-Version").lifted(0),
            Parameter::header("X-Tenant").lifted(1),
        ],
        security: &[&[(0, "")], &[(1, "")]],
        accept: "application/json",
        ..Endpoint::DEFAULT
    };

    fn output(response: &http::Response<Bytes>) -> Option<Result<Self::Output, BodyError>> {
        match response.status().as_u16() {
            200 => Some(body::json(response)),
            _ => None,
        }
    }

    fn error(_: &http::Response<Bytes>) -> Option<Result<Self::Error, BodyError>> {
        None
    }
}

impl Call<ListJobs> {
    pub fn active(self, active: bool) -> Self {
        self.set_argument(0, &active)
    }

    pub fn params(self, params: BTreeMap<String, Vec<String>>) -> Self {
        self.set_argument(1, &params)
    }

    pub fn limit(self, limit: i64) -> Self {
        self.set_argument(2, &limit)
    }

    pub fn page_token(self, page_token: impl Into<String>) -> Self {
        self.set_argument(3, &page_token.into())
    }
}

impl Paged for ListJobs {
    type Item = Job;
    const PAGING: Paging = Paging::cursor()
        .parameter(3)
        .next(&["pagination", "next_page_token"])
        .items(&["data"]);

    fn items(page: Self::Output) -> Vec<Self::Item> {
        page.data
    }
}

#[derive(Clone, Copy, Debug)]
pub struct StartJobs;

impl Operation for StartJobs {
    type Output = JobEnvelope;
    type Error = ApiError;
    const ENDPOINT: &'static Endpoint = &Endpoint {
        id: "startJob",
        method: "POST",
        path: "/api/jobs",
        parameters: &[Parameter::header("Idempotency-Key")],
        security: &[&[(0, "")]],
        accept: "application/json",
        ..Endpoint::DEFAULT
    };

    fn output(response: &http::Response<Bytes>) -> Option<Result<Self::Output, BodyError>> {
        match response.status().as_u16() {
            201 => Some(body::json(response)),
            _ => None,
        }
    }

    fn error(response: &http::Response<Bytes>) -> Option<Result<Self::Error, BodyError>> {
        match response.status().as_u16() {
            400..=499 => Some(body::json(response)),
            _ => None,
        }
    }
}

#[derive(Clone, Copy, Debug)]
pub struct CancelJob;

impl Operation for CancelJob {
    type Output = ();
    type Error = ApiError;
    const ENDPOINT: &'static Endpoint = &Endpoint {
        id: "cancelJob",
        method: "POST",
        path: "/api/jobs/{id}/cancel",
        parameters: &[Parameter::path("id")],
        security: &[&[(0, "")]],
        ..Endpoint::DEFAULT
    };

    fn output(response: &http::Response<Bytes>) -> Option<Result<Self::Output, BodyError>> {
        match response.status().as_u16() {
            204 => Some(body::empty(response)),
            _ => None,
        }
    }

    fn error(_: &http::Response<Bytes>) -> Option<Result<Self::Error, BodyError>> {
        None
    }
}

#[derive(Clone, Copy, Debug)]
pub struct GetLog;

impl Operation for GetLog {
    type Output = Redirect;
    type Error = Infallible;
    const ENDPOINT: &'static Endpoint = &Endpoint {
        id: "getLog",
        path: "/api/jobs/{id}/log",
        parameters: &[
            Parameter::path("id"),
            Parameter::header("X-Sample-Version").lifted(0),
        ],
        security: &[&[(0, "")]],
        ..Endpoint::DEFAULT
    };

    fn output(response: &http::Response<Bytes>) -> Option<Result<Self::Output, BodyError>> {
        match response.status().as_u16() {
            302 => Some(redirect::location(response)),
            _ => None,
        }
    }

    fn error(_: &http::Response<Bytes>) -> Option<Result<Self::Error, BodyError>> {
        None
    }
}

macro_rules! texts {
    ($($operation:ident: $id:literal, $path:literal, $security:expr, $server:expr;)*) => {$(
        #[derive(Clone, Copy, Debug)]
        pub struct $operation;

        impl Operation for $operation {
            type Output = String;
            type Error = Infallible;
            const ENDPOINT: &'static Endpoint = &Endpoint {
                id: $id,
                path: $path,
                parameters: &[Parameter::query("api key")],
                security: $security,
                accept: "text/plain",
                server: $server,
                ..Endpoint::DEFAULT
            };

            fn output(response: &http::Response<Bytes>) -> Option<Result<Self::Output, BodyError>> {
                match response.status().as_u16() {
                    200 => Some(body::text(response)),
                    _ => None,
                }
            }

            fn error(_: &http::Response<Bytes>) -> Option<Result<Self::Error, BodyError>> {
                None
            }
        }
    )*};
}

texts! {
    GetPublic: "getPublic", "/public", &[], None;
    GetBoth: "getBoth", "/both", &[&[(0, ""), (2, "")], &[(3, ""), (4, "")]], None;
    GetElsewhere: "getElsewhere", "/x", &[&[(0, "")]], Some((0, "https://uploads.example.com/v2"));
}

#[derive(Clone, Debug, PartialEq)]
pub struct JobEnvelope {
    pub data: Job,
}

crate::record!(JobEnvelope { 0! data = "data", });

#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    pub id: String,
    pub status: Option<Status>,
    pub total: Option<i64>,
    pub ended_at: Nullable<String>,
}

crate::record!(Job {
    0! id = "id",
    1: status = "status",
    2: total = "total",
    3: ended_at = "ended_at",
});

crate::enumeration! {
    pub enum Status {
        Running = "running",
        Completed = "completed",
        .. Unknown
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct JobList {
    pub data: Vec<Job>,
    pub pagination: Option<Pagination>,
}

crate::record!(JobList {
    0! data = "data",
    1: pagination = "pagination",
});

#[derive(Clone, Debug, PartialEq)]
pub struct Pagination {
    pub next_page_token: Option<String>,
}

crate::record!(Pagination {
    0: next_page_token = "next_page_token",
});

#[derive(Clone, Debug, Default, PartialEq)]
pub struct StartJob {
    pub name: Option<String>,
    pub expires: Nullable<String>,
}

crate::record!(StartJob {
    0: name = "name",
    1: expires = "expires",
});

#[derive(Clone, Debug, PartialEq)]
pub struct ApiError {
    pub message: Option<String>,
}

crate::record!(ApiError {
    0: message = "message",
});
