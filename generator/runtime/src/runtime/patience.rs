//! How long is waited for an attempt: as long as it shows signs of life.

use crate::runtime::clock::{self, Clock, Instant};
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::task::{Poll, ready};
use std::time::Duration;

/// When something has been sent or has come last.
#[derive(Debug)]
pub(crate) struct Signs {
    began: Instant,
    /// When something has come: microseconds since then, or [`JUST_NOW`].
    came: AtomicU64,
    /// When something was sent, where that is told.
    sent: OnceLock<Sent>,
}

/// In place of the time of a sign that nobody has looked at the clock for.
const JUST_NOW: u64 = u64::MAX;

impl Signs {
    /// The first one is now.
    pub(crate) fn new() -> Self {
        Self {
            began: Instant::now(),
            came: AtomicU64::new(0),
            sent: OnceLock::new(),
        }
    }

    /// Notes another one, from within the future that is waited for: should it
    /// wait for more, it is then that somebody looks at the clock.
    pub(crate) fn note(&self) {
        self.came.store(JUST_NOW, Ordering::Relaxed);
    }

    /// To note what is sent, from wherever that is.
    pub(crate) fn sent(&self) -> Sent {
        let sent = self.sent.get_or_init(|| Sent {
            began: self.began,
            last: Arc::default(),
        });
        sent.clone()
    }

    /// Finds the time of what was noted without.
    fn settle(&self) {
        if self.came.load(Ordering::Relaxed) == JUST_NOW {
            self.came.store(micros_since(self.began), Ordering::Relaxed);
        }
    }

    /// The time of the last one.
    fn last(&self) -> Duration {
        let sent = self.sent.get();
        let sent = sent.map_or(0, |sent| sent.last.load(Ordering::Relaxed));
        Duration::from_micros(self.came.load(Ordering::Relaxed).max(sent))
    }
}

/// Notes when something is sent.
#[derive(Clone, Debug)]
pub struct Sent {
    began: Instant,
    /// Microseconds since then.
    last: Arc<AtomicU64>,
}

impl Sent {
    pub(crate) fn note(&self) {
        self.last.store(micros_since(self.began), Ordering::Relaxed);
    }
}

fn micros_since(began: Instant) -> u64 {
    u64::try_from(began.elapsed().as_micros()).unwrap_or(JUST_NOW - 1)
}

/// How long is waited.
#[derive(Debug)]
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
        &self,
        signs: &Signs,
        mut future: Pin<&mut impl Future<Output = T>>,
    ) -> Option<T> {
        let mut alarm = pin!(None);
        let mut is_first = true;
        poll_fn(|context| {
            if let Poll::Ready(output) = future.as_mut().poll(context) {
                return Poll::Ready(Some(output));
            }
            signs.settle();
            loop {
                if alarm.is_none() {
                    let due = self.due(signs);
                    if !is_first && self.clock == Clock::Runtime && due <= Instant::now() {
                        return Poll::Ready(None);
                    }
                    is_first = false;
                    alarm.set(self.clock.alarm(due));
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

    /// The end of it, which each sign of life defers.
    fn due(&self, signs: &Signs) -> Instant {
        let all = signs.last().saturating_add(self.silence).min(self.all);
        clock::after(signs.began, all)
    }
}
