//! Answers that are no success: typed where the description declares the status, whole where not.

use clientsmith_tests::Answer;
use polytomic::types::{ApiError, ExecutionLogType};
use polytomic::{CallError, Error, ErrorKind};
use serde_json::{Value, json};

use crate::calls::CASES;
use crate::{DESCRIPTION, EXECUTION, SYNC, code, start};

/// The statuses of 4xx and 5xx that an operation declares, from the raw description.
fn declared(id: &str) -> Vec<u16> {
    let operation = DESCRIPTION
        .operation(id)
        .expect("the operation is declared");
    let node = DESCRIPTION.node(operation);
    let responses = node.get("responses").expect("there are responses");
    let statuses = responses.entries().filter_map(|(key, _)| key.parse().ok());
    statuses.filter(|status| *status >= 400).collect()
}

fn api_error(status: u16) -> Value {
    json!({
        "status": status,
        "key": "some.key",
        "message": format!("it is a {status}"),
        "metadata": { "deep": [1, { "er": null }] },
    })
}

/// An answer that no policy repeats: the wait would be too long.
fn final_answer(status: u16) -> Answer {
    Answer::json(status, &api_error(status))
        .header("retry-after", "86400")
        .header("x-request-id", "r-1")
}

#[tokio::test]
async fn each_declared_status_of_each_operation_is_typed() {
    let mut count = 0;
    let (stub, client) = start().await;
    for case in CASES {
        for status in declared(case.id) {
            stub.script(final_answer(status));
            match (case.bare.run)(client.clone()).await {
                Err(CallError::Api(error)) => {
                    assert_eq!(error.status(), status);
                    assert_eq!(error.request_id(), Some("r-1"));
                    assert_eq!(error.headers()["content-type"], "application/json");
                    let body = serde_json::to_value(error.body());
                    assert_eq!(body.ok(), Some(api_error(status)));
                    assert_eq!(error.bytes(), api_error(status).to_string().as_bytes());
                }
                other => panic!("{} {status}: {other:?}", case.id),
            }
            count += 1;
        }
    }
    stub.finish();
    assert_eq!(count, 82, "the statuses that the API documents");
}

/// The examples that the description gives for its errors.
#[tokio::test]
async fn the_errors_of_the_description() {
    let (stub, client) = start().await;
    for case in CASES {
        let statuses = declared(case.id).into_iter();
        // 408 is repeated.
        for status in statuses.filter(|status| *status != 408) {
            stub.script(Answer::declared(status));
            match (case.bare.run)(client.clone()).await {
                Err(CallError::Api(error)) => {
                    assert_eq!(error.status(), status);
                    assert_eq!(error.body().status, Some(status.into()));
                    assert!(error.body().message.is_some());
                }
                other => panic!("{} {status}: {other:?}", case.id),
            }
        }
    }
    stub.finish();
}

#[tokio::test]
async fn undeclared_statuses_keep_everything() {
    let (stub, client) = start().await;
    for case in CASES {
        for status in [300, 304, 401, 402, 418, 451, 501, 599] {
            if declared(case.id).contains(&status) {
                continue;
            }
            let body = "\u{0}not { json";
            stub.script(Answer::status(status).header("x-odd", "kept").body(body));
            match (case.bare.run)(client.clone()).await {
                Err(CallError::Unexpected(error)) => {
                    assert_eq!(error.kind(), ErrorKind::Unexpected);
                    assert_eq!(code(&error), Some(status));
                    assert_eq!(error.headers().expect("headers")["x-odd"], "kept");
                    // RFC 9110, 15.4.5: a 304 has no body.
                    let body = if status == 304 { "" } else { body };
                    assert_eq!(error.bytes().expect("a body"), body);
                    assert_eq!(error.operation(), case.id);
                }
                other => panic!("{} {status}: {other:?}", case.id),
            }
        }
    }
    stub.finish();
}

/// A declared status with another body than the declared one: the status is what counts.
#[tokio::test]
async fn a_declared_status_with_another_body_keeps_status_and_bytes() {
    let (stub, client) = start().await;
    for (media_type, body) in [
        ("text/html", "<h1>Not found</h1>"),
        ("application/json", "{\"key\": 5}"),
        ("application/json", "{"),
        ("application/json", "[]"),
        ("application/json", ""),
    ] {
        stub.script(
            Answer::status(404)
                .header("content-type", media_type)
                .body(body),
        );
        let outcome = client.model_sync().executions().get(SYNC, EXECUTION).await;
        match outcome.expect_err("a 404 is an error") {
            CallError::Decode(error) => {
                assert_eq!(code(&error), Some(404), "{error:?}");
                assert_eq!(error.bytes().expect("a body"), body, "{error:?}");
                assert!(error.headers().is_some());
            }
            other => panic!("{body}: {other:?}"),
        }
    }
    stub.finish();
}

#[tokio::test]
async fn another_success_status_is_a_success() {
    let (stub, client) = start().await;
    let sync = client.model_sync();
    for status in [200, 202, 204] {
        stub.script(Answer::status(status));
        let response = sync.delete(SYNC).send().await.expect("any 2xx deletes");
        assert_eq!(response.status(), status);
    }
    let body = json!({ "data": { "execution_ids": [] } });
    stub.script(Answer::json(202, &body));
    let response = sync.cancel(SYNC).send().await.expect("202 is a success");
    assert_eq!(response.status(), 202);
    stub.finish();
}

/// Where a redirect is the declared answer, a document is none.
#[tokio::test]
async fn a_success_in_place_of_the_declared_redirect() {
    let (stub, client) = start().await;
    stub.script(Answer::json(200, &json!({})));
    let executions = client.model_sync().executions();
    let call = executions.get_log(SYNC, EXECUTION, ExecutionLogType::Records, "a");
    let error = Error::from(call.await.expect_err("only a 302 is declared"));
    assert_eq!(error.kind(), ErrorKind::Unexpected);
    assert_eq!(error.bytes().expect("a body"), "{}");
    stub.finish();
}

/// `?` in a function that returns `polytomic::Error`: the same is known, but for the type.
#[tokio::test]
async fn the_erased_error_knows_the_same() {
    async fn name(client: &polytomic::Client) -> Result<Option<String>, Error> {
        let sync = client.model_sync().get(SYNC).await?;
        client.model_sync().executions().list(SYNC).await?;
        Ok(sync.data.and_then(|data| data.name))
    }
    let (stub, client) = start().await;
    stub.script(final_answer(404));
    let error = name(&client).await.expect_err("a 404 is an error");
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(code(&error), Some(404));
    assert_eq!((error.operation(), error.attempts()), ("getSync", 1));
    assert_eq!(error.request_id(), Some("r-1"));
    assert_eq!(
        error.bytes().expect("a body"),
        &api_error(404).to_string()[..]
    );
    assert!(!error.is_retryable() && !error.is_timeout() && !error.is_connect());
    assert!(error.to_string().contains("getSync"), "{error}");
    assert!(error.to_string().contains("404"), "{error}");
    let error: Box<dyn std::error::Error + Send + Sync> = error.into();
    assert!(error.downcast_ref::<Error>().is_some());
    stub.finish();
}

/// The documented way to tell one status from the others.
#[tokio::test]
async fn a_match_on_the_status() {
    let (stub, client) = start().await;
    for status in [404, 500, 418] {
        stub.script(final_answer(status));
        let found = match client.model_sync().executions().get(SYNC, EXECUTION).await {
            Err(CallError::Api(e)) if e.status() == 404 => {
                let body: &ApiError = e.body();
                body.message.clone()
            }
            Err(CallError::Api(e)) => e.into_body().key,
            Err(e) if e.is_timeout() => None,
            Err(e) => e.status().map(|status| status.to_string()),
            Ok(_) => None,
        };
        let expected = match status {
            404 => "it is a 404",
            500 => "some.key",
            _ => "418 I'm a teapot",
        };
        assert_eq!(found.as_deref(), Some(expected));
    }
    stub.finish();
}
