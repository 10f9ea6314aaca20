//! What is traced: the operation, and no secret.
//!
//! In a process of its own: tracing decides once for all threads whether anybody
//! listens to a span.

#![allow(
    dead_code,
    missing_docs,
    unreachable_pub,
    unused_imports,
    reason = "a client need not use all of its runtime"
)]

#[path = "http/api/mod.rs"]
mod api;
#[path = "../src/runtime/mod.rs"]
pub mod runtime;
#[path = "http/server.rs"]
mod server;

use crate::runtime::api::Endpoint;
use crate::runtime::body::{self, BodyError};
use crate::runtime::call::Call;
use crate::runtime::operation::Operation;
use crate::server::{Server, Step, json, with};
use bytes::Bytes;
use std::convert::Infallible;
use std::fmt::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::Instant;
use tracing::field::{Field, Visit};
use tracing::instrument::WithSubscriber;
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// The credential, an argument, the values of headers.
const SECRET: &str = "hunter2";

#[tokio::test(start_paused = true)]
async fn spans_show_the_operation_only() {
    let server = Server::new([
        with(503, "x", SECRET),
        json(200, r#"{"data":[]}"#),
        Step::Refuse,
        with(200, "x", SECRET),
    ]);
    let client = server
        .builder()
        .bearer(SECRET)
        .base_url("http://127.0.0.1:81/base")
        .build()
        .unwrap();
    let log = Log::default();
    let calls = async {
        client
            .jobs()
            .list()
            .page_token(SECRET)
            .header("x-extra", SECRET)
            .await
            .unwrap();
        client.jobs().cancel(SECRET).await.unwrap_err();
        Call::<Purge>::new(&client).await.unwrap();
    };
    calls.with_subscriber(log.clone()).await;
    let text = log.0.lock().unwrap().clone();
    assert!(!text.contains(SECRET), "{text}");
    for expected in [
        "http.client.request",
        "otel.name=GET /api/jobs",
        "otel.kind=client",
        "http.request.method=GET",
        "url.template=/api/jobs/{id}/cancel",
        "url.scheme=http",
        "server.address=127.0.0.1",
        "server.port=81",
        "http.response.status_code=503",
        "error.type=503",
        "http.request.resend_count=1",
        "http.response.status_code=200",
        "error.type=connect",
        "operation=cancelJob",
        "url.full=http://127.0.0.1:81/base/api/jobs/{id}/cancel",
        "http.request.method=_OTHER",
        "http.request.method_original=PURGE",
        "otel.name=HTTP /purge",
    ] {
        assert!(text.contains(expected), "{expected} is not in\n{text}");
    }
}

/// The pause after an attempt is no part of it.
#[tokio::test(start_paused = true)]
async fn spans_end_before_the_pause() {
    let server = Server::new([with(503, "retry-after", "7"), json(200, r#"{"data":[]}"#)]);
    let client = server.builder().bearer(SECRET).build().unwrap();
    let log = Log::default();
    let started = Instant::now();
    let call = async { client.jobs().list().await.unwrap() };
    call.with_subscriber(log.clone()).await;
    assert!(started.elapsed() >= Duration::from_secs(7));
    let ends = log.1.lock().unwrap().clone();
    let [first, second] = ends[..] else {
        panic!("{ends:?}");
    };
    assert!(second - first >= Duration::from_secs(7), "{ends:?}");
}

/// A method of nobody's.
struct Purge;

impl Operation for Purge {
    type Output = ();
    type Error = Infallible;

    const ENDPOINT: &'static Endpoint = &Endpoint {
        id: "purge",
        method: "PURGE",
        path: "/purge",
        ..Endpoint::DEFAULT
    };

    fn output(response: &http::Response<Bytes>) -> Option<Result<(), BodyError>> {
        Some(body::empty(response))
    }
}

/// Writes down everything that is traced, and when spans end.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<String>>, Arc<Mutex<Vec<Instant>>>);

impl Visit for Log {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        writeln!(self.0.lock().unwrap(), "{field}={value:?}").unwrap();
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        writeln!(self.0.lock().unwrap(), "{field}={value}").unwrap();
    }
}

impl Subscriber for Log {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        writeln!(self.0.lock().unwrap(), "{}", span.metadata().name()).unwrap();
        span.record(&mut self.clone());
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut self.clone());
    }

    fn event(&self, event: &Event<'_>) {
        event.record(&mut self.clone());
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}

    fn try_close(&self, _: Id) -> bool {
        self.1.lock().unwrap().push(Instant::now());
        true
    }
}
