// Copied by clientsmith: edits are lost when this crate is made anew.
//! From a draft to its answer: attempts, time limits and pauses. The one
//! function that all calls go through.

use crate::runtime::access::Access;
use crate::runtime::api::Endpoint;
use crate::runtime::authenticator::Unproven;
use crate::runtime::body::BodyError;
use crate::runtime::client::Settings;
use crate::runtime::clock::{Clock, Instant};
use crate::runtime::content::Content;
use crate::runtime::draft::Draft;
use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::layer::CallInfo;
use crate::runtime::patience::{Patience, Signs};
use crate::runtime::response::{Exchange, Rest};
use crate::runtime::retry::{Attempt, RetryPolicy, Verdict, is_repeatable};
use crate::runtime::span;
use crate::runtime::transport::{Incoming, Sending, TransportError};
use bytes::Bytes;
use http::header::LOCATION;
use http::response::Parts;
use http::{StatusCode, Uri};
use std::future::Future;
use std::pin::{Pin, pin};
use std::time::Duration;
use tracing::{Instrument, Span};

/// The answer to come.
pub type Exchanging = Pin<Box<dyn Future<Output = Result<Exchange, Error>> + Send>>;

/// What was asked, kept in the extensions of an answer with a `Location`, which
/// is relative to it.
#[derive(Clone)]
pub struct Asked {
    /// The operation.
    pub endpoint: &'static Endpoint,
    /// The URL of the request.
    pub uri: Uri,
}

/// How much of a success is waited for. Other answers are read as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Whole,
    /// The head: the body is read by who has made the call.
    Head,
}

/// Makes the request of a draft and sends it, again where the policy says so,
/// until there is an answer or the time is up.
pub fn execute(mut draft: Box<Draft>, extent: Extent) -> Exchanging {
    Box::pin(async move {
        draft.check_clock()?;
        draft.make_keys()?;
        let access = draft.access()?;
        let retry = draft.retry.as_ref().unwrap_or(&draft.client.0.retry);
        let limits = Limits {
            clock: draft.clock,
            timeout: draft.timeout,
            deadline: draft.deadline,
            extent,
        };
        let (settings, endpoint) = (&draft.client.0, draft.endpoint);
        let request = || draft.request();
        exchange(settings, endpoint, &request, &access, &limits, retry).await
    })
}

/// Makes the request of each attempt of a call. They are all the same, and made
/// anew rather than kept: most calls need one.
pub(crate) type Requests<'a> = &'a (dyn Fn() -> Result<Box<http::Request<Content>>, Error> + Sync);

/// The limits of a call.
pub(crate) struct Limits {
    /// Who waits.
    pub(crate) clock: Clock,
    /// Of a silence.
    pub(crate) timeout: Duration,
    /// Of all attempts.
    pub(crate) deadline: Option<Duration>,
    /// Of what is read.
    pub(crate) extent: Extent,
}

impl Limits {
    /// What is left of the deadline.
    fn left(&self, started: Instant) -> Duration {
        self.deadline.map_or(Duration::MAX, |deadline| {
            deadline.saturating_sub(started.elapsed())
        })
    }

    /// Which limit has passed.
    fn passed(&self, started: Instant) -> String {
        match self.deadline {
            Some(deadline) if started.elapsed() >= deadline => {
                format!("the deadline of {deadline:?} has passed")
            }
            _ => format!("nothing was sent or came within {:?}", self.timeout),
        }
    }
}

/// Sends a request, again where the policy says so.
pub(crate) async fn exchange(
    settings: &Settings,
    endpoint: &'static Endpoint,
    requests: Requests<'_>,
    access: &Access,
    limits: &Limits,
    retry: &RetryPolicy,
) -> Result<Exchange, Error> {
    let started = Instant::now();
    let (mut attempts, mut retries, mut renewed) = (0, 0, false);
    let (uri, repeatable, outcome, verdict) = loop {
        attempts += 1;
        let request = requests()?;
        let uri = request.uri().clone();
        let repeatable = is_repeatable(endpoint, request.method(), request.headers());
        let is_once = !request.body().is_repeatable();
        let span = span::attempt(endpoint, &settings.base, &uri, attempts);
        let call = CallInfo {
            endpoint,
            attempt: attempts,
            time_limit: limits.timeout,
            time_left: limits.deadline.map(|_| limits.left(started)),
            shows_certificate: access.shows_certificate,
        };
        let patience = Patience {
            clock: limits.clock,
            silence: call.time_limit,
            all: call.time_left.unwrap_or(Duration::MAX),
        };
        let signs = Signs::new();
        let attempt = pin!(attempt(settings, request, access, call, limits, &signs));
        let attempt = patience.wait(&signs, attempt).instrument(span.clone());
        let (outcome, is_renewed) = attempt.await.unwrap_or((Outcome::Late, false));
        outcome.record(&span);
        // What was shown is shown no more: once, the new one is tried at once.
        if is_renewed && !renewed && !is_once {
            renewed = true;
            continue;
        }
        let verdict = outcome.verdict(retry, endpoint, attempts, repeatable);
        let pause = retry.pause(retries + 1, verdict).filter(|_| !is_once);
        // A pause beyond the deadline would only hide what went wrong.
        let Some(pause) = pause.filter(|pause| *pause < limits.left(started)) else {
            break (uri, repeatable, outcome, verdict);
        };
        if !settings.budget.take() {
            tracing::debug!(operation = endpoint.id, attempts, "no retry is left");
            break (uri, repeatable, outcome, verdict);
        }
        tracing::debug!(operation = endpoint.id, attempts, ?pause, "trying again");
        Box::pin(limits.clock.sleep(pause)).await;
        retries += 1;
    };
    if outcome.is_answer() && verdict == Verdict::Final {
        settings.budget.earn(retries > 0);
    }
    let retryable = outcome.is_retryable(verdict, repeatable);
    let exchange = |mut response: http::Response<Bytes>, incoming: Option<Incoming>| {
        if response.headers().contains_key(LOCATION) {
            let uri = uri.clone();
            response.extensions_mut().insert(Asked { endpoint, uri });
        }
        Exchange {
            endpoint,
            response,
            attempts,
            started,
            retryable,
            rest: incoming.map(|incoming| Rest {
                incoming,
                clock: limits.clock,
                timeout: limits.timeout,
                deadline: limits.deadline.and_then(|time| started.checked_add(time)),
            }),
        }
    };
    let error = match outcome {
        Outcome::Answer(response) => return Ok(exchange(response, None)),
        Outcome::Head(response, incoming) => return Ok(exchange(response, Some(incoming))),
        Outcome::Long(response) => {
            let reason = format!("the body is longer than {} bytes", settings.body_limit);
            let reason = BodyError::new(reason);
            return Err(Error::of_answer(
                ErrorKind::TooLarge,
                exchange(response, None),
                Some(reason),
            ));
        }
        Outcome::Failure(error) => Error::of_transport(endpoint.id, error),
        Outcome::Broken(head, error) => Error::of_transport(endpoint.id, error).with_head(head),
        Outcome::Late => Error::new(ErrorKind::Timeout, endpoint.id, limits.passed(started)),
        Outcome::Unproven(unproven) => {
            attempts -= 1;
            Error::new(ErrorKind::Credentials, endpoint.id, unproven.reason)
        }
    };
    Err(error.spent(attempts, started.elapsed(), retryable))
}

/// How an attempt ended.
enum Outcome {
    /// With an answer.
    Answer(http::Response<Bytes>),
    /// With the head of a success, and a body to be read.
    Head(http::Response<Bytes>, Incoming),
    /// With an answer whose body is longer than the limit.
    Long(http::Response<Bytes>),
    /// Without an answer.
    Failure(TransportError),
    /// With the head of an answer, but not with all of its body.
    Broken(Parts, TransportError),
    /// Not in time.
    Late,
    /// Without being sent, for want of a credential.
    Unproven(Unproven),
}

/// Sends a request once. Whether it was refused, and the next one would show
/// another credential.
async fn attempt(
    settings: &Settings,
    mut request: Box<http::Request<Content>>,
    access: &Access,
    call: CallInfo,
    limits: &Limits,
    signs: &Signs,
) -> (Outcome, bool) {
    let presented = match access.authorize(settings, &mut request).await {
        Ok(presented) => presented,
        Err(unproven) => return (Outcome::Unproven(unproven), false),
    };
    let sending = match send(settings, *request, call, signs) {
        Ok(sending) => sending,
        Err(error) => return (Outcome::Failure(error), false),
    };
    let outcome = read(settings, sending, limits, signs).await;
    let is_renewed = match (&outcome, &presented) {
        (Outcome::Answer(answer), Some(presented)) => {
            answer.status() == StatusCode::UNAUTHORIZED
                && access.refused(settings, presented, answer.headers())
        }
        _ => false,
    };
    (outcome, is_renewed)
}

/// Gives a request to the layers and the transport.
fn send(
    settings: &Settings,
    request: http::Request<Content>,
    call: CallInfo,
    signs: &Signs,
) -> Result<Sending, TransportError> {
    let (mut head, content) = request.into_parts();
    let body = content.open().map_err(TransportError::request)?;
    if let Some(name) = &settings.attempt_header {
        head.headers.insert(name, call.attempt.into());
    }
    head.extensions.insert(call);
    let request = http::Request::from_parts(head, body.watched(signs));
    Ok(settings.layers().run(request))
}

async fn read(settings: &Settings, sending: Sending, limits: &Limits, signs: &Signs) -> Outcome {
    // A thread that waits leaves the time limit to the transport.
    let is_late = |error: &TransportError| limits.clock == Clock::Thread && error.is_timeout();
    let (head, body) = match sending.await {
        Ok(response) => response.into_parts(),
        Err(error) if is_late(&error) => return Outcome::Late,
        Err(error) => return Outcome::Failure(error),
    };
    signs.note();
    if limits.extent == Extent::Head && head.status.is_success() {
        return Outcome::Head(http::Response::from_parts(head, Bytes::new()), body);
    }
    match body.collect(settings.body_limit, signs).await {
        Ok(Some(body)) => Outcome::Answer(http::Response::from_parts(head, body)),
        Ok(None) => Outcome::Long(http::Response::from_parts(head, Bytes::new())),
        Err(error) if is_late(&error) => Outcome::Late,
        Err(error) => Outcome::Broken(head, error),
    }
}

impl Outcome {
    fn is_answer(&self) -> bool {
        matches!(self, Self::Answer(_) | Self::Head(..) | Self::Long(_))
    }

    fn verdict(
        &self,
        retry: &RetryPolicy,
        endpoint: &'static Endpoint,
        number: u32,
        is_repeatable: bool,
    ) -> Verdict {
        let outcome = match self {
            Self::Answer(answer) => Ok((answer.status(), answer.headers())),
            Self::Failure(error) | Self::Broken(_, error) => Err(error),
            // Nothing was sent.
            Self::Unproven(unproven) if unproven.is_transient => {
                return Verdict::Again { asked: None };
            }
            Self::Head(..) | Self::Long(_) | Self::Late | Self::Unproven(_) => {
                return Verdict::Final;
            }
        };
        retry.judge(&Attempt {
            operation: endpoint.id,
            number,
            is_repeatable,
            outcome,
        })
    }

    /// Whether the same call may succeed later and is safe to repeat.
    fn is_retryable(&self, verdict: Verdict, repeatable: bool) -> bool {
        match self {
            Self::Late => repeatable,
            _ => verdict != Verdict::Final,
        }
    }

    fn record(&self, span: &Span) {
        match self {
            Self::Answer(answer) | Self::Head(answer, _) | Self::Long(answer) => {
                span::answered(span, answer.status())
            }
            Self::Failure(error) if error.is_connect() => span::failed(span, "connect"),
            Self::Broken(head, _) => {
                span::answered(span, head.status);
                span::failed(span, "transport");
            }
            Self::Failure(_) => span::failed(span, "transport"),
            Self::Late => span::failed(span, "timeout"),
            Self::Unproven(_) => span::failed(span, "credentials"),
        }
    }
}
