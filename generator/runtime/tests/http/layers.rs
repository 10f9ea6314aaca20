//! What is around each attempt: the order of layers, and what they may do.

use crate::runtime::layer::{CallInfo, Layer, Next};
use crate::runtime::outgoing::Outgoing;
use crate::runtime::transport::{Incoming, Sending, TransportError};
use crate::schemes::{KEY, Keyed, Open, builder, call};
use crate::server::{Server, Step, with};
use http::HeaderValue;
use std::sync::{Arc, Mutex};
use std::time::Duration;

fn text(body: &'static str) -> Step {
    Step::Answer(200, vec![("content-type", "text/plain".into())], body)
}

/// Notes that it was passed on the way in and out.
struct Noting(&'static str, Arc<Mutex<Vec<String>>>);

impl Layer for Noting {
    fn send(&self, mut request: http::Request<Outgoing>, next: Next) -> Sending {
        let (name, log) = (self.0, Arc::clone(&self.1));
        Box::pin(async move {
            let call = *CallInfo::of(request.extensions()).unwrap();
            let seen = request.headers().len();
            log.lock()
                .unwrap()
                .push(format!("{name} {} {seen}", call.attempt()));
            let value = HeaderValue::from_static(name);
            request.headers_mut().append("x-passed", value);
            let response = next.run(request).await?;
            let status = response.status().as_u16();
            log.lock().unwrap().push(format!("{name} {status}"));
            Ok(response)
        })
    }
}

#[tokio::test(start_paused = true)]
async fn each_attempt_passes_all_layers_in_their_order() {
    let server = Server::new([with(503, "x", 1), text("done")]);
    let log = Arc::<Mutex<Vec<_>>>::default();
    let builder = builder().transport(server.clone());
    let builder = builder
        .layer(Noting("outer", Arc::clone(&log)))
        .layer(Noting("inner", Arc::clone(&log)));
    let client = builder.credential(KEY, "t").build().unwrap();
    call::<Open>(&client).await.unwrap();
    let expected = [
        "outer 1 1",
        "inner 1 2",
        "inner 503",
        "outer 503",
        "outer 2 1",
        "inner 2 2",
        "inner 200",
        "outer 200",
    ];
    assert_eq!(*log.lock().unwrap(), expected);
    let passed = server.requests()[1]
        .headers()
        .get_all("x-passed")
        .iter()
        .count();
    assert_eq!(passed, 2);
}

#[tokio::test]
async fn a_layer_knows_the_operation_and_sees_the_credentials() {
    let layer = |request: http::Request<Outgoing>, next: Next| async move {
        let call = CallInfo::of(request.extensions()).unwrap();
        let known = (call.operation(), call.method(), call.path(), call.tags());
        assert_eq!(known, ("Keyed", "POST", "/keyed", &["first", "second"][..]));
        assert_eq!(call.time_limit(), Duration::from_secs(60));
        assert!(!call.shows_certificate());
        assert_eq!(request.headers()["authorization"], "Bearer hunter2");
        assert!(!format!("{request:?} {next:?}").contains("hunter2"));
        next.run(request).await
    };
    let builder = builder()
        .transport(Server::new([text("done")]))
        .layer(layer);
    let client = builder.credential(KEY, "hunter2").build().unwrap();
    call::<Keyed>(&client).await.unwrap();
}

#[tokio::test]
async fn a_layer_may_answer_itself_or_fail() {
    let server = Server::default();
    let cached = |_: http::Request<Outgoing>, _: Next| async {
        let response = http::Response::builder().header("content-type", "text/plain");
        Ok(response.body(Incoming::from("cached")).unwrap())
    };
    let client = builder()
        .transport(server.clone())
        .layer(cached)
        .build()
        .unwrap();
    assert_eq!(call::<Open>(&client).await.unwrap(), "cached");
    let closed = |_: http::Request<Outgoing>, _: Next| async {
        Err(TransportError::request("the circuit is open"))
    };
    let client = builder()
        .transport(server.clone())
        .layer(closed)
        .build()
        .unwrap();
    let error = call::<Open>(&client).await.unwrap_err();
    assert!(
        format!("{error:#}").ends_with(": the circuit is open"),
        "{error:#}"
    );
    assert_eq!(error.attempts(), 1);
    assert!(server.requests().is_empty());
}

/// `Next` can be cloned, to ask twice.
#[tokio::test]
async fn a_layer_may_change_the_answer_and_ask_again() {
    let server = Server::new([text("one"), text("two")]);
    let twice = |request: http::Request<Outgoing>, next: Next| async move {
        let mut again = http::Request::new(Outgoing::from(""));
        *again.uri_mut() = request.uri().clone();
        next.clone().run(request).await?;
        let mut response = next.run(again).await?;
        *response.status_mut() = http::StatusCode::IM_A_TEAPOT;
        Ok(response)
    };
    let client = builder()
        .transport(server.clone())
        .layer(twice)
        .build()
        .unwrap();
    let error = call::<Open>(&client).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 418);
    assert_eq!(error.bytes().unwrap(), "two");
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn the_time_limit_holds_for_layers_too() {
    let slow = |request: http::Request<Outgoing>, next: Next| async move {
        tokio::time::sleep(Duration::from_secs(100)).await;
        next.run(request).await
    };
    let client = builder()
        .transport(Server::default())
        .layer(slow)
        .build()
        .unwrap();
    assert!(call::<Open>(&client).await.unwrap_err().is_timeout());
}
