//! What is repeated, how often, and what never is.

use std::time::{Duration, Instant};

use clientsmith_tests::{Answer, Rule};
use polytomic::{Error, RetryPolicy};

use crate::calls::{CASES, Case, KEY};
use crate::{SYNC, code, start};

/// The header that takes a key.
const KEY_HEADER: &str = "idempotency-key";

/// 503 says nothing about whether the request was carried out: only what is safe is repeated, and a
/// key, made up or not, makes every operation safe.
#[tokio::test]
async fn only_safe_operations_are_repeated() {
    let (stub, client) = start().await;
    for fault in [Answer::status(503), Answer::status(408), Answer::reset()] {
        for case in CASES {
            stub.script(fault.clone());
            let outcome = (case.bare.run)(client.clone()).await;
            assert!(outcome.is_ok(), "{}: {outcome:?}", case.id);
            match stub.take_requests().as_slice() {
                [first, second] => {
                    assert_eq!((first.head(), &first.body), (second.head(), &second.body));
                }
                requests => panic!("{}: {} requests", case.id, requests.len()),
            }
        }
        stub.script(fault.clone());
        let call = client.model_sync().start(SYNC).without_header(KEY_HEADER);
        assert_eq!(call.await.expect_err("it failed").attempts(), 1);
        assert_eq!(stub.take_requests().len(), 1);
    }
    stub.finish();
}

#[tokio::test]
async fn a_key_makes_a_post_safe() {
    let is_post = |case: &&Case| case.full.method() == "POST";
    let (stub, client) = start().await;
    for case in CASES.iter().filter(is_post) {
        stub.script(Answer::status(503));
        stub.script(Answer::reset());
        let outcome = (case.full.run)(client.clone()).await;
        outcome.expect("the third attempt succeeds");
        let requests = stub.take_requests();
        let keys = requests
            .iter()
            .map(|request| request.header("idempotency-key"));
        assert_eq!(keys.collect::<Vec<_>>(), [Some(KEY); 3]);
    }
    stub.finish();
}

/// Without a key of the caller's, one is made up for each call, the same for all its attempts.
#[tokio::test]
async fn a_key_is_made_up() {
    let (stub, client) = start().await;
    let mut keys = Vec::new();
    for _ in 0..2 {
        stub.script(Answer::status(503));
        let outcome = client.model_sync().start(SYNC).await;
        outcome.expect("the second attempt succeeds");
        let sent = stub.take_requests();
        let sent = sent.iter().map(|request| request.header(KEY_HEADER));
        let sent: Vec<_> = sent.map(|key| key.expect("a key").to_owned()).collect();
        assert_eq!(sent[0], sent[1]);
        let key: uuid::Uuid = sent[0].parse().expect("a UUID");
        assert_eq!(key.get_version_num(), 4);
        keys.push(key);
    }
    assert_ne!(keys[0], keys[1]);
    stub.finish();
}

/// A key that is empty names nothing that the service could recognise.
#[tokio::test]
async fn an_empty_key_is_none() {
    let (stub, client) = start().await;
    stub.tolerate(Rule::Header);
    stub.script(Answer::status(503));
    let call = client.model_sync().start(SYNC).idempotency_key("");
    assert_eq!(call.await.expect_err("it failed").attempts(), 1);
    stub.finish();
}

/// With Retry-After, 429 and 503 say that nothing was done, and when to come back.
#[tokio::test]
async fn an_invitation_makes_any_method_safe() {
    let (stub, client) = start().await;
    for status in [429, 503] {
        stub.script(Answer::status(status).header("retry-after", "0"));
        let call = client.model_sync().start(SYNC).without_header(KEY_HEADER);
        let response = call.send().await;
        assert_eq!(response.expect("the second succeeds").attempts(), 2);
    }
    // Other statuses with it do not.
    for status in [408, 502, 504] {
        stub.script(Answer::status(status).header("retry-after", "0"));
        let call = client.model_sync().start(SYNC).without_header(KEY_HEADER);
        assert_eq!(call.await.expect_err("it failed").attempts(), 1);
    }
    stub.finish();
}

#[tokio::test]
async fn some_statuses_are_never_repeated() {
    let (stub, client) = start().await;
    for status in [400, 401, 403, 404, 409, 422, 425, 500, 501] {
        stub.script(Answer::status(status).header("retry-after", "0"));
        let outcome = client.model_sync().get(SYNC).await;
        let error = Error::from(outcome.expect_err("it failed"));
        assert_eq!((error.attempts(), code(&error)), (1, Some(status)));
        assert!(!error.is_retryable(), "{status}");
    }
    // A key does not change that: its outcome is stored.
    for status in [409, 500] {
        stub.script(Answer::status(status));
        let call = client.model_sync().start(SYNC).idempotency_key(KEY);
        let error = Error::from(call.await.expect_err("it failed"));
        assert_eq!((error.attempts(), code(&error)), (1, Some(status)));
    }
    stub.finish();
}

#[tokio::test]
async fn some_statuses_are_repeated() {
    let (stub, client) = start().await;
    for status in [408, 429, 502, 503, 504] {
        stub.script(Answer::status(status));
        let response = client.model_sync().get(SYNC).send().await;
        assert_eq!(response.expect("the second succeeds").attempts(), 2);
    }
    stub.finish();
}

#[tokio::test]
async fn there_is_an_end() {
    let (stub, client) = start().await;
    for _ in 0..3 {
        stub.script(Answer::status(503).header("retry-after", "0"));
    }
    let outcome = client.model_sync().get(SYNC).await;
    let error = Error::from(outcome.expect_err("it failed"));
    assert_eq!((error.attempts(), error.is_retryable()), (3, true));
    assert_eq!(code(&error), Some(503));
    stub.finish();
}

#[tokio::test]
async fn a_call_has_its_own_policy() {
    let (stub, client) = start().await;
    stub.script(Answer::status(503));
    let call = client.model_sync().get(SYNC).retry(RetryPolicy::none());
    assert_eq!(call.await.expect_err("it failed").attempts(), 1);
    for _ in 0..4 {
        stub.script(Answer::status(503));
    }
    let hasty = RetryPolicy::none().backoff(Duration::ZERO, Duration::ZERO);
    let call = client.model_sync().get(SYNC).retry(hasty.retries(4));
    assert_eq!(call.send().await.expect("the fifth succeeds").attempts(), 5);
    stub.finish();
}

/// However long the first pause may be, none is longer than the longest.
#[tokio::test]
async fn pauses_are_bounded() {
    let (stub, client) = start().await;
    let (hour, step) = (Duration::from_secs(3600), Duration::from_millis(1));
    let policy = RetryPolicy::default().retries(6).backoff(hour, step);
    for _ in 0..6 {
        stub.script(Answer::status(503));
    }
    let start = Instant::now();
    let call = client.model_sync().get(SYNC).retry(policy);
    call.await.expect("the last attempt succeeds");
    assert!(start.elapsed() < Duration::from_secs(30));
    stub.finish();
}
