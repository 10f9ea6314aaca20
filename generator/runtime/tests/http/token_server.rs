//! A token endpoint and an API in one, in process.

use crate::runtime::auth::Credential;
use crate::runtime::client::Client;
use crate::runtime::outgoing::Outgoing;
use crate::runtime::transport::{Incoming, Sending, Transport};
use crate::schemes::{OAUTH, builder};
use bytes::Bytes;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::sleep;

const SECOND: Duration = Duration::from_secs(1);

/// A token endpoint and an API in one: the tokens are `t1`, `t2`, ...
#[derive(Clone, Default)]
pub struct Server(pub Arc<State>);

#[derive(Default)]
pub struct State {
    /// Token requests: URL, `Authorization`, body.
    pub asked: Mutex<Vec<(String, String, String)>>,
    /// `Authorization` of the calls.
    pub shown: Mutex<Vec<String>>,
    /// What the token endpoint answers, in place of a token.
    pub failures: Mutex<Vec<(u16, &'static str)>>,
    /// Added to each token.
    pub extra: Mutex<&'static str>,
    /// The only token that is good, if not all are.
    pub good: Mutex<Option<&'static str>>,
    /// Calls that have arrived while the first token was on its way.
    pub tokens: AtomicU32,
}

impl Transport for Server {
    fn send(&self, request: http::Request<Outgoing>) -> Sending {
        let state = Arc::clone(&self.0);
        Box::pin(async move {
            let header = request.headers().get("authorization");
            let shown = header
                .map_or("", |value| value.to_str().unwrap())
                .to_owned();
            if !request.uri().path().ends_with("/token")
                && !request.uri().path().ends_with("/refresh")
            {
                let is_good = state.good.lock().unwrap().is_none_or(|good| shown == good);
                state.shown.lock().unwrap().push(shown);
                let status = if is_good { 200 } else { 401 };
                return Ok(answer(status, "done"));
            }
            let body = request.body().as_bytes().unwrap().clone();
            let body = String::from_utf8(body.to_vec()).unwrap();
            let uri = request.uri().to_string();
            state.asked.lock().unwrap().push((uri, shown, body));
            sleep(SECOND).await;
            if let Some((status, body)) = state.failures.lock().unwrap().pop() {
                return Ok(answer(status, body));
            }
            let number = state.tokens.fetch_add(1, Ordering::Relaxed) + 1;
            let extra = state.extra.lock().unwrap();
            let body = format!(r#"{{"access_token":"t{number}","token_type":"Bearer"{extra}}}"#);
            Ok(answer(200, body))
        })
    }
}

fn answer(status: u16, body: impl Into<Bytes>) -> http::Response<Incoming> {
    let response = http::Response::builder().status(status);
    let response = response.header("content-type", "text/plain");
    response.body(Incoming::from(body.into())).unwrap()
}

impl Server {
    pub fn client(&self, credential: impl Into<Credential>) -> Client {
        let builder = builder()
            .credential(OAUTH, credential)
            .transport(self.clone());
        builder.build().unwrap()
    }

    pub fn asked(&self) -> Vec<(String, String, String)> {
        self.0.asked.lock().unwrap().clone()
    }

    pub fn shown(&self) -> Vec<String> {
        self.0.shown.lock().unwrap().clone()
    }
}
