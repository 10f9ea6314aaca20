//! The Digest scheme: the examples of the RFC, and how a challenge is answered
//! once and its nonce used again.

use crate::runtime::challenge::challenges;
use crate::runtime::client::Client;
use crate::runtime::digest::{self, Demand};
use crate::runtime::outgoing::Outgoing;
use crate::runtime::transport::{Incoming, Sending, Transport};
use crate::schemes::{DIGEST, Digested, Posted, builder, call};
use http::{HeaderMap, Method};
use std::sync::{Arc, Mutex};
use tokio::task::JoinSet;

/// The headers of RFC 7616, section 3.9.1, in one.
const CHALLENGES: &str = r#"Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=SHA-256, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS", Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=MD5, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS""#;

fn headers(values: &[&str]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for value in values {
        headers.append("www-authenticate", value.parse().unwrap());
    }
    headers
}

fn demands(value: &str) -> Vec<Demand> {
    let challenges = challenges(&headers(&[value]));
    challenges.iter().filter_map(Demand::new).collect()
}

#[test]
fn the_examples_of_the_rfc() {
    let nonce = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
    let user = ("Mufasa", "Circle of Life");
    let answers = demands(CHALLENGES).into_iter().map(|demand| {
        let answer = demand.answer(user, &Method::GET, "/dir/index.html", 1, nonce);
        answer.unwrap()
    });
    let expected = [
        (
            "SHA-256",
            "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1",
        ),
        ("MD5", "8ca523f5e9506fed4657c9700eebdbec"),
    ];
    let expected = expected.map(|(algorithm, response)| {
        format!(
            r#"Digest username="Mufasa", realm="http-auth@example.org", uri="/dir/index.html", nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", response="{response}", algorithm={algorithm}, qop=auth, nc=00000001, cnonce="{nonce}", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS""#
        )
    });
    assert_eq!(answers.collect::<Vec<_>>(), expected);
}

/// A user name that is not ASCII, hidden or not (sections 3.4 and 3.4.4); the
/// values are of another implementation.
#[test]
fn a_user_name_of_any_letters() {
    let answer = |userhash| {
        let challenge = format!(
            r#"Digest realm="api@example.org", qop="auth", algorithm=SHA-512-256, nonce="5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK", charset=UTF-8, userhash={userhash}"#
        );
        let user = ("J\u{e4}s\u{f8}n Doe", "Secret, or not?");
        let nonce = "NTg6RKcb9boFIAS3KrFK9BGeh+niz/sm";
        demands(&challenge)[0]
            .answer(user, &Method::GET, "/doe.json", 1, nonce)
            .unwrap()
    };
    let response = r#"response="7a4e1192babbba02e91182d2895bfdbf7adafc6e48d4e517ca301974843d840c""#;
    let hidden = answer("true");
    assert!(hidden.starts_with(
        r#"Digest username="793263caabb707a56211940d90411ea4a575adeccb7e360aeb624ed06ece9b0b", "#
    ));
    assert!(
        hidden.contains(response) && hidden.ends_with(", userhash=true"),
        "{hidden}"
    );
    let shown = answer("false");
    assert!(
        shown.starts_with("Digest username*=UTF-8''J%C3%A4s%C3%B8n%20Doe, "),
        "{shown}"
    );
    assert!(
        shown.contains(response) && !shown.contains("userhash"),
        "{shown}"
    );
}

#[test]
fn without_quality_and_with_a_session() {
    let user = ("Mufasa", "CircleOfLife");
    let answer = |challenge, uses| {
        demands(challenge)[0]
            .answer(user, &Method::GET, "/dir/index.html", uses, "0a4f113b")
            .unwrap()
    };
    let challenge = r#"Digest realm="testrealm@host.com",nonce=dcd98b7102dd2f0e8b11d0f600bfb0c093"#;
    assert_eq!(
        answer(challenge, 7),
        r#"Digest username="Mufasa", realm="testrealm@host.com", uri="/dir/index.html", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", response="1949323746fe6a43ef61f9606e7febea""#
    );
    let challenge =
        r#"digest REALM="testrealm@host.com" , Nonce = "dcd98b", qop=auth, algorithm=md5-sess"#;
    let answer = answer(challenge, 2);
    assert!(
        answer.contains(r#"response="cf0ef54edb3dceb540b807740db047a7""#),
        "{answer}"
    );
    assert!(
        answer.contains(r#"algorithm=md5-sess, qop=auth, nc=00000002, cnonce="0a4f113b""#),
        "{answer}"
    );
}

#[test]
fn what_is_no_challenge_of_ours() {
    for challenge in [
        "",
        "Basic realm=\"x\"",
        "Negotiate dG9rZW4=",
        "realm=\"x\"",
        "Digest realm=\"x\"",
        "Digest nonce=\"x\"",
        "Digest realm=\"x\", nonce=\"x",
        "Digest realm=\"x\", nonce=\"x\", qop=\"auth-int\"",
        "Digest realm=\"x\", nonce=\"x\", algorithm=SHA-1",
    ] {
        assert!(demands(challenge).is_empty(), "{challenge}");
    }
    let all = headers(&["Bearer, Basic realm=\"a\\\"b\"", "Digest realm=x, nonce=y"]);
    let found = challenges(&all);
    let schemes: Vec<_> = found
        .iter()
        .map(|challenge| challenge.scheme.as_str())
        .collect();
    assert_eq!(schemes, ["Bearer", "Basic", "Digest"]);
    assert_eq!(found[1].get("Realm"), Some("a\"b"));
}

/// Takes a nonce this often, and then gives the next one.
#[derive(Clone)]
struct Server {
    uses: usize,
    shown: Arc<Mutex<Vec<Option<String>>>>,
    /// The number of the nonce, and how often it was used.
    state: Arc<Mutex<(usize, usize)>>,
    stale: &'static str,
}

impl Transport for Server {
    fn send(&self, request: http::Request<Outgoing>) -> Sending {
        let shown = request.headers().get("authorization");
        let shown = shown.map(|value| value.to_str().unwrap().to_owned());
        let mut all = self.shown.lock().unwrap();
        all.push(shown.clone());
        let mut state = self.state.lock().unwrap();
        let (nonce, used) = &mut *state;
        let is_good = |shown: String| shown.contains(&format!("nonce=\"n{nonce}\""));
        let response = match shown.is_some_and(is_good) && *used < self.uses {
            true => {
                *used += 1;
                http::Response::builder().status(200)
            }
            false => {
                if *used == self.uses {
                    (*nonce, *used) = (*nonce + 1, 0);
                }
                let stale = self.stale;
                let challenge =
                    format!("Digest realm=\"r\", nonce=\"n{nonce}\", qop=\"auth\"{stale}");
                let response = http::Response::builder().status(401);
                response.header("www-authenticate", challenge)
            }
        };
        let response = response.header("content-type", "text/plain");
        Box::pin(std::future::ready(Ok(response
            .body(Incoming::from("done"))
            .unwrap())))
    }
}

impl Server {
    fn new(uses: usize, stale: &'static str) -> Self {
        Self {
            uses,
            shown: Arc::default(),
            state: Arc::default(),
            stale,
        }
    }

    fn client(&self) -> Client {
        let credential = digest::credential("user", "hunter2");
        let builder = builder().credential(DIGEST, credential);
        builder.transport(self.clone()).build().unwrap()
    }

    /// Nonce and count of each request.
    fn shown(&self) -> Vec<String> {
        let shown = self.shown.lock().unwrap();
        let parts = |text: &String| {
            let parts = text
                .split(", ")
                .filter(|it| it.starts_with("nonce=") || it.starts_with("nc="));
            parts.collect::<Vec<_>>().join(" ")
        };
        shown
            .iter()
            .map(|shown| shown.as_ref().map(parts).unwrap_or_default())
            .collect()
    }
}

#[tokio::test]
async fn a_challenge_is_answered_once_and_its_nonce_used_again() {
    let server = Server::new(100, "");
    let client = server.client();
    let first = call::<Posted>(&client).send().await.unwrap();
    assert_eq!(first.attempts(), 2);
    let second = call::<Digested>(&client).send().await.unwrap();
    assert_eq!(second.attempts(), 1);
    let expected = ["", "nonce=\"n0\" nc=00000001", "nonce=\"n0\" nc=00000002"];
    assert_eq!(server.shown(), expected);
}

#[tokio::test]
async fn a_nonce_that_is_too_old_is_replaced() {
    let server = Server::new(2, ", stale=true");
    let client = server.client();
    for _ in 0..3 {
        call::<Digested>(&client).await.unwrap();
    }
    let shown = server.shown();
    let expected = [
        "n0\" nc=00000001",
        "n0\" nc=00000002",
        "n0\" nc=00000003",
        "n1\" nc=00000001",
    ];
    assert_eq!(shown[1..], expected.map(|it| format!("nonce=\"{it}")));
}

#[tokio::test]
async fn a_password_that_is_wrong_is_shown_once() {
    let server = Server::new(1_000_000, "");
    let wrong = move |request: http::Request<Outgoing>| {
        // Whatever is shown, it is not what was expected.
        let mut request = request;
        request.headers_mut().remove("authorization");
        server.send(request)
    };
    let credential = digest::credential("user", "hunter2");
    let client = builder()
        .credential(DIGEST, credential)
        .transport(wrong)
        .build()
        .unwrap();
    let error = call::<Digested>(&client).await.unwrap_err();
    assert_eq!(
        (error.status().unwrap().as_u16(), error.attempts()),
        (401, 2)
    );
    let error = call::<Digested>(&client).await.unwrap_err();
    assert_eq!(
        (error.status().unwrap().as_u16(), error.attempts()),
        (401, 1)
    );
    assert!(!format!("{error} {error:?} {client:?}").contains("hunter2"));
}

#[tokio::test]
async fn many_calls_count_up() {
    let server = Server::new(1_000, "");
    let client = server.client();
    call::<Digested>(&client).await.unwrap();
    let mut calls = JoinSet::new();
    for _ in 0..20 {
        calls.spawn(call::<Digested>(&client).into_future());
    }
    for outcome in calls.join_all().await {
        outcome.unwrap();
    }
    let mut shown = server.shown();
    shown.sort();
    shown.dedup();
    // The one without, and 21 that all differ.
    assert_eq!(shown.len(), 22);
}

#[test]
fn a_user_name_with_a_colon_is_refused() {
    let builder = builder().credential(DIGEST, digest::credential("a:b", "hunter2"));
    let error = builder
        .transport(Server::new(1, ""))
        .build()
        .unwrap_err()
        .to_string();
    assert!(error.contains("`digest`: the user name"), "{error}");
}
