//! Secrets: in the `Authorization` header and nowhere else; no `Debug`, error, span or event.

use std::error::Error as _;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use clientsmith_tests::{Answer, Stub};
use polytomic::types::ExecutionLogType;
use polytomic::{CallError, Client, Error, Secret};
use tracing::subscriber::NoSubscriber;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::fmt::format::FmtSpan;

use crate::bodies::{from_json, sync_body};
use crate::{DESCRIPTION, EXECUTION, SYNC, TOKEN, client, hasty};

/// A deployment key, and with the user `org` its base64.
const KEY: &str = "k3y-of-the-organization";
const PAIR: &str = "b3JnOmszeS1vZi10aGUtb3JnYW5pemF0aW9u";

/// What a caller sends or gets, and nobody else should see.
const VALUE: &str = "p4ssphr4se";

fn assert_clean(text: &str) {
    for form in [TOKEN, KEY, PAIR, VALUE] {
        assert!(!text.contains(form), "`{form}` is in: {text}");
    }
}

/// Both clients: one for each kind of credential.
fn clients(url: &str) -> [Client; 2] {
    let builder = || {
        let builder = Client::builder().base_url(url).retry(hasty());
        builder.default_header("x-secret", VALUE)
    };
    let bearer = builder().bearer(TOKEN);
    let basic = builder().basic("org", KEY);
    assert_clean(&format!("{bearer:?} {bearer:#?} {basic:?}"));
    [bearer, basic].map(|builder| builder.build().expect("a client"))
}

/// An error in all forms, its sources too.
fn assert_clean_error<E: std::fmt::Debug>(error: CallError<E>) {
    assert_clean(&format!("{error} {error:?} {error:#?}"));
    let error = Error::from(error);
    assert_clean(&format!("{error} {error:?} {error:#?}"));
    let mut source = error.source();
    while let Some(error) = source {
        assert_clean(&format!("{error} {error:?} {error:#?}"));
        source = error.source();
    }
}

#[tokio::test]
async fn debug_of_clients_and_calls() {
    for client in clients("http://127.0.0.1:1") {
        assert_clean(&format!("{client:?} {client:#?} {:?}", client.model_sync()));
        let mut body = sync_body();
        body["encryption_passphrase"] = VALUE.into();
        let create = client.model_sync().create(from_json(body));
        assert_clean(&format!("{create:?} {create:#?}"));
        let list = client.model_sync().list().page_token(VALUE);
        let list = list.header("x-secret", VALUE);
        assert_clean(&format!("{list:?} {list:#?} {:?}", list.clone().send()));
        let (pages, items) = (list.clone().pages(), list.items());
        assert_clean(&format!("{pages:?} {items:?}"));
        let get = client.model_sync().executions().get(SYNC, EXECUTION);
        let wait = get.header("x-secret", VALUE).wait();
        assert_clean(&format!("{wait:?} {wait:#?}"));
        let bare = client.model_sync().get(SYNC).without_header("x-secret");
        let request = bare.into_request().expect("a request");
        assert_clean(&format!("{request:?}"));
    }
    assert_clean(&format!("{:?}", Secret::from(TOKEN)));
}

#[tokio::test]
async fn errors_of_each_kind() {
    let stub = Stub::start(Arc::clone(&DESCRIPTION)).await;
    let clients = clients(&stub.url());
    let location = format!("http://user:{VALUE}@127.0.0.1:1/?signature={VALUE}");
    for answer in [
        Answer::declared(404),
        Answer::status(404).body(VALUE),
        Answer::status(418).header("x-secret", VALUE).body(VALUE),
        Answer::status(503).body(VALUE),
        Answer::status(200).body(format!("<html>{VALUE}")),
        Answer::json(200, &serde_json::json!({ "data": VALUE })),
        Answer::json(200, &serde_json::json!({ "data": { "id": VALUE } })),
        Answer::reset(),
        Answer::raw(VALUE.as_bytes()),
        Answer::status(200).body("{").truncated(5),
        Answer::example().slow_head(Duration::from_secs(5)),
        Answer::redirect(302, &location),
    ] {
        for client in &clients {
            stub.script(answer.clone());
            let call = client.model_sync().create(from_json(sync_body()));
            let call = call.without_header("idempotency-key");
            let call = call.timeout(Duration::from_millis(500));
            assert_clean_error(call.await.expect_err("each is an error"));
        }
    }
    stub.finish();
}

/// Errors of requests that were never sent, and of those that reached nobody.
#[tokio::test]
async fn errors_without_an_answer() {
    for client in clients("http://127.0.0.1:1") {
        let sync = client.model_sync();
        let list = || sync.list().page_token(VALUE);
        assert_clean_error(list().await.expect_err("nobody is there"));
        let broken = format!("{VALUE}\r\n");
        let call = list().header("x-secret", &broken);
        assert_clean_error(call.await.expect_err("a line break"));
        let call = list().header("authorization", &broken);
        assert_clean_error(call.await.expect_err("a line break"));
        let call = sync.cancel(SYNC).idempotency_key(broken);
        assert_clean_error(call.await.expect_err("a line break"));
        let property = VALUE.repeat(10_000);
        let call = sync.targets().get_create_property(SYNC, property);
        assert_clean_error(call.await.expect_err("no URL is as long"));
    }
}

/// A signed URL is as good as a credential.
#[tokio::test]
async fn redirects() {
    let stub = Stub::open().await;
    let client = client(stub.origin());
    for path in ["/a", "/b"] {
        let url = format!("{}{path}?signature={VALUE}", stub.origin());
        stub.script(Answer::redirect(302, &url));
        stub.script(Answer::status(403).body(VALUE));
        let executions = client.model_sync().executions();
        let call = executions.get_log(SYNC, EXECUTION, ExecutionLogType::Records, "a");
        let response = call.send().await.expect("a redirect is the answer");
        assert_clean(&format!("{response:?} {response:#?}"));
        let error = client.follow(response.body()).await;
        let error = error.expect_err("it has expired");
        assert_clean(&format!("{error} {error:?} {error:#?}"));
    }
}

/// A base URL or a credential that is refused is not shown.
#[test]
fn errors_of_the_builder() {
    let builder = || Client::builder().bearer(TOKEN);
    let url = format!("http://user:{KEY}@127.0.0.1:1/");
    for builder in [
        builder().base_url(url),
        builder().base_url(format!("http://127.0.0.1:1/?key={KEY}")),
        builder().base_url(format!("{KEY}://127.0.0.1")),
        builder().base_url(format!("http://{KEY} x/")),
        builder().bearer(format!("{TOKEN}\n")),
        builder().basic(format!("o:{KEY}"), KEY),
        builder().default_header("x-secret", format!("{VALUE}\n")),
        builder().polytomic_version(format!("{VALUE}\n")),
    ] {
        assert_clean(&format!("{builder:?}"));
        let error = builder.build().expect_err("it is refused");
        assert_clean(&format!("{error} {error:?} {error:#?}"));
    }
}

/// What the subscriber wrote.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut log = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        log.extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// Everything at the finest level, of the client and of all that it is built on. The test has one
/// thread, so the subscriber of this thread sees it all.
#[tokio::test]
async fn spans_and_events() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_span_events(FmtSpan::FULL)
        .with_ansi(false)
        .with_writer(log.clone())
        .finish();
    let dispatch = tracing::Dispatch::new(subscriber);
    // While there is only one subscriber, `tracing` asks the thread that comes to a callsite first
    // whether anyone is interested in it, and that may be another test's thread, which has none.
    let _second = tracing::Dispatch::new(NoSubscriber::new());
    let _guard = tracing::dispatcher::set_default(&dispatch);
    let stub = Stub::start(Arc::clone(&DESCRIPTION)).await;
    for client in clients(&stub.url()) {
        let sync = client.model_sync();
        stub.script(Answer::status(503).header("retry-after", "0"));
        let list = sync.list().page_token(VALUE);
        list.await.expect("an answer");
        let mut body = sync_body();
        body["encryption_passphrase"] = VALUE.into();
        let create = sync.create(from_json(body));
        create.await.expect("an answer");
        let property = sync.targets().get_create_property(SYNC, VALUE);
        property.await.expect("an answer");
        stub.script(Answer::declared(404));
        sync.get(SYNC).await.expect_err("not found");
        stub.script(Answer::reset());
        let call = sync.start(SYNC).without_header("idempotency-key");
        call.await.expect_err("it is reset");
        stub.script(Answer::status(200).header("location", VALUE).body(VALUE));
        sync.get(SYNC).await.expect_err("no JSON");
    }
    stub.finish();
    let log = log.0.lock().unwrap_or_else(PoisonError::into_inner);
    let text = String::from_utf8_lossy(&log);
    for shown in [
        "listSyncs",
        "createSync",
        "trying again",
        "http.client.request",
    ] {
        assert!(text.contains(shown), "`{shown}` is not in: {text}");
    }
    assert!(text.contains("url.template=\"/api/syncs/{id}\""), "{text}");
    assert_clean(&text);
}
