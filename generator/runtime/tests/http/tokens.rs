//! Tokens that are got: once for many calls, before they expire, and again
//! where one is refused.

use crate::runtime::auth::{Credential, Secret};
use crate::runtime::error::{CallError, Error};
use crate::runtime::oauth::OAuth;
use crate::runtime::token::{Fetching, Token, TokenError, TokenProvider, TokenRequest};
use crate::runtime::transport::TransportError;
use crate::schemes::{KEY, Keyed, OAUTH, Open, Read, Write, builder, call};
use crate::token_server::Server;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::sleep;

const SECOND: Duration = Duration::from_secs(1);

fn oauth() -> OAuth {
    OAuth::client_credentials("id", "hunter2&:é")
}

#[tokio::test(start_paused = true)]
async fn the_token_request() {
    let server = Server::default();
    call::<Read>(&server.client(oauth())).await.unwrap();
    // base64("id:hunter2%26%3A%C3%A9"), as RFC 6749, section 2.3.1, has it.
    let expected = (
        "https://api.example.com/token".to_owned(),
        "Basic aWQ6aHVudGVyMiUyNiUzQSVDMyVBOQ==".to_owned(),
        "grant_type=client_credentials&scope=read".to_owned(),
    );
    assert_eq!(server.asked(), [expected]);
    assert_eq!(server.shown(), ["Bearer t1"]);

    let server = Server::default();
    let oauth = oauth().in_body().scopes("a b").parameter("audience", "x/y");
    call::<Read>(&server.client(oauth.token_url("https://login.test/x/token")))
        .await
        .unwrap();
    let expected = (
        "https://login.test/x/token".to_owned(),
        String::new(),
        "grant_type=client_credentials&scope=a%20b&audience=x%2Fy&client_id=id&client_secret=hunter2%26%3A%C3%A9"
            .to_owned(),
    );
    assert_eq!(server.asked(), [expected]);

    let server = Server::default();
    let client = server.client(OAuth::password("id", "me", "hunter3"));
    call::<Read>(&client).await.unwrap();
    let expected = (
        "https://login.example.com/token".to_owned(),
        String::new(),
        "grant_type=password&username=me&password=hunter3&scope=read&client_id=id".to_owned(),
    );
    assert_eq!(server.asked(), [expected]);
}

#[tokio::test(start_paused = true)]
async fn a_refresh_token_is_replaced() {
    let server = Server::default();
    *server.0.extra.lock().unwrap() = r#","refresh_token":"r2","expires_in":"10""#;
    let client = server.client(OAuth::refresh_token("id", "r1"));
    call::<Read>(&client).await.unwrap();
    sleep(20 * SECOND).await;
    call::<Read>(&client).await.unwrap();
    let bodies: Vec<_> = server
        .asked()
        .into_iter()
        .map(|(uri, _, body)| (uri, body))
        .collect();
    let expected = ["r1", "r2"].map(|token| {
        let body =
            format!("grant_type=refresh_token&refresh_token={token}&scope=read&client_id=id");
        ("https://api.example.com/v1/refresh".to_owned(), body)
    });
    assert_eq!(bodies, expected);
}

#[tokio::test(start_paused = true)]
async fn many_calls_ask_for_one_token() {
    let server = Server::default();
    let client = server.client(oauth());
    let mut calls = JoinSet::new();
    for _ in 0..50 {
        calls.spawn(call::<Read>(&client).into_future());
    }
    for outcome in calls.join_all().await {
        outcome.unwrap();
    }
    assert_eq!(server.asked().len(), 1);
    assert_eq!(server.shown(), ["Bearer t1"; 50]);
    // Other scopes need another token.
    call::<Write>(&client).await.unwrap();
    call::<Read>(&client).await.unwrap();
    assert_eq!(
        server.asked()[1].2,
        "grant_type=client_credentials&scope=read%20write"
    );
    assert_eq!(server.shown()[50..], ["Bearer t2", "Bearer t1"]);
    // Nothing that an operation does not ask for is got or shown.
    call::<Open>(&client).await.unwrap();
    assert_eq!(server.shown().last().unwrap(), "");
    assert_eq!(server.asked().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn many_calls_share_a_failure() {
    let server = Server::default();
    server
        .0
        .failures
        .lock()
        .unwrap()
        .push((400, r#"{"error":"invalid_client"}"#));
    let client = server.client(oauth());
    let mut calls = JoinSet::new();
    for _ in 0..20 {
        calls.spawn(call::<Read>(&client).into_future());
    }
    for outcome in calls.join_all().await {
        let error = outcome.unwrap_err();
        assert_eq!(
            error.to_string(),
            "Read: no credential for `oauth`: the token endpoint answered 400 Bad Request: invalid_client"
        );
        assert!(matches!(error, CallError::Credentials(_)));
        assert_eq!((error.attempts(), error.is_retryable()), (0, false));
    }
    assert_eq!(server.asked().len(), 1);
    // The next call asks again.
    call::<Read>(&client).await.unwrap();
    assert_eq!(server.asked().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_call_that_is_given_up_leaves_the_next_one_to_ask() {
    let server = Server::default();
    let client = server.client(oauth());
    let first = call::<Read>(&client).timeout(SECOND / 2).into_future();
    let second = call::<Read>(&client).into_future();
    let (first, second) = tokio::join!(first, second);
    assert!(first.unwrap_err().is_timeout());
    second.unwrap();
    assert_eq!(server.asked().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_token_is_replaced_before_it_expires() {
    let server = Server::default();
    *server.0.extra.lock().unwrap() = r#","expires_in":100"#;
    let client = server.client(oauth());
    call::<Read>(&client).await.unwrap();
    sleep(80 * SECOND).await;
    call::<Read>(&client).await.unwrap();
    assert_eq!(server.shown(), ["Bearer t1"; 2]);
    sleep(11 * SECOND).await;
    // One call gets the next token; nobody else waits for it.
    let first = call::<Read>(&client).into_future();
    let second = call::<Read>(&client).timeout(SECOND / 2).into_future();
    let (first, second) = tokio::join!(first, second);
    first.unwrap();
    second.unwrap();
    assert_eq!(server.shown()[2..], ["Bearer t1", "Bearer t2"]);
    // An old token still does where the next one cannot be had.
    sleep(95 * SECOND).await;
    server.0.failures.lock().unwrap().push((500, ""));
    call::<Read>(&client).await.unwrap();
    assert_eq!(server.shown()[4], "Bearer t2");
}

#[tokio::test(start_paused = true)]
async fn a_token_that_is_refused_is_replaced_once() {
    let server = Server::default();
    *server.0.good.lock().unwrap() = Some("Bearer t2");
    let client = server.client(oauth());
    let response = call::<Write>(&client).send().await.unwrap();
    assert_eq!(response.attempts(), 2);
    assert_eq!(server.shown(), ["Bearer t1", "Bearer t2"]);
    *server.0.good.lock().unwrap() = Some("Bearer t9");
    let error = call::<Write>(&client).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 401);
    assert_eq!(server.shown()[2..], ["Bearer t2", "Bearer t3"]);
    // A token that was given is not shown again.
    let client = server.client("given");
    let error = call::<Write>(&client).await.unwrap_err();
    assert_eq!(
        (error.status().unwrap().as_u16(), error.attempts()),
        (401, 1)
    );
}

#[tokio::test(start_paused = true)]
async fn a_token_endpoint_that_is_down_is_asked_again() {
    let server = Server::default();
    server
        .0
        .failures
        .lock()
        .unwrap()
        .extend([(503, ""), (429, "")]);
    let client = server.client(oauth());
    // Nothing was sent, so that it does not matter that POST is not idempotent.
    let response = call::<Write>(&client).send().await.unwrap();
    assert_eq!(response.attempts(), 3);
    assert_eq!(server.shown(), ["Bearer t1"]);
}

#[tokio::test(start_paused = true)]
async fn answers_of_the_token_endpoint_that_are_none() {
    for (status, body, expected) in [
        (
            200,
            "",
            "the answer of the token endpoint has no `access_token`",
        ),
        (
            200,
            r#"{"access_token":""}"#,
            "the answer of the token endpoint has no `access_token`",
        ),
        (
            200,
            r#"{"access_token":"x","token_type":"mac"}"#,
            "the token endpoint gave a token that is no bearer token",
        ),
        (
            200,
            r#"{"access_token":"hunter2\n"}"#,
            "the credential for `oauth` holds a character that it cannot have",
        ),
        (302, "<html>", "the token endpoint answered 302 Found"),
        (
            401,
            r#"{"error":7}"#,
            "the token endpoint answered 401 Unauthorized",
        ),
        // What was sent is not shown, even if the server does.
        (
            400,
            r#"{"error":"bad","error_description":"no hunter2&:é"}"#,
            "the token endpoint answered 400 Bad Request: bad",
        ),
    ] {
        let server = Server::default();
        server.0.failures.lock().unwrap().push((status, body));
        let error = call::<Read>(&server.client(oauth())).await.unwrap_err();
        let expected = format!("Read: no credential for `oauth`: {expected}");
        assert_eq!(error.to_string(), expected);
        assert!(!format!("{error:?}").contains("hunter2"), "{error:?}");
        assert!(server.shown().is_empty());
    }
}

#[test]
fn what_can_never_work_is_said_when_the_client_is_built() {
    let refusal = |scheme, oauth: OAuth, base: &str| {
        let builder = builder().credential(scheme, oauth).base_url(base);
        builder
            .transport(Server::default())
            .build()
            .unwrap_err()
            .to_string()
    };
    let own = "https://api.example.com/v1";
    assert_eq!(
        refusal(KEY, oauth(), own),
        "the credential for `key`: the description has no token URL for it: set `token_url`"
    );
    // A client of another installation does not take its secret to this one.
    let error = refusal(
        OAUTH,
        OAuth::password("id", "me", "hunter3"),
        "https://own.example.org",
    );
    assert!(
        error.contains("another installation than https://own.example.org"),
        "{error}"
    );
    let error = refusal(OAUTH, oauth().token_url("no url"), own);
    assert!(error.contains("the token URL is not a URL"), "{error}");
    // A relative one goes where the client goes.
    let builder = builder()
        .credential(OAUTH, oauth())
        .base_url("https://own.example.org");
    builder.transport(Server::default()).build().unwrap();
}

/// A provider of the caller's own, by scope.
struct Vault(AtomicU32);

impl TokenProvider for Vault {
    fn fetch<'a>(&'a self, request: TokenRequest<'a>) -> Fetching<'a> {
        Box::pin(async move {
            let number = self.0.fetch_add(1, Ordering::Relaxed);
            assert_eq!(request.base_url(), "https://api.example.com/v1");
            let scheme = request.scheme().name;
            let token = format!("{scheme}-{}-{number}", request.scopes().replace(' ', "+"));
            Ok(Token::from(token).expires_in(Duration::ZERO))
        })
    }
}

#[tokio::test(start_paused = true)]
async fn a_provider_of_the_caller() {
    let server = Server::default();
    let client = server.client(Credential::provider(Vault(AtomicU32::new(0))));
    call::<Write>(&client).await.unwrap();
    call::<Read>(&client).await.unwrap();
    call::<Read>(&client).await.unwrap();
    let expected = ["oauth-read+write-0", "oauth-read-1", "oauth-read-2"];
    assert_eq!(
        server.shown(),
        expected.map(|token| format!("Bearer {token}"))
    );
    // A function, for any scheme.
    let key = Credential::provider(|| async { Ok::<_, TokenError>(Secret::from("rotated")) });
    let builder = builder().credential(KEY, key).transport(server.clone());
    call::<Keyed>(&builder.build().unwrap()).await.unwrap();
    assert_eq!(server.shown()[3], "Bearer rotated");
}

#[tokio::test(start_paused = true)]
async fn a_provider_that_fails() {
    for (transient, attempts) in [(true, 3), (false, 1)] {
        let count = Arc::new(AtomicU32::new(0));
        let counted = Arc::clone(&count);
        let provider = move || {
            counted.fetch_add(1, Ordering::Relaxed);
            async move {
                let error = TokenError::new("the vault is sealed");
                Err::<Secret, _>(if transient { error.transient() } else { error })
            }
        };
        let client = Server::default().client(Credential::provider(provider));
        let error = Error::from(call::<Read>(&client).await.unwrap_err());
        assert!(
            error.to_string().contains("`oauth`: the vault is sealed"),
            "{error}"
        );
        assert_eq!(error.is_retryable(), transient);
        assert_eq!(count.load(Ordering::Relaxed), attempts);
    }
}

/// A request as a value needs a credential that is there.
#[tokio::test(start_paused = true)]
async fn a_request_without_waiting() {
    let client = Server::default().client(oauth());
    let error = call::<Read>(&client).into_request().unwrap_err();
    assert_eq!(error.to_string(), "Read: a credential has to be got first");
    call::<Read>(&client).await.unwrap();
    let request = call::<Read>(&client).into_request().unwrap();
    assert_eq!(request.headers()["authorization"], "Bearer t1");
    assert!(request.headers()["authorization"].is_sensitive());
}

#[test]
fn nothing_shows_a_secret() {
    let oauth = OAuth::refresh_token("id", "hunter2").client_secret("hunter2");
    let token = Token::from("hunter2").expires_in(SECOND);
    let mut shown = format!("{oauth:?} {token:?}");
    shown += &format!("{:?}", Credential::from(oauth));
    assert!(!shown.contains("hunter2"), "{shown}");
    let broken = TransportError::connection("reset");
    assert!(format!("{:?}", TokenError::from(broken)).contains("reset"));
}
