//! Whether, and when, a call is tried again.

use crate::runtime::api::Endpoint;
use crate::runtime::clock;
use crate::runtime::retry_after::retry_after;
use crate::runtime::transport::TransportError;
use http::{HeaderMap, Method, StatusCode};
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

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
#[derive(Clone)]
pub struct RetryPolicy {
    retries: u32,
    initial: Duration,
    maximum: Duration,
    maximum_asked: Duration,
    statuses: Cow<'static, [u16]>,
    rule: Option<Arc<Rule>>,
}

type Rule = dyn Fn(&Attempt<'_>) -> Decision + Send + Sync;

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            retries: 2,
            initial: Duration::from_millis(500),
            maximum: Duration::from_secs(20),
            maximum_asked: Duration::from_secs(60),
            statuses: Cow::Borrowed(&[408, 429, 502, 503, 504]),
            rule: None,
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

    /// The statuses after which a call may succeed if it is repeated.
    pub fn statuses(mut self, statuses: impl Into<Vec<u16>>) -> Self {
        self.statuses = Cow::Owned(statuses.into());
        self
    }

    /// Decides otherwise about some attempts:
    ///
    /// ```text
    /// policy.decide(|attempt| match attempt.status() {
    ///     Some(StatusCode::CONFLICT) => Decision::Retry,
    ///     _ => Decision::Usual,
    /// })
    /// ```
    pub fn decide(
        mut self,
        rule: impl Fn(&Attempt<'_>) -> Decision + Send + Sync + 'static,
    ) -> Self {
        self.rule = Some(Arc::new(rule));
        self
    }

    /// How long to wait after this attempt; `None`: give up.
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

    /// What an attempt says about the next one.
    pub(crate) fn judge(&self, attempt: &Attempt<'_>) -> Verdict {
        let decision = self.rule.as_ref().map(|rule| rule(attempt));
        let again = match decision.unwrap_or(Decision::Usual) {
            Decision::Usual => self.is_transient(attempt),
            Decision::Retry => true,
            Decision::Stop => false,
        };
        match again {
            true => Verdict::Again {
                asked: attempt.retry_after(),
            },
            false => Verdict::Final,
        }
    }

    fn is_transient(&self, attempt: &Attempt<'_>) -> bool {
        match attempt.outcome {
            Ok((status, _)) => {
                let status = status.as_u16();
                let refused = matches!(status, 429 | 503) && attempt.retry_after().is_some();
                refused || (attempt.is_repeatable && self.statuses.contains(&status))
            }
            Err(error) => attempt.is_repeatable && !error.is_request() && !error.is_untrusted(),
        }
    }
}

impl fmt::Debug for RetryPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RetryPolicy")
            .field("retries", &self.retries)
            .field("initial", &self.initial)
            .field("maximum", &self.maximum)
            .field("maximum_asked", &self.maximum_asked)
            .field("statuses", &self.statuses)
            .finish_non_exhaustive()
    }
}

/// What [`RetryPolicy::decide`] says of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// What the policy does without it.
    Usual,
    /// It is repeated, whether that is safe or not, as often as the policy
    /// allows; unless its body can be read only once.
    Retry,
    /// It is the last one.
    Stop,
}

/// An attempt that is over.
#[derive(Clone, Copy)]
pub struct Attempt<'a> {
    pub(crate) operation: &'static str,
    pub(crate) number: u32,
    pub(crate) is_repeatable: bool,
    pub(crate) outcome: Result<(StatusCode, &'a HeaderMap), &'a TransportError>,
}

impl<'a> Attempt<'a> {
    /// The id of the operation.
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// Which attempt it was, the first being 1.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// Whether sending the request twice does the same as sending it once.
    pub fn is_repeatable(&self) -> bool {
        self.is_repeatable
    }

    /// The status of the answer, if there is one.
    pub fn status(&self) -> Option<StatusCode> {
        self.outcome.ok().map(|(status, _)| status)
    }

    /// The headers of the answer, if there is one.
    pub fn headers(&self) -> Option<&'a HeaderMap> {
        self.outcome.ok().map(|(_, headers)| headers)
    }

    /// Why there is no answer.
    pub fn error(&self) -> Option<&'a TransportError> {
        self.outcome.err()
    }

    /// How long the server asks to wait.
    pub fn retry_after(&self) -> Option<Duration> {
        let (status, headers) = self.outcome.ok()?;
        retry_after(status, headers, clock::now())
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

/// Whether sending a request twice does the same as sending it once.
pub(crate) fn is_repeatable(endpoint: &Endpoint, method: &Method, headers: &HeaderMap) -> bool {
    let is_there = |name: &str| headers.get(name).is_some_and(|key| !key.is_empty());
    let made = || endpoint.idempotency_key().map(|parameter| parameter.name);
    method.is_idempotent() || is_there(IDEMPOTENCY_KEY) || made().is_some_and(is_there)
}

/// draft-ietf-httpapi-idempotency-key-header.
pub(crate) const IDEMPOTENCY_KEY: &str = "Idempotency-Key";
