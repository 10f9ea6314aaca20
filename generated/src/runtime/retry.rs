// Copied by clientsmith: edits are lost when this crate is made anew.
//! Whether, and when, a call is tried again.

use crate::runtime::transport::TransportError;
use http::{HeaderMap, Method, StatusCode};
use std::time::{Duration, SystemTime};

/// When a call is tried again.
///
/// By default twice, after the statuses 408, 429, 502, 503 and 504 and after a
/// failed connection, where repeating is safe: for the idempotent methods
/// (RFC 9110, section 9.2.2), and for requests with an `Idempotency-Key`. A 429
/// or 503 that says when to come back (`Retry-After`) was not acted upon, so it
/// is tried again whatever the method. 409 and 500 never are: a service that
/// stores the outcome of a key would answer the same again.
///
/// The pause is a random time below a bound that doubles from attempt to
/// attempt ("full jitter"), or what the server asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    retries: u32,
    initial: Duration,
    maximum: Duration,
    maximum_asked: Duration,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            retries: 2,
            initial: Duration::from_millis(500),
            maximum: Duration::from_secs(20),
            maximum_asked: Duration::from_secs(60),
        }
    }
}

impl RetryPolicy {
    /// No retries.
    pub fn none() -> Self {
        Self::default().retries(0)
    }

    /// How often a call is repeated: 2 by default.
    pub fn retries(mut self, retries: u32) -> Self {
        self.retries = retries;
        self
    }

    /// The bound of the first pause, 500 ms by default, and of all pauses, 20 s
    /// by default.
    pub fn backoff(mut self, initial: Duration, maximum: Duration) -> Self {
        self.initial = initial;
        self.maximum = maximum;
        self
    }

    /// The longest `Retry-After` that is waited for, 60 s by default. An answer
    /// that asks for more is returned at once: coming back earlier than asked
    /// would be of no use.
    pub fn max_retry_after(mut self, maximum: Duration) -> Self {
        self.maximum_asked = maximum;
        self
    }

    /// How long to wait after this attempt, the first being 1; `None`: give up.
    pub(crate) fn pause(&self, attempt: u32, verdict: Verdict) -> Option<Duration> {
        if attempt > self.retries {
            return None;
        }
        match verdict {
            Verdict::Final => None,
            Verdict::Again { asked: Some(asked) } => (asked <= self.maximum_asked).then_some(asked),
            Verdict::Again { asked: None } => Some(self.jittered(attempt)),
        }
    }

    fn jittered(&self, attempt: u32) -> Duration {
        let doubled = 2_u32.saturating_pow(attempt.saturating_sub(1));
        let bound = self.initial.saturating_mul(doubled).min(self.maximum);
        bound.mul_f64(fastrand::f64())
    }
}

/// What an attempt says about the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Not to be repeated.
    Final,
    /// May be repeated, after what the server asks for.
    Again {
        /// The pause that the server asks for.
        asked: Option<Duration>,
    },
}

impl Verdict {
    /// After an answer.
    pub(crate) fn of_answer(repeatable: bool, status: StatusCode, headers: &HeaderMap) -> Self {
        let asked = retry_after(headers, SystemTime::now());
        let refused = matches!(status.as_u16(), 429 | 503) && asked.is_some();
        let transient = matches!(status.as_u16(), 408 | 429 | 502 | 503 | 504);
        match refused || (transient && repeatable) {
            true => Self::Again { asked },
            false => Self::Final,
        }
    }

    /// After a failure of the transport.
    pub(crate) fn of_failure(repeatable: bool, error: &TransportError) -> Self {
        match repeatable && !error.is_request() {
            true => Self::Again { asked: None },
            false => Self::Final,
        }
    }
}

/// Whether sending a request twice does the same as sending it once.
pub(crate) fn is_repeatable(method: &Method, headers: &HeaderMap) -> bool {
    let key = headers.get("idempotency-key");
    method.is_idempotent() || key.is_some_and(|key| !key.is_empty())
}

/// How long the server asks to wait: `retry-after-ms`, or `Retry-After` in
/// seconds or as a date (RFC 9110, section 10.2.3).
pub(crate) fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = |name| headers.get(name)?.to_str().ok().map(str::trim);
    let milliseconds = text("retry-after-ms").and_then(|text| text.parse().ok());
    if let Some(milliseconds) = milliseconds {
        return Some(Duration::from_millis(milliseconds));
    }
    let text = text("retry-after")?;
    if let Ok(seconds) = text.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = httpdate::parse_http_date(text).ok()?;
    Some(date.duration_since(now).unwrap_or_default())
}
