//! Faults of server and network: each becomes the right kind of error, or is overcome.

use std::time::{Duration, Instant, SystemTime};

use clientsmith_tests::{Answer, Stub};
use polytomic::{Client, Error, ErrorKind};

use crate::{EXECUTION, SYNC, client, code, start};

/// Gets an execution; what comes of it, as the erased error.
async fn get(client: &Client) -> Result<(), Error> {
    let executions = client.model_sync().executions();
    executions.get(SYNC, EXECUTION).await?;
    Ok(())
}

/// Starts a sync without a key, which is not safe to repeat.
async fn post(client: &Client) -> Result<(), Error> {
    // With the key that is made up, it would be safe to repeat.
    let call = client.model_sync().start(SYNC);
    call.without_header("idempotency-key").await?;
    Ok(())
}

/// The time between the two requests that the stub had.
fn pause(stub: &Stub) -> Duration {
    match stub.requests().as_slice() {
        [first, second] => second.at - first.at,
        others => panic!("{} requests", others.len()),
    }
}

#[tokio::test]
async fn retry_after_in_seconds() {
    let (stub, client) = start().await;
    stub.script(Answer::status(429).header("retry-after", "1"));
    get(&client).await.expect("the second attempt succeeds");
    let pause = pause(&stub);
    assert!(pause >= Duration::from_secs(1), "{pause:?}");
    assert!(pause < Duration::from_secs(3), "{pause:?}");
}

/// A date has no fractions of a second, so this is one to two seconds from now.
#[tokio::test]
async fn retry_after_as_a_date() {
    let (stub, client) = start().await;
    let date = SystemTime::now() + Duration::from_secs(2);
    let start = SystemTime::now();
    stub.script(Answer::status(429).header("retry-after", &httpdate::fmt_http_date(date)));
    get(&client).await.expect("the second attempt succeeds");
    let pause = pause(&stub);
    assert!(pause >= Duration::from_millis(900), "{pause:?}");
    assert!(pause < Duration::from_secs(4), "{pause:?}");
    assert!(start.elapsed().is_ok_and(|time| time >= pause));
}

#[tokio::test]
async fn retry_after_that_is_past() {
    let (stub, client) = start().await;
    for date in [
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
    ] {
        stub.script(Answer::status(429).header("retry-after", date));
        post(&client).await.expect("the second attempt succeeds");
    }
    assert_eq!(stub.requests().len(), 6);
    stub.finish();
}

#[tokio::test]
async fn retry_after_in_milliseconds() {
    let (stub, client) = start().await;
    let answer = Answer::status(503).header("retry-after-ms", "150");
    stub.script(answer.header("retry-after", "9"));
    get(&client).await.expect("the second attempt succeeds");
    let pause = pause(&stub);
    assert!(pause >= Duration::from_millis(150), "{pause:?}");
    assert!(pause < Duration::from_secs(2), "{pause:?}");
}

/// Waiting less than asked would be of no use, so the answer is given at once.
#[tokio::test]
async fn retry_after_that_is_too_long() {
    let (stub, client) = start().await;
    stub.script(Answer::status(429).header("retry-after", "61"));
    let error = get(&client).await.expect_err("a minute is the limit");
    assert_eq!((code(&error), error.attempts()), (Some(429), 1));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(61)));
    stub.finish();
}

#[tokio::test]
async fn malformed_retry_after_is_as_none() {
    let (stub, client) = start().await;
    for value in ["soon", "-1", "1.5", "99999999999999999999", ""] {
        stub.script(Answer::status(503).header("retry-after", value));
        get(&client).await.expect("the second attempt succeeds");
        assert_eq!(stub.take_requests().len(), 2, "{value}");
        stub.script(Answer::status(503).header("retry-after", value));
        let error = post(&client).await.expect_err("it is not an invitation");
        assert_eq!((code(&error), error.retry_after()), (Some(503), None));
        assert_eq!(stub.take_requests().len(), 1, "{value}");
    }
    stub.finish();
}

#[tokio::test]
async fn unavailable_and_then_not() {
    let (stub, client) = start().await;
    stub.script(Answer::status(503));
    stub.script(Answer::status(502));
    get(&client).await.expect("the third attempt succeeds");
    assert_eq!(stub.requests().len(), 3);
    stub.finish();
}

#[tokio::test]
async fn a_connection_that_breaks() {
    for answer in [Answer::reset(), Answer::hang_up()] {
        let (stub, client) = start().await;
        stub.script(answer.clone());
        get(&client).await.expect("the second attempt succeeds");
        assert_eq!(stub.requests().len(), 2);

        stub.script(answer);
        let error = post(&client).await.expect_err("the connection broke");
        assert_eq!(error.kind(), ErrorKind::Transport);
        assert_eq!((error.status(), error.attempts()), (None, 1));
        assert!(!error.is_timeout() && !error.is_connect(), "{error:?}");
        assert_eq!(stub.requests().len(), 3, "a POST is not repeated");
        stub.finish();
    }
}

#[tokio::test]
async fn a_server_that_is_not_there() {
    let stub = Stub::open().await;
    let client = client(stub.origin());
    stub.finish();
    tokio::task::yield_now().await;
    let error = get(&client).await.expect_err("nobody listens");
    assert!(error.is_connect() && error.is_retryable(), "{error:?}");
    assert_eq!(error.attempts(), 3);
    let error = post(&client).await.expect_err("nobody listens");
    assert!(error.is_connect() && !error.is_retryable(), "{error:?}");
    assert_eq!(error.attempts(), 1);
}

#[tokio::test]
async fn a_truncated_body() {
    let (stub, client) = start().await;
    // What there is of it would be a whole document.
    let truncated = || {
        let answer = Answer::status(200).header("content-type", "application/json");
        answer.body("{\"data\":{}}").truncated(1)
    };
    stub.script(truncated());
    let error = post(&client).await.expect_err("the body is cut off");
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert_eq!(code(&error), Some(200), "what there is of it is kept");
    let found = error.headers().and_then(|all| all.get("content-type"));
    assert_eq!(found.expect("a media type"), "application/json");
    assert!(error.to_string().contains("200 OK"), "{error}");
    assert_eq!(stub.requests().len(), 1, "a POST is not repeated");
    stub.script(truncated());
    get(&client).await.expect("the second attempt succeeds");
    stub.finish();
}

#[tokio::test]
async fn an_answer_that_is_not_http() {
    let (stub, client) = start().await;
    stub.script(Answer::raw(b"220 smtp.example.com ESMTP\r\n"));
    let error = post(&client).await.expect_err("that is no HTTP");
    assert_eq!((error.kind(), error.status()), (ErrorKind::Transport, None));
    stub.finish();
}

/// Whatever comes in place of the declared JSON is an error that keeps status and bytes.
#[tokio::test]
async fn a_success_that_cannot_be_decoded() {
    let (stub, client) = start().await;
    for (media_type, body) in [
        ("text/html", "<p>Log in</p>"),
        ("text/plain", "{\"data\":{}}"),
        ("application/jsonp", "{\"data\":{}}"),
        ("application/json", "<p>Log in</p>"),
        ("application/json", "{\"data\":{}} {}"),
        ("application/json", "{\"data\":{}"),
        ("application/json", "\u{1}"),
        ("application/json", "{\"data\":{\"counts\":5}}"),
        ("application/json", "{\"data\":{\"id\":\"no-uuid\"}}"),
        ("application/json", "[]"),
        ("application/json", ""),
    ] {
        let answer = Answer::status(200).header("content-type", media_type);
        stub.script(answer.body(body));
        let error = get(&client).await.expect_err("it is not what was declared");
        assert_eq!(error.kind(), ErrorKind::Decode, "{error:?}");
        assert_eq!(code(&error), Some(200), "{error:?}");
        assert_eq!(error.bytes().expect("a body"), body, "{error:?}");
        let found = error.headers().and_then(|all| all.get("content-type"));
        assert_eq!(found.expect("a media type"), media_type);
        assert_eq!(stub.take_requests().len(), 1, "it is not asked for again");
    }
    stub.finish();
}

#[tokio::test]
async fn a_decode_error_says_where() {
    let (stub, client) = start().await;
    let body = serde_json::json!({ "data": { "counts": { "total": "100" } } });
    stub.script(Answer::json(200, &body));
    let error = get(&client).await.expect_err("a string is no integer");
    assert!(error.to_string().contains("data.counts.total"), "{error}");
    stub.finish();
}

/// Not even an answer that nests without end ends the process.
#[tokio::test]
async fn a_body_that_nests_without_end() {
    let (stub, client) = start().await;
    let deep = format!("{{\"metadata\":{{\"x\":{}", "[".repeat(1_000_000));
    for (status, body) in [(200, format!("{{\"new\":{deep}")), (404, deep)] {
        let answer = Answer::status(status).header("content-type", "application/json");
        stub.script(answer.body(body));
        let error = get(&client).await.expect_err("it has no end");
        assert_eq!(error.kind(), ErrorKind::Decode);
    }
    stub.finish();
}

#[tokio::test]
async fn media_types_that_mean_json() {
    let (stub, client) = start().await;
    for media_type in [
        "application/json; charset=utf-8",
        "Application/JSON",
        "application/vnd.a+json",
        "application/problem+json;v=1",
    ] {
        let answer = Answer::status(200).header("content-type", media_type);
        stub.script(answer.body("{\"data\":{}}"));
        get(&client).await.expect("it is JSON");
    }
    stub.script(Answer::status(200).body("{\"data\":{}}"));
    get(&client).await.expect("nothing says that it is not");
    stub.finish();
}

#[tokio::test]
async fn slow_answers_against_a_timeout() {
    let slow = Duration::from_secs(5);
    for answer in [
        Answer::example().slow_head(slow),
        Answer::status(200).body("{\"data\":{}}").slow_body(slow),
    ] {
        let (stub, client) = start().await;
        let start = Instant::now();
        stub.script(answer.clone());
        let call = client.model_sync().get(SYNC);
        let call = call.timeout(Duration::from_millis(300));
        let error = Error::from(call.await.expect_err("it takes too long"));
        assert!(error.is_timeout() && error.is_retryable(), "{error:?}");
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 1));

        // The same by the builder.
        stub.script(answer);
        let builder = Client::builder().base_url(stub.url()).bearer("t");
        let client = builder.timeout(Duration::from_millis(300)).build();
        let error = post(&client.expect("a client")).await;
        let error = error.expect_err("it takes too long");
        assert!(error.is_timeout() && !error.is_retryable(), "{error:?}");
        assert!(start.elapsed() < slow, "{:?}", start.elapsed());
        assert_eq!(stub.requests().len(), 2);
        stub.finish();
    }
}

#[tokio::test]
async fn a_deadline_holds_over_the_pauses() {
    let (stub, client) = start().await;
    stub.script(Answer::status(503).header("retry-after", "30"));
    let start = Instant::now();
    let call = client.model_sync().get(SYNC);
    let call = call.deadline(Duration::from_secs(20));
    let error = Error::from(call.await.expect_err("the server wants a longer wait"));
    assert!(start.elapsed() < Duration::from_secs(5), "{start:?}");
    // The caller learns what the server said, not just that time is up.
    assert_eq!((code(&error), error.attempts()), (Some(503), 1));
    stub.finish();
}

/// The second attempt is cut off, though it would have been in time by itself.
#[tokio::test]
async fn a_deadline_holds_over_all_attempts() {
    let (stub, client) = start().await;
    let slow = Duration::from_secs(10);
    stub.script(Answer::status(503).slow_head(slow / 100));
    stub.script(Answer::example().slow_head(slow));
    let start = Instant::now();
    let call = client.model_sync().get(SYNC);
    let call = call.timeout(slow * 2).deadline(slow / 10);
    let error = Error::from(call.await.expect_err("the time is up"));
    assert!(error.is_timeout(), "{error:?}");
    assert_eq!(error.attempts(), 2);
    assert!(start.elapsed() < slow, "{:?}", start.elapsed());
    stub.finish();
}
