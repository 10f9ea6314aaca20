//! The generated client against the stub server: what it sends, byte for byte, and what it makes
//! of each answer. One binary, so that the client is linked once.

mod bodies;
mod calls;
mod client;
mod credentials;
mod errors;
mod examples;
mod faults;
mod operations;
mod pages;
mod paths;
mod redirects;
mod retries;
mod round_trips;
mod secrets;
mod transports;
mod values;
mod wait;

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use clientsmith_tests::{Description, Stub};
use polytomic::{Client, Error, RetryPolicy};
use uuid::{Uuid, uuid};

/// The description that the client was made from.
static DESCRIPTION: LazyLock<Arc<Description>> = LazyLock::new(|| {
    let text = include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../spec/polytomic.yaml"
    ));
    Arc::new(Description::parse(text).expect("the description is readable"))
});

/// An id for each role, so that two that are swapped are seen.
const CONNECTION: Uuid = uuid!("c0000000-0000-4000-8000-000000000001");
const SYNC: Uuid = uuid!("50000000-0000-4000-8000-000000000002");
const EXECUTION: Uuid = uuid!("e0000000-0000-4000-8000-000000000003");

/// The bearer token of all tests.
const TOKEN: &str = "t0p-s3cret";

/// A stub of the API, and a client for it with a bearer token.
async fn start() -> (Stub, Client) {
    let stub = Stub::start(Arc::clone(&DESCRIPTION)).await;
    let client = client(&stub.url());
    (stub, client)
}

/// A client with a bearer token that does not wait long between attempts.
fn client(url: &str) -> Client {
    let builder = Client::builder().base_url(url).bearer(TOKEN);
    let builder = builder.retry(hasty());
    builder.build().expect("the client can be built")
}

/// The default retries with hardly a pause.
fn hasty() -> RetryPolicy {
    RetryPolicy::default().backoff(Duration::from_millis(1), Duration::from_millis(4))
}

/// The status of the answer that an error was made of.
fn code(error: &Error) -> Option<u16> {
    error.status().map(|status| status.as_u16())
}
