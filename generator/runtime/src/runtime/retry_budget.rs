//! How much all calls of a client may spend on retries.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// What a retry costs; a call that needs none earns one.
const COST: u32 = 5;

/// How much all calls of a client may spend on retries, so that they do not
/// multiply the load of a service that is down.
///
/// It begins with 100 retries. A retry that leads to an answer is given back,
/// and five calls that need none earn another one. When nothing is left, calls
/// fail at once with what went wrong. Clones share what there is.
#[derive(Clone)]
pub struct RetryBudget(Option<Arc<Bucket>>);

struct Bucket {
    capacity: u32,
    left: AtomicU32,
}

impl RetryBudget {
    /// This many retries.
    pub fn new(retries: u32) -> Self {
        let capacity = retries.saturating_mul(COST);
        Self(Some(Arc::new(Bucket {
            capacity,
            left: AtomicU32::new(capacity),
        })))
    }

    /// As many retries as there are calls that ask for them.
    pub fn unlimited() -> Self {
        Self(None)
    }

    /// Pays for a retry; `false` where nothing is left.
    pub(crate) fn take(&self) -> bool {
        self.update(|left, _| left.checked_sub(COST))
    }

    /// A call has ended with an answer.
    pub(crate) fn earn(&self, was_retried: bool) {
        let earned = if was_retried { COST } else { 1 };
        self.update(|left, capacity| Some(left.saturating_add(earned).min(capacity)));
    }

    fn update(&self, change: impl Fn(u32, u32) -> Option<u32>) -> bool {
        self.0.as_ref().is_none_or(|bucket| {
            let change = |left| change(left, bucket.capacity);
            let (set, fetch) = (Ordering::Relaxed, Ordering::Relaxed);
            bucket.left.fetch_update(set, fetch, change).is_ok()
        })
    }
}

impl Default for RetryBudget {
    fn default() -> Self {
        Self::new(100)
    }
}

impl fmt::Debug for RetryBudget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(bucket) => write!(f, "{} retries", bucket.left.load(Ordering::Relaxed) / COST),
            None => f.write_str("unlimited"),
        }
    }
}
