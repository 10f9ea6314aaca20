//! The operations of the client, and what the calls of each can be told.

use super::{ApiError, Job, JobEnvelope, JobList};
use crate::runtime::api::{Endpoint, Parameter, Style};
use crate::runtime::body::{self, BodyError};
use crate::runtime::call::Call;
use crate::runtime::operation::Operation;
use crate::runtime::pages::{Paged, Paging};
use crate::runtime::redirect::{self, Redirect};
use crate::runtime::wait::{Polled, Polling};
use bytes::Bytes;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::time::Duration;

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
