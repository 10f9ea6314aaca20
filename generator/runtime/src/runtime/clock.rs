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
    /// Rings after a time; `None` where nothing can, and whoever is waited for
    /// has to give up by itself.
    pub(crate) fn alarm(self, after: Duration) -> Option<impl Future<Output = ()> + Send + use<>> {
        (self == Self::Runtime).then(|| ring(after)).flatten()
    }

    /// Waits.
    pub(crate) async fn sleep(self, pause: Duration) {
        match self.alarm(pause) {
            Some(alarm) => alarm.await,
            None => thread::sleep(pause),
        }
    }
}

#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
fn ring(after: Duration) -> Option<tokio::time::Sleep> {
    tokio::runtime::Handle::try_current().ok()?;
    Some(tokio::time::sleep(after))
}

/// The browser's timers stay on their thread, whose end of a channel does not
/// have to.
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
fn ring(after: Duration) -> Option<impl Future<Output = ()> + Send> {
    let (ring, rung) = tokio::sync::oneshot::channel();
    // The longest time that `setTimeout` knows.
    let after = after.min(Duration::from_millis(i32::MAX as u64));
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
