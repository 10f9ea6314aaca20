//! What is secret is not shown: not in `Debug`, not in errors.

use crate::api::StartJob;
use crate::runtime::auth::{Credential, Secret};
use crate::runtime::codec::Nullable;
use crate::server::{Server, Step};
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
