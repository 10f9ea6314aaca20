//! How long servers ask to wait, in the forms that are in use, what a policy
//! makes of it, and what all calls may spend on retries.

use crate::runtime::retry::{Decision, RetryPolicy};
use crate::runtime::retry_after::retry_after;
use crate::runtime::retry_budget::RetryBudget;
use crate::schemes::{KEY, Keyed, Open, builder, call};
use crate::server::{Server, Step, with};
use http::{HeaderMap, HeaderName, StatusCode};
use std::time::{Duration, SystemTime};

/// Seconds of the wait, at a time that is this long after 1970.
fn wait(status: u16, headers: &[(&str, &str)]) -> Option<f64> {
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
    let mut map = HeaderMap::new();
    for (name, value) in headers {
        map.insert(HeaderName::try_from(*name).unwrap(), value.parse().unwrap());
    }
    let wait = retry_after(StatusCode::from_u16(status).unwrap(), &map, now);
    wait.map(|wait| wait.as_secs_f64())
}

#[test]
fn the_forms_of_rate_limits() {
    for (name, value, expected) in [
        ("Retry-After", "7", Some(7.0)),
        ("Retry-After", "1.5", None),
        ("Retry-After", "-1", None),
        ("Retry-After", "soon", None),
        ("Retry-After", "inf", None),
        ("Retry-After", "NaN", None),
        ("Retry-After", "1e300", None),
        ("retry-after-ms", "250", Some(0.25)),
        // GitHub: the time in seconds since 1970.
        ("x-ratelimit-reset", "1700000030", Some(30.0)),
        ("x-ratelimit-reset", "1699999990", Some(0.0)),
        ("X-Rate-Limit-Reset", "1700000030", Some(30.0)),
        ("x-ratelimit-reset", "1700000030500", Some(30.5)),
        ("x-ratelimit-reset", "1e300", None),
        // Reddit: seconds from now.
        ("x-ratelimit-reset", "42", Some(42.0)),
        ("x-ratelimit-reset-after", "1.25", Some(1.25)),
        ("RateLimit-Reset", "50", Some(50.0)),
        ("RateLimit", "limit=100, remaining=0, reset=20", Some(20.0)),
        ("RateLimit", "\"burst\";r=0;t=5", Some(5.0)),
        (
            "RateLimit",
            "\"burst\";r=0;t=5, \"day\";r=0;t=3600",
            Some(3600.0),
        ),
        (
            "RateLimit",
            "\"burst\";r=0;t=5, \"day\";r=90;t=3600",
            Some(5.0),
        ),
        ("RateLimit", "\"burst\"", None),
    ] {
        assert_eq!(wait(429, &[(name, value)]), expected, "{name}: {value}");
    }
    // What the server asks for goes before when the limit ends.
    let both = [("retry-after", "3"), ("x-ratelimit-reset", "42")];
    assert_eq!(wait(429, &both), Some(3.0));
    // Other answers have these headers too, and do not ask to wait.
    assert_eq!(wait(503, &[("x-ratelimit-reset", "42")]), None);
    assert_eq!(wait(503, &[("retry-after", "3")]), Some(3.0));
}

fn done() -> Step {
    Step::Answer(200, vec![("content-type", "text/plain".into())], "")
}

#[tokio::test(start_paused = true)]
async fn the_end_of_a_rate_limit_is_waited_for() {
    let server = Server::new([with(429, "x-ratelimit-reset", 9), done()]);
    let builder = builder().transport(server.clone()).credential(KEY, "t");
    let response = call::<Keyed>(&builder.build().unwrap())
        .send()
        .await
        .unwrap();
    assert_eq!(response.attempts(), 2);
    assert_eq!(server.times()[1], Duration::from_secs(9));
}

#[tokio::test(start_paused = true)]
async fn which_statuses_are_tried_again_is_the_callers_choice() {
    let policy = RetryPolicy::default().statuses([500]);
    for (status, attempts) in [(500, 3), (503, 1)] {
        let server = Server::new([
            with(status, "x", 1),
            with(status, "x", 1),
            with(status, "x", 1),
        ]);
        let builder = builder().transport(server).retry(policy.clone());
        let error = call::<Open>(&builder.build().unwrap()).await.unwrap_err();
        assert_eq!(
            (error.attempts(), error.is_retryable()),
            (attempts, attempts > 1)
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_rule_of_the_caller() {
    let policy = RetryPolicy::default().decide(|attempt| {
        assert_eq!(attempt.operation(), "Keyed");
        assert!(!attempt.is_repeatable());
        match (attempt.status(), attempt.error()) {
            (Some(StatusCode::CONFLICT), _) if attempt.number() == 1 => Decision::Retry,
            (_, Some(error)) if error.is_connect() => Decision::Retry,
            (Some(StatusCode::SERVICE_UNAVAILABLE), _) => Decision::Stop,
            _ => Decision::Usual,
        }
    });
    for (steps, attempts) in [
        (vec![with(409, "x", 1), with(409, "x", 1)], 2),
        (vec![Step::Refuse, done()], 2),
        (vec![Step::Break], 1),
        (vec![with(503, "retry-after", 1)], 1),
        (vec![with(429, "retry-after", 1), done()], 2),
    ] {
        let server = Server::new(steps);
        let builder = builder().transport(server.clone()).credential(KEY, "t");
        let client = builder.retry(policy.clone()).build().unwrap();
        let _ = call::<Keyed>(&client).await;
        assert_eq!(server.requests().len(), attempts);
    }
    assert!(format!("{policy:?}").contains("retries: 2"));
}

#[tokio::test(start_paused = true)]
async fn an_outage_is_not_multiplied() {
    let server = Server::new((0..100).map(|_| with(503, "x", 1)));
    let builder = builder().transport(server.clone());
    let client = builder.retry_budget(RetryBudget::new(4)).build().unwrap();
    for _ in 0..10 {
        call::<Open>(&client).await.unwrap_err();
    }
    // Ten calls and four retries.
    assert_eq!(server.requests().len(), 14);
}

#[tokio::test(start_paused = true)]
async fn a_budget_fills_up_again() {
    let budget = RetryBudget::new(1);
    let unavailable = || with(503, "x", 1);
    let run = async |steps: Vec<Step>| {
        let server = Server::new(steps);
        let builder = builder()
            .transport(server.clone())
            .retry_budget(budget.clone());
        let _ = call::<Open>(&builder.build().unwrap()).await;
        server.requests().len()
    };
    assert_eq!(format!("{budget:?}"), "1 retries");
    // A retry that leads to an answer costs nothing.
    for _ in 0..3 {
        assert_eq!(run(vec![unavailable(), done()]).await, 2);
    }
    assert_eq!(run(vec![unavailable(), unavailable()]).await, 2);
    assert_eq!(run(vec![unavailable()]).await, 1);
    for _ in 0..4 {
        assert_eq!(run(vec![done()]).await, 1);
    }
    assert_eq!(run(vec![unavailable()]).await, 1);
    assert_eq!(run(vec![done()]).await, 1);
    assert_eq!(run(vec![unavailable(), done()]).await, 2);
    let unlimited = RetryBudget::unlimited();
    assert_eq!(format!("{unlimited:?}"), "unlimited");
}
