// Copied by clientsmith: edits are lost when this crate is made anew.
//! A span for each attempt, by OpenTelemetry's conventions for HTTP clients.
//!
//! It shows the path template, never an argument, a header or a body: what
//! stands for the arguments in `url.full` is the template too.

use crate::runtime::api::Endpoint;
use crate::runtime::client::{Base, Origin};
use http::{StatusCode, Uri};
use tracing::Span;
use tracing::field::Empty;

/// The methods that a span names; others are `_OTHER`.
const METHODS: [&str; 10] = [
    "CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "QUERY", "TRACE",
];

/// A span for an attempt, the first being 1.
pub(crate) fn attempt(endpoint: &'static Endpoint, base: &Base, uri: &Uri, attempt: u32) -> Span {
    let known = |other| match METHODS.contains(&endpoint.method) {
        true => endpoint.method,
        false => other,
    };
    let space = if endpoint.path.is_empty() { "" } else { " " };
    let span = tracing::info_span!(
        "http.client.request",
        otel.name = %format_args!("{}{space}{}", known("HTTP"), endpoint.path),
        otel.kind = "client",
        otel.status_code = Empty,
        operation = endpoint.id,
        http.request.method = known("_OTHER"),
        http.request.method_original = Empty,
        http.request.resend_count = Empty,
        http.response.status_code = Empty,
        url.full = Empty,
        url.template = endpoint.path,
        url.scheme = Empty,
        server.address = Empty,
        server.port = Empty,
        error.r#type = Empty,
    );
    if span.is_disabled() {
        return span;
    }
    if known("_OTHER") != endpoint.method {
        span.record("http.request.method_original", endpoint.method);
    }
    if let Some(origin) = Origin::of(uri) {
        let place = match origin == base.origin {
            true => base.url.clone(),
            false => origin.to_string(),
        };
        span.record("url.full", place + endpoint.path);
        span.record("url.scheme", origin.scheme.as_str());
        span.record("server.address", origin.host.as_str());
        span.record("server.port", origin.port);
    }
    if attempt > 1 {
        span.record("http.request.resend_count", attempt - 1);
    }
    span
}

/// The head of the answer is there.
pub(crate) fn answered(span: &Span, status: StatusCode) {
    span.record("http.response.status_code", status.as_u16());
    if status.is_client_error() || status.is_server_error() {
        span.record("error.type", status.as_str());
        span.record("otel.status_code", "ERROR");
    }
}

/// There is no answer.
pub(crate) fn failed(span: &Span, kind: &'static str) {
    span.record("error.type", kind);
    span.record("otel.status_code", "ERROR");
}
