//! A stream that is being read, through connections that break off.

use crate::runtime::chunks::Chunks;
use crate::runtime::clock::Instant;
use crate::runtime::draft::Draft;
use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::execute::{Extent, execute};
use crate::runtime::frames::{Frame, FrameError, Frames, Framing};
use crate::runtime::stream::framing;
use futures_core::Stream;
use http::StatusCode;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

/// What does not depend on the type of the items.
pub(crate) struct Live {
    chunks: Chunks,
    frames: Frames,
    again: Option<Again>,
    opening: Option<Opening>,
    has_ended: bool,
}

/// How to connect again.
struct Again {
    draft: Box<Draft>,
    declared: Framing,
    times: u32,
    failures: u32,
    until: Option<Instant>,
}

/// The next connection; `None` where the server says that there is no more.
type Opening = Pin<Box<dyn Future<Output = Result<Option<(Chunks, Framing)>, Error>> + Send>>;

/// The pause before connecting again, unless the server says otherwise; and the
/// longest one.
const PAUSE: Duration = Duration::from_secs(3);
const LONGEST: Duration = Duration::from_secs(30);

impl Live {
    /// Begins with an answer, and connects again as often as `times` says.
    ///
    /// # Errors
    ///
    /// Where the answer is no stream.
    pub(crate) async fn open(
        chunks: Chunks,
        declared: Framing,
        draft: Box<Draft>,
        times: Option<u32>,
    ) -> Result<Self, Error> {
        let limit = draft.client.0.body_limit;
        let framing = match framing(chunks.headers(), declared) {
            Ok(framing) => framing,
            Err(reason) => return Err(chunks.refuse(reason.to_string(), limit).await),
        };
        let until = chunks.deadline();
        Ok(Self {
            chunks,
            frames: Frames::new(framing, limit),
            again: times.map(|times| Again {
                draft,
                declared,
                times,
                failures: 0,
                until,
            }),
            opening: None,
            has_ended: false,
        })
    }

    pub(crate) fn chunks(&self) -> &Chunks {
        &self.chunks
    }

    pub(crate) fn last_id(&self) -> &str {
        self.frames.to_resume().0
    }

    /// Nothing comes any more.
    pub(crate) fn end(&mut self) {
        self.has_ended = true;
    }

    /// The next item.
    pub(crate) fn poll_frame(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame, Error>>> {
        while !self.has_ended {
            let step = match &mut self.opening {
                Some(opening) => Step::Opened(ready!(opening.as_mut().poll(context))),
                None => ready!(self.poll_step(context)),
            };
            let broken = match step {
                Step::Frame(frame) => {
                    if let Some(again) = &mut self.again {
                        again.failures = 0;
                    }
                    return Poll::Ready(Some(Ok(frame)));
                }
                Step::Opened(Ok(Some((chunks, framing)))) => {
                    self.opening = None;
                    self.frames = self.frames.after(framing);
                    self.chunks = chunks;
                    continue;
                }
                Step::Opened(Ok(None)) => {
                    self.end();
                    continue;
                }
                Step::Opened(Err(error)) | Step::Broken(error) => Some(error),
                Step::Ended => None,
            };
            self.opening = self.again(broken.as_ref());
            if self.opening.is_none() {
                self.end();
                return Poll::Ready(broken.map(Err));
            }
        }
        Poll::Ready(None)
    }

    /// What the connection that is there gives.
    fn poll_step(&mut self, context: &mut Context<'_>) -> Poll<Step> {
        loop {
            let frame = match self.frames.take() {
                Some(frame) => frame,
                None => match ready!(Pin::new(&mut self.chunks).poll_next(context)) {
                    Some(Ok(piece)) => {
                        self.frames.add(piece);
                        continue;
                    }
                    Some(Err(error)) => return Poll::Ready(Step::Broken(error)),
                    None => match self.frames.finish() {
                        Some(frame) => frame,
                        None => return Poll::Ready(Step::Ended),
                    },
                },
            };
            return Poll::Ready(match frame {
                Ok(frame) => Step::Frame(frame),
                Err(error) => Step::Broken(self.fault(error)),
            });
        }
    }

    fn fault(&self, error: FrameError) -> Error {
        let kind = match error {
            FrameError::TooLong(_) => ErrorKind::TooLarge,
            FrameError::CutOff(_) => ErrorKind::Transport,
        };
        self.chunks.fault(kind, error.to_string())
    }

    /// The next connection, if there is to be one after what has happened.
    fn again(&mut self, error: Option<&Error>) -> Option<Opening> {
        let (last_id, retry) = self.frames.to_resume();
        let again = self.again.as_mut()?;
        let kind = error.map(Error::kind);
        let may_pass = matches!(kind, None | Some(ErrorKind::Transport | ErrorKind::Timeout));
        if !may_pass || again.failures >= again.times {
            return None;
        }
        let pause = pause(retry.unwrap_or(PAUSE), again.failures);
        let left = again
            .until
            .map(|until| until.saturating_duration_since(Instant::now()));
        // A pause beyond the deadline would only hide what went wrong.
        if left.is_some_and(|left| left <= pause) {
            return None;
        }
        again.failures += 1;
        let mut draft = again.draft.clone();
        draft.deadline = left.map(|left| left - pause);
        if !last_id.is_empty() {
            draft.set_header("last-event-id", Some(last_id));
        }
        Some(Box::pin(reopen(draft, again.declared, pause)))
    }
}

/// What happens next.
enum Step {
    Frame(Frame),
    Broken(Error),
    Ended,
    Opened(Result<Option<(Chunks, Framing)>, Error>),
}

/// Longer with each failure, and not the same for all clients that the server
/// has lost at once.
fn pause(first: Duration, failures: u32) -> Duration {
    let longest = LONGEST.max(first);
    let pause = first.saturating_mul(1 << failures.min(16)).min(longest);
    pause.mul_f64(1.0 + fastrand::f64() / 2.0)
}

async fn reopen(
    draft: Box<Draft>,
    declared: Framing,
    pause: Duration,
) -> Result<Option<(Chunks, Framing)>, Error> {
    draft.clock.sleep(pause).await;
    let limit = draft.client.0.body_limit;
    let mut exchange = execute(draft, Extent::Head).await?;
    if exchange.response.status() == StatusCode::NO_CONTENT {
        return Ok(None);
    }
    let Some(rest) = exchange.rest.take() else {
        return Err(Error::of_answer(ErrorKind::Unexpected, exchange, None));
    };
    let chunks = Chunks::new(exchange, rest);
    match framing(chunks.headers(), declared) {
        Ok(framing) => Ok(Some((chunks, framing))),
        Err(reason) => Err(chunks.refuse(reason.to_string(), limit).await),
    }
}
