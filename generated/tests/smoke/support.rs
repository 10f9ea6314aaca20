// Copied by clientsmith: edits are lost when this crate is made anew.
//! What smoke tests have in common: a call, and what its answer is held to.

use crate::api::bytes::{Bytes, BytesMut};
use crate::api::codec::{Value, from_value};
use crate::api::runtime::transport::Sending;
use crate::api::runtime::{Incoming, Operation, Outgoing, ReqwestTransport, TransportError};
use crate::api::serde_json::{self, Value as Json};
use crate::api::{Call, Client, RetryPolicy, Transport, http};
use crate::{GIVEN, URL, builder};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use tokio::runtime::Runtime;

/// What all tests share: a client can have thousands of them, and none of this is cheap.
struct Shared {
    /// What each test gives, by the operation's id.
    given: Json,
    /// Where the connections live, so that one test can use those of another.
    runtime: Runtime,
    transport: ReqwestTransport,
}

static SHARED: LazyLock<Shared> = LazyLock::new(|| Shared {
    given: serde_json::from_str(GIVEN).expect("the values are JSON"),
    runtime: tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .expect("a runtime"),
    transport: ReqwestTransport::new().expect("a transport"),
});

/// The values that a call is given, by name.
pub(crate) struct Given(Json);

impl Given {
    // A client whose operations take nothing has no use for it.
    #[allow(dead_code)]
    pub(crate) fn value<T: Value>(&self, name: &str) -> T {
        from_value(&self.0[name]).unwrap_or_else(|error| panic!("unmade: `{name}`: {error}"))
    }
}

/// Makes the calls of an operation: with what is required, and with everything.
///
/// # Panics
///
/// If the request is refused or the answer is not what it should be.
pub(crate) fn calls<O: Operation>(
    id: &str,
    start: fn(&Client, &Given) -> Call<O>,
    fill: fn(Call<O>, &Given) -> Call<O>,
    written: fn(&O::Output) -> Option<Json>,
) {
    let Ok(url) = std::env::var(URL) else {
        println!("skipped: {URL} does not say where the server is");
        return;
    };
    let part = |name: &str| Given(SHARED.given[id][name].clone());
    SHARED.runtime.block_on(async {
        let recorder = Recorder::of(&url);
        let builder = builder().base_url(url).retry(RetryPolicy::none());
        let client = builder
            .transport(recorder.clone())
            .build()
            .unwrap_or_else(|error| panic!("unsent: {error}"));
        let required = start(&client, &part("required"));
        let all = fill(start(&client, &part("all")), &part("options"));
        for (call, what) in [(required, "what is required"), (all, "everything")] {
            if let Err(reason) = recorder.check(call, written).await {
                panic!("{reason} (with {what})");
            }
        }
    });
}

/// Where operations are served whose own server has this URL: at the same path of the test's.
// Most clients have one server only.
#[allow(dead_code)]
pub(crate) fn instead_of(server: &str) -> String {
    let url = std::env::var(URL).unwrap_or_default();
    let path = |url: &str| match url.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or(String::new(), |at| rest[at..].to_owned()),
        None => url.to_owned(),
    };
    let origin = url.strip_suffix(&path(&url)).unwrap_or(&url);
    format!("{origin}{}", path(server).replace(['{', '}'], ""))
}

/// A transport that keeps the last answer. All requests go to one server, also those of operations
/// that the description serves elsewhere.
#[derive(Clone)]
struct Recorder {
    scheme: Option<http::uri::Scheme>,
    authority: Option<http::uri::Authority>,
    last: Arc<Mutex<Option<(u16, Bytes)>>>,
}

impl Recorder {
    fn of(url: &str) -> Self {
        let server: http::Uri = url.parse().expect("the server has a URL");
        Self {
            scheme: server.scheme().cloned(),
            authority: server.authority().cloned(),
            last: Arc::default(),
        }
    }

    fn last(&self) -> std::sync::MutexGuard<'_, Option<(u16, Bytes)>> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes a call. What is wrong begins with a word that says what kind it is.
    async fn check<O: Operation>(
        &self,
        call: Call<O>,
        written: fn(&O::Output) -> Option<Json>,
    ) -> Result<(), String> {
        self.last().take();
        let outcome = call.send().await;
        let Some((status, bytes)) = self.last().take() else {
            return Err(outcome.map_or_else(|error| format!("unsent: {error}"), |_| String::new()));
        };
        let text = String::from_utf8_lossy(&bytes);
        let body = match outcome {
            Ok(response) => response.into_body(),
            Err(_) if text.starts_with(r#"{"violations":"#) => {
                return Err(format!("refused: {status} {text}"));
            }
            Err(error) => return Err(format!("unread: {error}: {text}")),
        };
        let sent = serde_json::from_slice(&bytes).unwrap_or_default();
        let difference = written(&body).and_then(|written| difference(&sent, &written));
        match difference {
            Some(difference) => Err(format!("unequal: {difference}: {sent}")),
            None => Ok(()),
        }
    }
}

impl Transport for Recorder {
    fn send(&self, mut request: http::Request<Outgoing>) -> Sending {
        let mut parts = request.uri().clone().into_parts();
        parts.scheme.clone_from(&self.scheme);
        parts.authority.clone_from(&self.authority);
        *request.uri_mut() = http::Uri::from_parts(parts).expect("a URL");
        let own = self.clone();
        Box::pin(async move {
            let (head, mut body) = SHARED.transport.send(request).await?.into_parts();
            let mut bytes = BytesMut::new();
            while let Some(chunk) = body.chunk().await {
                bytes.extend_from_slice(&chunk?);
            }
            let bytes = bytes.freeze();
            *own.last() = Some((head.status.as_u16(), bytes.clone()));
            Ok::<_, TransportError>(http::Response::from_parts(head, Incoming::from(bytes)))
        })
    }
}

/// Where and how what was written differs from what was sent: in the first such place.
fn difference(sent: &Json, written: &Json) -> Option<String> {
    let inner = |place: String, (sent, written): (&Json, &Json)| {
        Some(format!("{place}{}", difference(sent, written)?))
    };
    match (sent, written) {
        (Json::Object(a), Json::Object(b)) => {
            let lost = a.iter().find_map(|(key, a)| match b.get(key) {
                Some(b) => inner(format!(".{key}"), (a, b)),
                None => Some(format!(".{key} was not written")),
            });
            let added = || b.keys().find(|key| !a.contains_key(*key));
            lost.or_else(|| Some(format!(".{} was not sent", added()?)))
        }
        (Json::Array(a), Json::Array(b)) if a.len() == b.len() => {
            let mut pairs = a.iter().zip(b).enumerate();
            pairs.find_map(|(index, pair)| inner(format!("[{index}]"), pair))
        }
        _ => (!is_same(sent, written)).then(|| format!(" was written as {written}")),
    }
}

/// Whether a value is the same but for the spelling of times and numbers.
fn is_same(sent: &Json, written: &Json) -> bool {
    match (sent, written) {
        // A number of format `float` has no more digits than that.
        (Json::Number(a), Json::Number(b)) => {
            a.as_f64() == b.as_f64()
                || a.as_f64().is_some_and(|a| (a as f32).to_string() == b.to_string())
        }
        (Json::String(a), Json::String(b)) => {
            let is_digit = |character: char| character.is_ascii_digit();
            let is_time = |text: &str| text.starts_with(is_digit) && text.contains(['-', ':']);
            a.eq_ignore_ascii_case(b) || is_time(a) && is_time(b)
        }
        (a, b) => a == b,
    }
}
