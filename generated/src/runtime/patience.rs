// Copied by clientsmith: edits are lost when this crate is made anew.
//! How long is waited for an attempt: as long as it shows signs of life.

use crate::runtime::clock::{Clock, Instant};
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Poll, ready};
use std::time::Duration;

/// When something has been sent or has come last.
#[derive(Clone, Debug)]
pub struct Signs {
    began: Instant,
    /// Microseconds since then, or [`JUST_NOW`].
    last: Arc<AtomicU64>,
}

/// In place of the time of a sign that nobody has looked at the clock for.
const JUST_NOW: u64 = u64::MAX;

impl Signs {
    /// The first one is now.
    pub(crate) fn new() -> Self {
        Self {
            began: Instant::now(),
            last: Arc::default(),
        }
    }

    /// Notes another one, from within the future that is waited for: should it
    /// wait for more, it is then that somebody looks at the clock.
    pub(crate) fn note(&self) {
        self.last.store(JUST_NOW, Ordering::Relaxed);
    }

    /// Notes another one, from wherever that is.
    pub(crate) fn note_time(&self) {
        let now = u64::try_from(self.began.elapsed().as_micros());
        self.last
            .store(now.unwrap_or(JUST_NOW - 1), Ordering::Relaxed);
    }

    /// Finds the time of what was noted without.
    fn settle(&self) {
        if self.last.load(Ordering::Relaxed) == JUST_NOW {
            self.note_time();
        }
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
    pub(crate) async fn wait<T>(
        self,
        signs: &Signs,
        mut future: Pin<&mut impl Future<Output = T>>,
    ) -> Option<T> {
        let mut alarm = pin!(None);
        poll_fn(|context| {
            if let Poll::Ready(output) = future.as_mut().poll(context) {
                return Poll::Ready(Some(output));
            }
            signs.settle();
            loop {
                if alarm.is_none() {
                    let left = self.left(signs);
                    if left.is_zero() && self.clock == Clock::Runtime {
                        return Poll::Ready(None);
                    }
                    alarm.set(self.clock.alarm(left));
                }
                // It is set for the last sign that was seen: whether there was
                // another one since is asked when it rings.
                match alarm.as_mut().as_pin_mut() {
                    Some(set) => ready!(set.poll(context)),
                    None => return Poll::Pending,
                }
                alarm.set(None);
            }
        })
        .await
    }

    /// How long until the end of it, which each sign of life defers.
    fn left(self, signs: &Signs) -> Duration {
        let elapsed = signs.began.elapsed();
        let last = Duration::from_micros(signs.last.load(Ordering::Relaxed));
        let silence = self.silence.saturating_sub(elapsed.saturating_sub(last));
        self.all.saturating_sub(elapsed).min(silence)
    }
}
