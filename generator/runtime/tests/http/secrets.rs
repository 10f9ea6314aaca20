//! What is secret is not shown: not in `Debug`, not in errors, not in spans.

use crate::api::StartJob;
use crate::runtime::auth::{Credential, Secret};
use crate::runtime::codec::Nullable;
use crate::server::{Server, Step, json, with};
use std::fmt::Write;
use std::sync::{Arc, Mutex};
use tracing::field::{Field, Visit};
use tracing::instrument::WithSubscriber;
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};
use uuid::Uuid;

/// Secrets, arguments, header values and bodies all hold this.
const SECRET: &str = "hunter2";
/// The base64 of `user:hunter2`.
const BASIC: &str = "dXNlcjpodW50ZXIy";

fn assert_hidden(text: &str) {
    for secret in [SECRET, BASIC] {
        assert!(!text.contains(secret), "{text}");
    }
}

#[test]
fn nothing_shows_a_credential() {
    let builder = Server::default()
        .builder()
        .bearer(SECRET)
        .basic("user", SECRET)
        .query_key(SECRET)
        .default_header("x-extra", SECRET);
    let client = builder.clone().build().unwrap();
    let body = StartJob {
        name: Some(SECRET.to_owned()),
        expires: Nullable::Absent,
    };
    let call = client
        .jobs()
        .start(&body)
        .idempotency_key(SECRET)
        .header("x-more", SECRET);
    let secret = Secret::from(SECRET);
    assert_hidden(&format!(
        "{secret:?} {:?} {:?}",
        Credential::token(SECRET),
        Credential::basic("user", SECRET)
    ));
    assert_hidden(&format!(
        "{builder:#?} {client:#?} {call:#?} {:?}",
        client.jobs()
    ));
    assert_hidden(&format!(
        "{:?} {:?}",
        client.jobs().list().page_token(SECRET).pages(),
        client.jobs().list().items()
    ));
    assert_hidden(&format!("{:?}", client.jobs().get(Uuid::nil()).wait()));
    assert_eq!(secret.expose(), SECRET);
    let request = client.jobs().list().into_request().unwrap();
    assert!(request.headers()["authorization"].is_sensitive());
}

#[tokio::test(start_paused = true)]
async fn errors_show_neither_headers_nor_bodies() {
    let echo = |status| {
        Step::Answer(
            status,
            vec![
                ("set-cookie", SECRET.to_owned()),
                ("content-type", "application/json".to_owned()),
            ],
            SECRET,
        )
    };
    for step in [echo(200), echo(404), echo(418), Step::Refuse] {
        let server = Server::new([step]);
        let client = server
            .builder()
            .bearer(SECRET)
            .retry(crate::runtime::retry::RetryPolicy::none())
            .build()
            .unwrap();
        let error = client.jobs().get(Uuid::nil()).await.unwrap_err();
        assert_hidden(&format!("{error} {error:?}"));
        let error = crate::runtime::error::Error::from(error);
        assert_hidden(&format!("{error} {error:?}"));
    }
}

#[tokio::test(start_paused = true)]
async fn spans_show_the_operation_only() {
    let server = Server::new([
        with(503, "x", SECRET),
        json(200, r#"{"data":[]}"#),
        Step::Refuse,
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
    };
    calls.with_subscriber(log.clone()).await;
    let text = log.0.lock().unwrap().clone();
    assert_hidden(&text);
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
    ] {
        assert!(text.contains(expected), "{expected} is not in\n{text}");
    }
}

/// Writes down everything that is traced.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<String>>);

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
}
