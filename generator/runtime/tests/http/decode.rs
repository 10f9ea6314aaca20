//! Answers, read without any I/O.

use crate::api::{GetJob, GetLog, ListJobs, StartJobs, Status};
use crate::runtime::body;
use crate::runtime::call::Call;
use crate::runtime::codec::Nullable;
use crate::runtime::error::{CallError, Error, ErrorKind};
use bytes::Bytes;

fn answer(status: u16, media_type: &str, body: &'static [u8]) -> http::Response<Bytes> {
    let mut response = http::Response::builder().status(status);
    if !media_type.is_empty() {
        response = response.header("content-type", media_type);
    }
    response
        .header("x-request-id", "r-1")
        .body(Bytes::from_static(body))
        .unwrap()
}

#[test]
fn a_success() {
    let body = br#"{"data":{"id":"a","status":"paused","total":7,"ended_at":null,"new":[]}}"#;
    let response = Call::<GetJob>::decode(answer(203, "application/json", body)).unwrap();
    assert_eq!(response.status(), 203);
    assert_eq!(response.headers()["x-request-id"], "r-1");
    assert_eq!(response.request_id(), Some("r-1"));
    let job = response.into_body().data;
    assert_eq!(job.status, Some(Status::Unknown("paused".to_owned())));
    assert_eq!(job.total, Some(7));
    assert_eq!(job.ended_at, Nullable::Null);
}

#[test]
fn media_types_that_are_json() {
    let body = br#"{"data":[]}"#;
    for media_type in [
        "",
        "application/json",
        "application/json; charset=utf-8",
        "Application/JSON;charset=UTF-8",
        "application/vnd.sample+json",
        "application/problem+JSON; x=\"y\"",
        " application/json ",
        "text/json",
    ] {
        let decoded = Call::<ListJobs>::decode(answer(200, media_type, body));
        assert!(decoded.is_ok(), "{media_type}");
    }
    let marked = answer(200, "application/json", b"\xEF\xBB\xBF{\"data\":[]}");
    assert!(Call::<ListJobs>::decode(marked).is_ok());
}

#[test]
fn what_is_not_json_keeps_status_headers_and_bytes() {
    for (media_type, body, reason) in [
        (
            "text/html; charset=utf-8",
            &b"<html>"[..],
            "expected JSON, found `text/html`",
        ),
        (
            "application/jsonp",
            b"{}",
            "expected JSON, found `application/jsonp`",
        ),
        (
            "application/json",
            b"",
            "expected JSON, but the body is empty",
        ),
        ("application/json", b"{\"data\":", "EOF while parsing"),
        (
            "application/json",
            b"{\"data\":[]} x",
            "trailing characters",
        ),
        ("application/json", b"\xff", "invalid utf-8"),
        (
            "application/json",
            br#"{"data":[{"id":7}]}"#,
            "data[0].id: expected a string, found an integer",
        ),
        ("application/json", b"{}", "data: required, but not there"),
    ] {
        let error = Call::<ListJobs>::decode(answer(200, media_type, body)).unwrap_err();
        let CallError::Decode(error) = error else {
            panic!("{error:?}")
        };
        assert!(error.to_string().contains(reason), "{error} / {reason}");
        assert!(
            error
                .to_string()
                .starts_with("listJobs: the server answered 200 OK: "),
            "{error}"
        );
        assert_eq!(error.status().unwrap(), 200);
        assert_eq!(error.bytes().unwrap(), body);
        assert_eq!(error.headers().unwrap()["x-request-id"], "r-1");
        assert!(!error.is_retryable());
    }
}

#[test]
fn a_documented_error_is_typed() {
    let error = Call::<GetJob>::decode(answer(404, "application/json", br#"{"message":"no"}"#))
        .unwrap_err();
    match &error {
        CallError::Api(response) if response.status() == 404 => {
            assert_eq!(response.body().message.as_deref(), Some("no"));
            assert_eq!(response.request_id(), Some("r-1"));
            assert_eq!(response.bytes(), &br#"{"message":"no"}"#[..]);
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(
        error.to_string(),
        "getJob: the server answered 404 Not Found"
    );
    let error = Error::from(error);
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(error.operation(), "getJob");
    assert_eq!(error.bytes().unwrap(), &br#"{"message":"no"}"#[..]);
}

#[test]
fn a_documented_error_with_another_body_keeps_its_status() {
    let error = Call::<GetJob>::decode(answer(500, "text/html", b"<html>")).unwrap_err();
    assert!(matches!(error, CallError::Decode(_)));
    assert_eq!(error.status().unwrap(), 500);
    assert_eq!(error.bytes().unwrap(), &b"<html>"[..]);
}

#[test]
fn an_undocumented_status_is_unexpected() {
    for status in [302, 418, 502] {
        let error = Call::<GetJob>::decode(answer(status, "text/plain", b"x")).unwrap_err();
        assert!(matches!(error, CallError::Unexpected(_)));
        assert_eq!(error.status().unwrap(), status);
        assert_eq!(error.bytes().unwrap(), "x");
        assert_eq!(error.is_retryable(), status == 502);
    }
    // A success that the description does not know is not taken for one.
    let error = Call::<StartJobs>::decode(answer(200, "application/json", b"{}")).unwrap_err();
    assert!(matches!(error, CallError::Unexpected(_)));
}

#[test]
fn other_bodies() {
    let response = answer(200, "text/csv", "a,é".as_bytes());
    assert_eq!(body::text(&response).unwrap(), "a,é");
    assert_eq!(body::bytes(&response).unwrap(), "a,é".as_bytes());
    body::empty(&response).unwrap();
    assert!(body::text(&answer(200, "text/plain", b"\xff")).is_err());
    assert!(body::text(&answer(200, "text/plain; charset=\"UTF-8\"", b"a")).is_ok());
    let error = body::text(&answer(200, "text/plain;a=b; Charset=ISO-8859-1", b"a")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the body is text in `iso-8859-1`, not in UTF-8"
    );
}

/// Which way to read an answer its `Content-Type` asks for.
#[test]
fn a_choice_of_media_types() {
    let declared = [
        "application/json",
        "Text/CSV; header=present",
        "application/octet-stream",
        "application/vnd.sample+xml",
        "image/png",
    ];
    for (found, expected) in [
        ("application/json", 0),
        ("application/json; charset=utf-8", 0),
        ("application/vnd.sample+json", 0),
        ("text/json", 0),
        ("text/csv", 1),
        ("text/csv; charset=utf-8", 1),
        ("text/plain", 1),
        ("application/octet-stream", 2),
        ("application/zip", 2),
        ("application/xml", 3),
        ("image/webp", 4),
        // None of them: what reads the first says so.
        ("", 0),
        ("audio/ogg", 0),
    ] {
        let index = body::choose(&answer(200, found, b""), &declared);
        assert_eq!(index, expected, "{found}");
    }
    let any = ["application/json", "*/*"];
    for (found, expected) in [
        ("application/problem+json", 0),
        ("text/html", 1),
        ("a/b", 1),
    ] {
        assert_eq!(body::choose(&answer(200, found, b""), &any), expected);
    }
    let two = ["application/json", "application/hal+json"];
    assert_eq!(
        body::choose(&answer(200, "application/hal+json", b""), &two),
        1
    );
}

#[test]
fn a_redirect_needs_a_location() {
    let error = Call::<GetLog>::decode(answer(302, "", b"")).unwrap_err();
    assert!(matches!(error, CallError::Decode(_)));
    assert_eq!(
        error.to_string(),
        "getLog: the server answered 302 Found: expected a `Location` header"
    );
}

#[test]
fn an_error_of_any_call_becomes_one_error() {
    fn any() -> Result<(), Error> {
        Call::<GetJob>::decode(answer(404, "application/json", b"{}"))?;
        Ok(())
    }
    fn boxed() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        Call::<ListJobs>::decode(answer(404, "application/json", b"{}"))?;
        Ok(())
    }
    assert_eq!(any().unwrap_err().status().unwrap(), 404);
    assert!(boxed().is_err());
}
