//! Options of one call, and the same for all calls of a client.

use crate::runtime::auth::Credential;
use crate::runtime::client::Client;
use crate::runtime::error::ErrorKind;
use crate::schemes::{KEY, Keyed, Open, builder, call};
use crate::server::{Server, Step, with};

fn client() -> Client {
    let builder = builder()
        .transport(Server::default())
        .credential(KEY, "own");
    builder.build().unwrap()
}

#[test]
fn pairs_of_the_query() {
    let builder = builder()
        .transport(Server::default())
        .default_query("v", "1&2");
    let client = builder.build().unwrap();
    let request = call::<Open>(&client)
        .query_pair("a b", "c=d")
        .query_pair("a b", "é");
    assert_eq!(
        request.into_request().unwrap().uri(),
        "https://api.example.com/v1/open?v=1%262&a%20b=c%3Dd&a%20b=%C3%A9"
    );
}

/// The caller names the host, so that credentials go there.
#[test]
fn another_base_url() {
    let call = call::<Keyed>(&client());
    let request = call
        .clone()
        .base_url("http://localhost:81/x/")
        .into_request()
        .unwrap();
    assert_eq!(request.uri(), "http://localhost:81/x/keyed");
    assert_eq!(request.headers()["authorization"], "Bearer own");
    for url in [
        "localhost",
        "ftp://x",
        "https://x/?a",
        "https://user:hunter2@x",
        "https://x/..",
    ] {
        let error = call.clone().base_url(url).into_request().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request);
        assert!(error.to_string().contains("the base URL"), "{error}");
        assert!(!error.to_string().contains("hunter2"), "{error}");
    }
}

#[test]
fn another_credential() {
    let request = |credential: Credential| {
        let call = call::<Keyed>(&client()).credential("key", credential);
        call.into_request()
    };
    let sent = request("other".into()).unwrap();
    assert_eq!(sent.headers()["authorization"], "Bearer other");
    assert!(sent.headers()["authorization"].is_sensitive());
    // A client without one may still make the call.
    let bare = builder().transport(Server::default()).build().unwrap();
    let sent = call::<Keyed>(&bare)
        .credential("key", "other")
        .into_request();
    assert_eq!(sent.unwrap().headers()["authorization"], "Bearer other");
    let error = request("hunter2\n".into()).unwrap_err();
    assert!(error.to_string().contains("`key`"), "{error}");
    assert!(!error.to_string().contains("hunter2"), "{error}");
    let error = call::<Keyed>(&bare)
        .credential("keys", "hunter2")
        .into_request();
    let error = error.unwrap_err().to_string();
    assert_eq!(error, "Keyed: there is no security scheme `keys`");
}

#[tokio::test(start_paused = true)]
async fn an_idempotency_key_makes_a_post_safe() {
    let done = Step::Answer(200, vec![("content-type", "text/plain".into())], "");
    let server = Server::new([with(503, "x", 1), done]);
    let builder = builder().transport(server.clone()).credential(KEY, "t");
    let client = builder.attempt_header("x-attempt").build().unwrap();
    call::<Keyed>(&client).idempotency_key("k-1").await.unwrap();
    let requests = server.requests();
    let header = |name: &str| {
        let values = requests
            .iter()
            .map(|request| request.headers()[name].to_str().unwrap());
        values.collect::<Vec<_>>()
    };
    assert_eq!(header("idempotency-key"), ["k-1", "k-1"]);
    assert_eq!(header("x-attempt"), ["1", "2"]);
}

crate::operation! {
    type Made: "POST" "/made", "made",
    header("X-Key").made_by(crate::runtime::idempotency::key);
    output ();
}

/// By it the server knows a request that comes again from another one.
#[tokio::test(start_paused = true)]
async fn a_key_that_is_made_up_is_the_same_for_all_attempts() {
    let answers = [503, 503, 200, 200, 200].map(|status| with(status, "x", 1));
    let server = Server::new(answers);
    let client = builder().transport(server.clone()).build().unwrap();
    let made = call::<Made>(&client);
    assert_eq!(made.clone().send().await.unwrap().attempts(), 3);
    made.clone().await.unwrap();
    made.header("X-Key", "own").await.unwrap();
    let requests = server.requests();
    let keys = requests.iter().map(|request| &request.headers()["x-key"]);
    let keys: Vec<_> = keys.collect();
    assert!(keys[0] == keys[1] && keys[1] == keys[2], "{keys:?}");
    assert_ne!(keys[2], keys[3]);
    assert_eq!(keys[4], "own");
}

#[test]
fn a_key_that_is_made_up_is_a_random_uuid() {
    let keys = [(); 20].map(|()| crate::runtime::idempotency::key().unwrap());
    for key in &keys {
        let uuid: uuid::Uuid = key.parse().unwrap();
        assert_eq!((uuid.get_version_num(), uuid.to_string()), (4, key.clone()));
        assert_eq!(uuid.get_variant(), uuid::Variant::RFC4122);
    }
    let distinct: std::collections::BTreeSet<_> = keys.iter().collect();
    assert_eq!(distinct.len(), keys.len());
}
