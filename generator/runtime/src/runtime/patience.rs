//! How long is waited for an attempt: as long as it shows signs of life.

use crate::runtime::clock::{Alarm, Clock, Instant};
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

/// When something has been sent or has come last.
#[derive(Clone, Debug)]
pub struct Signs {
    began: Instant,
    /// Microseconds since then.
    last: Arc<AtomicU64>,
}

impl Signs {
    /// The first one is now.
    pub(crate) fn new() -> Self {
        Self {
            began: Instant::now(),
            last: Arc::default(),
        }
    }

    /// Notes another one.
    pub(crate) fn note(&self) {
        let now = u64::try_from(self.began.elapsed().as_micros());
        self.last.store(now.unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    /// How long ago the last one was.
    fn silence(&self) -> Duration {
        let last = Duration::from_micros(self.last.load(Ordering::Relaxed));
        self.began.elapsed().saturating_sub(last)
    }
}

/// How long is waited.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Patience {
    pub(crate) clock: Clock,
    /// For the next sign of life.
    pub(crate) silence: Duration,
    /// In all.
    pub(crate) all: Duration,
}

impl Patience {
    /// Waits for a future; `None` where it takes too long. A thread that waits
    /// leaves that to the transport.
    pub(crate) async fn wait<T>(self, signs: &Signs, future: impl Future<Output = T>) -> Option<T> {
        let mut future = pin!(future);
        let mut alarm = None;
        poll_fn(|context| match future.as_mut().poll(context) {
            Poll::Ready(output) => Poll::Ready(Some(output)),
            Poll::Pending => self.poll_end(signs, &mut alarm, context).map(|()| None),
        })
        .await
    }

    /// The end of it, which each sign of life defers.
    fn poll_end(
        self,
        signs: &Signs,
        alarm: &mut Option<Alarm>,
        context: &mut Context<'_>,
    ) -> Poll<()> {
        loop {
            let left = self.all.saturating_sub(signs.began.elapsed());
            let left = left.min(self.silence.saturating_sub(signs.silence()));
            if alarm.is_none() {
                *alarm = self.clock.alarm(left);
            }
            let Some(set) = alarm else {
                return Poll::Pending;
            };
            ready!(set.as_mut().poll(context));
            *alarm = None;
            if left.is_zero() {
                return Poll::Ready(());
            }
        }
    }
}
