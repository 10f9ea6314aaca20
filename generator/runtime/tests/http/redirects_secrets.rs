//! Redirects to another host, and from TLS to none: nothing of what a client
//! knows goes along, whatever kind of credential it is.

use crate::runtime::api::Endpoint;
use crate::runtime::auth::Credential;
use crate::runtime::body::BodyError;
use crate::runtime::call::Call;
use crate::runtime::client::Client;
use crate::runtime::oauth::OAuth;
use crate::runtime::operation::Operation;
use crate::runtime::outgoing::Outgoing;
use crate::runtime::redirect::{self, Redirect};
use crate::runtime::transport::{Incoming, Sending, Transport};
use crate::schemes::{self, DIGEST, KEY, OAUTH};
use bytes::Bytes;
use std::convert::Infallible;
use std::sync::{Arc, Mutex};

/// In every credential, header and pair of the query.
const SECRET: &str = "hunter2";

/// Where redirects lead, and whether they may.
const PLACES: [(&str, bool); 4] = [
    ("https://evil.example.org/x", true),
    ("https://api.example.com:8443/x", true),
    ("https://api.example.com.evil.org/x", true),
    ("http://api.example.com/x", false),
];

/// Redirects what is under `/moved` to a place; asks everybody there for
/// credentials of all kinds. Keeps the requests as text.
#[derive(Clone)]
struct Server {
    place: &'static str,
    seen: Arc<Mutex<Vec<String>>>,
}

impl Transport for Server {
    fn send(&self, request: http::Request<Outgoing>) -> Sending {
        let server = self.clone();
        Box::pin(async move {
            let (head, body) = request.into_parts();
            let body = body.collect().await.unwrap();
            let uri = head.uri.to_string();
            let body = String::from_utf8_lossy(&body).into_owned();
            let headers: String = head
                .headers
                .iter()
                .map(|(name, value)| format!("{name}: {}\n", value.to_str().unwrap()))
                .collect();
            server
                .seen
                .lock()
                .unwrap()
                .push(format!("{uri}\n{headers}\n{body}"));
            let is_api = uri.starts_with("https://api.example.com/");
            let is_shown = headers.contains("authorization: ");
            let answer = http::Response::builder();
            let answer = match () {
                () if uri.ends_with("/token") => {
                    let token = format!(r#"{{"access_token":"{SECRET}","token_type":"Bearer"}}"#);
                    return Ok(http::Response::new(Incoming::from(token)));
                }
                () if is_api && is_shown => answer.status(302).header("location", server.place),
                () => answer
                    .status(401)
                    .header(
                        "www-authenticate",
                        r#"Digest realm="r", nonce="n", qop="auth""#,
                    )
                    .header("www-authenticate", "Bearer"),
            };
            Ok(answer.body(Incoming::from("")).unwrap())
        })
    }
}

macro_rules! moved {
    ($($operation:ident: $scheme:expr;)*) => {$(
        struct $operation;

        impl Operation for $operation {
            type Output = Redirect;
            type Error = Infallible;
            const ENDPOINT: &'static Endpoint = &Endpoint {
                id: stringify!($operation),
                path: "/moved",
                security: &[&[($scheme, "")]],
                ..Endpoint::DEFAULT
            };

            fn output(response: &http::Response<Bytes>) -> Option<Result<Redirect, BodyError>> {
                (response.status() == 302).then(|| redirect::location(response))
            }
        }
    )*};
}

moved! {
    ByToken: OAUTH;
    ByDigest: DIGEST;
    ByKey: KEY;
}

async fn follow<O: Operation<Output = Redirect, Error = Infallible>>(
    scheme: usize,
    credential: impl Into<Credential>,
) {
    let credential = credential.into();
    for (place, is_followed) in PLACES {
        let server = Server {
            place,
            seen: Arc::default(),
        };
        let client = schemes::builder()
            .credential(scheme, credential.clone())
            .default_header("x-extra", SECRET)
            .default_header("cookie", format!("session={SECRET}"))
            .default_query("extra", SECRET)
            .transport(server.clone());
        assert_nothing_follows::<O>(&client.build().unwrap(), &server, is_followed).await;
    }
}

async fn assert_nothing_follows<O: Operation<Output = Redirect, Error = Infallible>>(
    client: &Client,
    server: &Server,
    is_followed: bool,
) {
    let redirect = Call::<O>::new(client).await.unwrap();
    let before = server.seen.lock().unwrap().len();
    let error = client.follow(&redirect).await.unwrap_err();
    let seen = server.seen.lock().unwrap();
    // The place asks for credentials: it is not answered.
    assert_eq!(seen.len() - before, usize::from(is_followed), "{seen:?}");
    for request in &seen[before..] {
        assert_eq!(*request, format!("{}\n\n", server.place));
    }
    assert_eq!(error.status().is_some(), is_followed);
    assert!(
        !format!("{error:#} {error:?}").contains(SECRET),
        "{error:?}"
    );
}

#[tokio::test]
async fn tokens_stay() {
    follow::<ByToken>(OAUTH, OAuth::client_credentials("id", SECRET)).await;
    follow::<ByToken>(OAUTH, Credential::token(SECRET)).await;
    follow::<ByKey>(KEY, Credential::token(SECRET)).await;
}

#[tokio::test]
async fn digests_stay() {
    follow::<ByDigest>(DIGEST, Credential::basic("me", SECRET)).await;
}

/// Keys of all places, a password, and headers that are set once.
#[tokio::test]
async fn keys_stay() {
    for (place, is_followed) in PLACES {
        let server = Server {
            place,
            seen: Arc::default(),
        };
        let client = Client::builder()
            .bearer(SECRET)
            .basic("me", SECRET)
            .app_key(SECRET)
            .query_key(SECRET)
            .cookie_key(SECRET)
            .sample_version(SECRET)
            .default_header("x-extra", SECRET)
            .default_query("extra", SECRET)
            .transport(server.clone());
        let client = client.build().unwrap();
        let redirect = client.jobs().log("7").await.unwrap();
        let error = client.follow(&redirect).await.unwrap_err();
        assert_eq!(error.status().is_some(), is_followed);
        let seen = server.seen.lock().unwrap();
        assert_eq!(seen.len(), 1 + usize::from(is_followed));
        for request in &seen[1..] {
            assert_eq!(*request, format!("{place}\n\n"));
        }
    }
}

/// What breaks a line is refused before anything is sent, wherever it would go.
#[test]
fn line_breaks_are_refused() {
    for text in ["a\r\nb: c", "a\nb", "a\rb", "a\0b"] {
        let builder = || crate::server::Server::default().builder();
        let jobs = builder().bearer("t").build().unwrap().jobs();
        for call in [
            jobs.log("7").header("x-extra", text),
            jobs.log("7").header(text, "x"),
            jobs.log("7").header("cookie", text),
            jobs.log("7").idempotency_key(text),
            jobs.log("7").accept(text),
        ] {
            assert!(call.into_request().is_err(), "{text:?}");
        }
        for builder in [
            builder().bearer(text),
            builder().app_key(text),
            builder().sample_version(text),
            builder().default_header("x-extra", text),
            builder().default_header(text, "x"),
            builder().user_agent(text),
            builder().attempt_header(text),
        ] {
            assert!(builder.build().is_err(), "{text:?}");
        }
        // These are encoded, so that there is no line break left.
        let client = builder()
            .cookie_key(text)
            .query_key(text)
            .app_key("k")
            .bearer("t");
        let Ok(client) = client.build() else {
            continue;
        };
        let request = client.jobs().both().into_request();
        let request = request.map(|request| format!("{request:?}"));
        assert!(!request.is_ok_and(|it| it.contains(text)), "{text:?}");
    }
}
