//! How time passes: by the async runtime, on a thread that waits, or in a
//! browser.

use std::future::Future;
use std::thread;
use std::time::{Duration, SystemTime};

#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
pub use tokio::time::Instant;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
pub use web_time::Instant;

/// Who waits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clock {
    /// The async runtime, where there is one.
    #[default]
    Runtime,
    /// The thread.
    Thread,
}

impl Clock {
    /// Rings at a time; `None` where nothing can, and whoever is waited for has to
    /// give up by itself.
    pub(crate) fn alarm(self, at: Instant) -> Option<impl Future<Output = ()> + Send + use<>> {
        (self == Self::Runtime).then(|| ring(at)).flatten()
    }

    /// Waits.
    pub(crate) async fn sleep(self, pause: Duration) {
        match self.alarm(after(Instant::now(), pause)) {
            Some(alarm) => alarm.await,
            None => thread::sleep(pause),
        }
    }
}

/// The end of a time; where it is beyond all clocks, one that nobody will see.
pub(crate) fn after(start: Instant, time: Duration) -> Instant {
    const YEARS: Duration = Duration::from_secs(30 * 365 * 24 * 60 * 60);
    start.checked_add(time).unwrap_or_else(|| start + YEARS)
}

#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
fn ring(at: Instant) -> Option<tokio::time::Sleep> {
    tokio::runtime::Handle::try_current().ok()?;
    Some(tokio::time::sleep_until(at))
}

/// The browser's timers stay on their thread, whose end of a channel does not
/// have to.
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
fn ring(at: Instant) -> Option<impl Future<Output = ()> + Send> {
    let (ring, rung) = tokio::sync::oneshot::channel();
    // The longest time that `setTimeout` knows.
    let longest = Duration::from_millis(i32::MAX as u64);
    let after = at.saturating_duration_since(Instant::now()).min(longest);
    wasm_bindgen_futures::spawn_local(async move {
        gloo_timers::future::sleep(after).await;
        // Nobody may be waiting any more.
        let _ = ring.send(());
    });
    Some(async move {
        let _ = rung.await;
    })
}

/// The time of day.
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
pub(crate) fn now() -> SystemTime {
    SystemTime::now()
}

/// The time of day.
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
pub(crate) fn now() -> SystemTime {
    let now = web_time::SystemTime::now().duration_since(web_time::UNIX_EPOCH);
    SystemTime::UNIX_EPOCH + now.unwrap_or_default()
}
