//! From a draft to its answer: attempts, time limits and pauses. The one
//! function that all calls go through.

use crate::runtime::access::Access;
use crate::runtime::api::Endpoint;
use crate::runtime::body::BodyError;
use crate::runtime::client::Settings;
use crate::runtime::clock::{Clock, Instant};
use crate::runtime::content::Content;
use crate::runtime::draft::Draft;
use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::layer::CallInfo;
use crate::runtime::outcome::Outcome;
use crate::runtime::patience::{Patience, Signs};
use crate::runtime::response::{Exchange, Rest};
use crate::runtime::retry::{RetryPolicy, Verdict, is_repeatable};
use crate::runtime::span;
use crate::runtime::transport::{Incoming, Sending, TransportError};
use bytes::Bytes;
use http::header::LOCATION;
use http::{StatusCode, Uri};
use std::future::Future;
use std::pin::{Pin, pin};
use std::time::Duration;
use tracing::Instrument;

/// The answer to come.
pub type Exchanging = Pin<Box<dyn Future<Output = Result<Box<Exchange>, Error>> + Send>>;

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
        let attempts = Attempts {
            settings: &draft.client.0,
            endpoint: draft.endpoint,
            requests: &*draft,
            access: &access,
            retry: draft.retry.as_ref().unwrap_or(&draft.client.0.retry),
            started: Instant::now(),
            clock: draft.clock,
            timeout: draft.timeout,
            deadline: draft.deadline,
            extent,
        };
        attempts.exchange().await
    })
}

/// Makes the request of each attempt of a call. They are all the same, and made
/// anew rather than kept: most calls need one.
pub(crate) trait Requests: Sync {
    /// The request without credentials.
    ///
    /// # Errors
    ///
    /// Where an argument, the body or a header cannot be sent.
    fn request(&self) -> Result<Box<http::Request<Content>>, Error>;

    /// Its URL.
    fn uri(&self) -> Option<Uri>;
}

/// What all attempts of a call have in common.
pub(crate) struct Attempts<'a> {
    pub(crate) settings: &'a Settings,
    pub(crate) endpoint: &'static Endpoint,
    pub(crate) requests: &'a dyn Requests,
    pub(crate) access: &'a Access<'a>,
    pub(crate) retry: &'a RetryPolicy,
    pub(crate) started: Instant,
    /// Who waits.
    pub(crate) clock: Clock,
    /// How long for a sign of life.
    pub(crate) timeout: Duration,
    /// How long for all attempts.
    pub(crate) deadline: Option<Duration>,
    /// For how much of a success.
    pub(crate) extent: Extent,
}

impl Attempts<'_> {
    /// Sends the request, again where the policy says so.
    pub(crate) async fn exchange(&self) -> Result<Box<Exchange>, Error> {
        let (mut attempts, mut retries, mut renewed) = (0, 0, false);
        let (outcome, retryable) = loop {
            attempts += 1;
            let request = self.requests.request()?;
            let repeatable = is_repeatable(self.endpoint, request.method(), request.headers());
            let is_once = !request.body().is_repeatable();
            let span = span::attempt(self.endpoint, &self.settings.base, request.uri(), attempts);
            let left = self.left();
            let patience = Patience {
                clock: self.clock,
                silence: self.timeout,
                all: left.unwrap_or(Duration::MAX),
            };
            let (outcome, is_renewed) = {
                let signs = Signs::new();
                let attempt = pin!(self.attempt(request, attempts, left, &signs));
                let mut attempt = pin!(patience.wait(&signs, attempt).instrument(span));
                let (outcome, is_renewed) =
                    attempt.as_mut().await.unwrap_or((Outcome::Late, false));
                outcome.record(attempt.span());
                (outcome, is_renewed)
            };
            // What was shown is shown no more: once, the new one is tried at once.
            if is_renewed && !renewed && !is_once {
                renewed = true;
                continue;
            }
            let verdict = outcome.verdict(self.retry, self.endpoint, attempts, repeatable);
            let retryable = outcome.is_retryable(verdict, repeatable);
            if verdict == Verdict::Final && outcome.is_answer() {
                self.settings.budget.earn(retries > 0);
            }
            if verdict == Verdict::Final || is_once {
                break (outcome, retryable);
            }
            retries += 1;
            let Some(pause) = self.pause(verdict, attempts, retries) else {
                break (outcome, retryable);
            };
            Box::pin(self.clock.sleep(pause)).await;
        };
        self.conclude(outcome, attempts, retryable)
    }

    /// How long to wait before the next attempt; `None`: give up.
    #[cold]
    fn pause(&self, verdict: Verdict, attempts: u32, retry: u32) -> Option<Duration> {
        let pause = self.retry.pause(retry, verdict)?;
        // A pause beyond the deadline would only hide what went wrong.
        if self.left().is_some_and(|left| pause >= left) {
            return None;
        }
        let operation = self.endpoint.id;
        if !self.settings.budget.take() {
            tracing::debug!(operation, attempts, "no retry is left");
            return None;
        }
        tracing::debug!(operation, attempts, ?pause, "trying again");
        Some(pause)
    }

    /// What the last attempt comes to.
    fn conclude(
        &self,
        outcome: Outcome,
        mut attempts: u32,
        retryable: bool,
    ) -> Result<Box<Exchange>, Error> {
        let id = self.endpoint.id;
        let error = match outcome {
            Outcome::Answer(mut exchange) => {
                exchange.retryable = retryable;
                self.keep_asked(&mut exchange);
                return Ok(exchange);
            }
            Outcome::Long(exchange) => {
                let limit = self.settings.body_limit;
                let reason = BodyError::new(format!("the body is longer than {limit} bytes"));
                Error::of_answer(ErrorKind::TooLarge, exchange, Some(reason))
            }
            Outcome::Failure(error) => Error::of_transport(id, error),
            Outcome::Broken(exchange, error) => {
                Error::of_transport(id, error).with_head(exchange.response.into_parts().0)
            }
            Outcome::Late => Error::new(ErrorKind::Timeout, id, self.passed()),
            Outcome::Unproven(unproven) => {
                attempts -= 1;
                Error::new(ErrorKind::Credentials, id, unproven.reason)
            }
        };
        Err(error.spent(attempts, self.started.elapsed(), retryable))
    }

    /// Keeps what was asked, for a `Location`.
    fn keep_asked(&self, exchange: &mut Exchange) {
        if !exchange.response.headers().contains_key(LOCATION) {
            return;
        }
        if let Some(uri) = self.requests.uri() {
            let endpoint = self.endpoint;
            let asked = Asked { endpoint, uri };
            exchange.response.extensions_mut().insert(asked);
        }
    }

    /// What is left of the deadline, if there is one.
    fn left(&self) -> Option<Duration> {
        let deadline = self.deadline?;
        Some(deadline.saturating_sub(self.started.elapsed()))
    }

    /// Which limit has passed.
    fn passed(&self) -> String {
        match self.deadline {
            Some(deadline) if self.started.elapsed() >= deadline => {
                format!("the deadline of {deadline:?} has passed")
            }
            _ => format!("nothing was sent or came within {:?}", self.timeout),
        }
    }

    /// Sends a request once. Whether it was refused, and the next one would show
    /// another credential.
    async fn attempt(
        &self,
        mut request: Box<http::Request<Content>>,
        number: u32,
        left: Option<Duration>,
        signs: &Signs,
    ) -> (Outcome, bool) {
        let presented = match self.access.authorize(self.settings, &mut request).await {
            Ok(presented) => presented,
            Err(unproven) => return (Outcome::Unproven(unproven), false),
        };
        let sending = match self.send(*request, number, left, signs) {
            Ok(sending) => sending,
            Err(error) => return (Outcome::Failure(error), false),
        };
        let outcome = self.read(sending, number, signs).await;
        let is_renewed = match (&outcome, &presented) {
            (Outcome::Answer(exchange), Some(presented)) => {
                let answer = &exchange.response;
                answer.status() == StatusCode::UNAUTHORIZED
                    && self
                        .access
                        .refused(self.settings, presented, answer.headers())
            }
            _ => false,
        };
        (outcome, is_renewed)
    }

    /// Gives a request to the layers and the transport.
    fn send(
        &self,
        request: http::Request<Content>,
        number: u32,
        left: Option<Duration>,
        signs: &Signs,
    ) -> Result<Sending, TransportError> {
        let (mut head, content) = request.into_parts();
        let body = content.open().map_err(TransportError::request)?;
        if let Some(name) = &self.settings.attempt_header {
            head.headers.insert(name, number.into());
        }
        if self.settings.tells_calls() {
            head.extensions.insert(CallInfo {
                endpoint: self.endpoint,
                attempt: number,
                time_limit: self.timeout,
                time_left: left,
                shows_certificate: self.access.shows_certificate,
            });
        }
        let request = http::Request::from_parts(head, body.watched(signs));
        Ok(self.settings.send(request))
    }

    /// An answer whose body has not been read.
    fn begin(&self, response: http::Response<Incoming>, number: u32) -> (Box<Exchange>, Incoming) {
        let (head, body) = response.into_parts();
        let exchange = Exchange {
            endpoint: self.endpoint,
            response: http::Response::from_parts(head, Bytes::new()),
            attempts: number,
            started: self.started,
            retryable: false,
            rest: None,
        };
        (Box::new(exchange), body)
    }

    async fn read(&self, sending: Sending, number: u32, signs: &Signs) -> Outcome {
        // A thread that waits leaves the time limit to the transport.
        let is_late = |error: &TransportError| self.clock == Clock::Thread && error.is_timeout();
        let (mut exchange, body) = match sending.await {
            Ok(response) => self.begin(response, number),
            Err(error) if is_late(&error) => return Outcome::Late,
            Err(error) => return Outcome::Failure(error),
        };
        signs.note();
        if self.extent == Extent::Head && exchange.response.status().is_success() {
            exchange.rest = Some(Rest {
                incoming: body,
                clock: self.clock,
                timeout: self.timeout,
                deadline: self
                    .deadline
                    .and_then(|time| self.started.checked_add(time)),
            });
            return Outcome::Answer(exchange);
        }
        match body.collect(self.settings.body_limit, signs).await {
            Ok(Some(body)) => {
                *exchange.response.body_mut() = body;
                Outcome::Answer(exchange)
            }
            Ok(None) => Outcome::Long(exchange),
            Err(error) if is_late(&error) => Outcome::Late,
            Err(error) => Outcome::Broken(exchange, error),
        }
    }
}
