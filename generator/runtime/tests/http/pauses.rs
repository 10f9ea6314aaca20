//! How long is waited between attempts, measured by a server behind a socket.
//! What is exact is in `retries` and `rate_limits`, where the clock is paused.

use crate::recorder::Recorder;
use crate::runtime::client::ClientBuilder;
use crate::runtime::retry::RetryPolicy;
use crate::schemes::{self, Open, call};
use std::time::{Duration, SystemTime};
use tokio::task::JoinSet;

/// What a busy machine may take on top.
const SLACK: Duration = Duration::from_secs(5);

/// The pauses before a call of a server with these answers has succeeded.
async fn pauses(answers: Vec<String>, policy: RetryPolicy, is_blocking: bool) -> Vec<Duration> {
    let server = Recorder::start(answers);
    let builder = schemes::builder().base_url(&server.url).retry(policy);
    match is_blocking {
        false => {
            call::<Open>(&builder.build().unwrap()).await.unwrap();
        }
        true => waiting(builder).await,
    }
    server.pauses()
}

#[cfg(feature = "blocking")]
async fn waiting(builder: ClientBuilder) {
    let thread = tokio::task::spawn_blocking(move || {
        let client = builder.blocking().build().unwrap();
        call::<Open>(&client).send_blocking().unwrap();
    });
    thread.await.unwrap();
}

#[cfg(not(feature = "blocking"))]
async fn waiting(builder: ClientBuilder) {
    call::<Open>(&builder.build().unwrap()).await.unwrap();
}

#[tokio::test]
async fn what_a_server_asks_for_is_waited_for() {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let reset = (now.unwrap().as_secs() + 3).to_string();
    let mut calls = JoinSet::new();
    for (status, header, milliseconds) in [
        (503, "Retry-After: 1".to_owned(), 1000),
        (503, "retry-after-ms: 300".to_owned(), 300),
        (429, "RateLimit-Reset: 1".to_owned(), 1000),
        // Until a second of the clock, which the setup of the test has not reached.
        (429, format!("X-RateLimit-Reset: {reset}"), 1000),
    ] {
        for is_blocking in [false, true] {
            let answers = vec![format!("{status} No\r\n{header}"), "200 OK".to_owned()];
            let header = header.clone();
            calls.spawn(async move {
                // Without it, the pause would be too short to be mistaken for it.
                let tiny = Duration::from_millis(1);
                let policy = RetryPolicy::default().backoff(tiny, tiny);
                let pauses = pauses(answers, policy, is_blocking).await;
                let asked = Duration::from_millis(milliseconds);
                let is_kept = pauses[0] >= asked && pauses[0] < asked + SLACK;
                assert!(is_kept, "{header}, blocking {is_blocking}: {pauses:?}");
            });
        }
    }
    calls.join_all().await;
}

/// "Full jitter": any time from nothing to a bound, which doubles until it is the
/// longest.
#[tokio::test]
async fn pauses_are_random_within_their_bounds() {
    let mut answers = vec!["503 No".to_owned(); 8];
    answers.push("200 OK".to_owned());
    let (first, longest) = (Duration::from_millis(50), Duration::from_millis(200));
    let policy = RetryPolicy::default().retries(8).backoff(first, longest);
    let pauses = pauses(answers, policy, false).await;
    assert_eq!(pauses.len(), 8);
    let bounds = (0..).map(|retry| first.saturating_mul(1 << retry).min(longest));
    for (pause, bound) in pauses.iter().zip(bounds) {
        assert!(*pause < bound + SLACK, "{pauses:?}");
    }
    // All of them at their bounds would be 1350 ms.
    let all: Duration = pauses.iter().sum();
    let shortest = pauses.iter().min().unwrap();
    let spread = *pauses.iter().max().unwrap() - *shortest;
    assert!(all < Duration::from_millis(1350) + SLACK, "{pauses:?}");
    assert!(spread > Duration::from_millis(10), "{pauses:?}");
    assert!(*shortest < longest, "{pauses:?}");
}
