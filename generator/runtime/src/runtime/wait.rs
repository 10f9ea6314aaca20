//! From an operation that tells the status of a job to its last answer.

#[cfg(feature = "blocking")]
use crate::runtime::blocking::wait_for;
use crate::runtime::call::Call;
use crate::runtime::clock::{Clock, Instant};
use crate::runtime::codec::{Source, Value, lookup};
use crate::runtime::error::{CallError, Error, ErrorKind};
use crate::runtime::operation::Operation;
use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::time::Duration;

/// An operation that tells the status of a job.
pub trait Polled: Operation<Output: Value> {
    /// When the job has ended, and how often to ask.
    const POLLING: Polling;
}

/// When a job has ended, and how often to ask.
#[derive(Clone, Copy, Debug)]
pub struct Polling {
    /// Where an answer holds the status.
    pub status: &'static [&'static str],
    /// The statuses that no other one follows, as texts whatever their type.
    pub terminal: &'static [&'static str],
    /// The pause after the first answer; the pauses grow by half.
    pub interval: Duration,
    /// The longest pause.
    pub max_interval: Duration,
}

impl<O: Polled> Call<O> {
    /// Repeats the call until the job has ended, and gives the last answer.
    pub fn wait(self) -> Wait<O> {
        Wait {
            call: self,
            polling: O::POLLING,
            deadline: None,
        }
    }
}

/// Waits for the end of a job, once it is awaited.
#[must_use = "a wait does nothing until it is awaited"]
pub struct Wait<O> {
    call: Call<O>,
    polling: Polling,
    deadline: Option<Duration>,
}

impl<O> Wait<O> {
    /// The pause after the first answer.
    pub fn interval(mut self, interval: Duration) -> Self {
        self.polling.interval = interval;
        self
    }

    /// The longest pause.
    pub fn max_interval(mut self, interval: Duration) -> Self {
        self.polling.max_interval = interval;
        self
    }

    /// How long to wait, at most: without a limit by default. When it has
    /// passed, the error [`is_timeout`](CallError::is_timeout).
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = Some(deadline);
        self
    }
}

impl<O> Clone for Wait<O> {
    fn clone(&self) -> Self {
        Self {
            call: self.call.clone(),
            polling: self.polling,
            deadline: self.deadline,
        }
    }
}

impl<O> fmt::Debug for Wait<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Wait")
            .field("call", &self.call)
            .field("polling", &self.polling)
            .field("deadline", &self.deadline)
            .finish()
    }
}

impl<O: Polled> IntoFuture for Wait<O>
where
    O::Output: Send,
{
    type Output = Result<O::Output, CallError<O::Error>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(wait(self))
    }
}

#[cfg(feature = "blocking")]
impl<O: Polled> Wait<O> {
    /// Waits on this thread.
    ///
    /// # Errors
    ///
    /// Where a call fails, where the deadline has passed, or where the transport
    /// is an asynchronous one.
    pub fn send_blocking(mut self) -> Result<O::Output, CallError<O::Error>> {
        self.call.draft.clock = Clock::Thread;
        wait_for(wait(self))
    }
}

async fn wait<O: Polled>(wait: Wait<O>) -> Result<O::Output, CallError<O::Error>> {
    let mut pace = Pace::new(&wait);
    loop {
        let mut call = wait.call.clone();
        call.draft.deadline = pace.deadline_of_call(call.draft.deadline);
        let answer = call.await?;
        if has_ended(&answer, &wait.polling) {
            return Ok(answer);
        }
        drop(answer);
        pace.pause().await?;
    }
}

/// A status that is missing is not the end.
fn has_ended(answer: &dyn Value, polling: &Polling) -> bool {
    let status = match lookup(answer, polling.status) {
        Source::Text(status) => status,
        Source::Integer(status) => status.to_string().into(),
        Source::Unsigned(status) => status.to_string().into(),
        Source::Bool(status) => status.to_string().into(),
        Source::Json(status) if !status.is_null() => status.to_string().into(),
        _ => return false,
    };
    polling.terminal.contains(&&*status)
}

/// The pauses between the answers.
struct Pace {
    operation: &'static str,
    clock: Clock,
    started: Instant,
    deadline: Option<Duration>,
    interval: Duration,
    maximum: Duration,
}

impl Pace {
    fn new<O: Polled>(wait: &Wait<O>) -> Self {
        let polling = &wait.polling;
        Self {
            operation: O::ENDPOINT.id,
            clock: wait.call.draft.clock,
            started: Instant::now(),
            deadline: wait.deadline,
            interval: polling.interval.min(polling.max_interval),
            maximum: polling.max_interval,
        }
    }

    fn left(&self) -> Option<Duration> {
        let deadline = self.deadline?;
        Some(deadline.saturating_sub(self.started.elapsed()))
    }

    fn deadline_of_call(&self, own: Option<Duration>) -> Option<Duration> {
        match (self.left(), own) {
            (Some(left), Some(own)) => Some(left.min(own)),
            (left, own) => left.or(own),
        }
    }

    async fn pause(&mut self) -> Result<(), Error> {
        let left = self.left().unwrap_or(Duration::MAX);
        self.clock.sleep(self.interval.min(left)).await;
        if let Some(deadline) = self.deadline.filter(|_| left <= self.interval) {
            let reason = format!("the job has not ended within {deadline:?}");
            return Err(Error::new(ErrorKind::Timeout, self.operation, reason));
        }
        let longer = self.interval.saturating_add(self.interval / 2);
        self.interval = longer.min(self.maximum);
        Ok(())
    }
}
