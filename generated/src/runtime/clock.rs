// Copied by clientsmith: edits are lost when this crate is made anew.
//! How time passes: by the async runtime, or on a thread that waits.

use std::future::Future;
use std::thread;
use std::time::Duration;
use tokio::runtime::Handle;

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
    fn is_runtime(self) -> bool {
        self == Self::Runtime && Handle::try_current().is_ok()
    }

    /// Waits.
    pub(crate) async fn sleep(self, pause: Duration) {
        match self.is_runtime() {
            true => tokio::time::sleep(pause).await,
            false => thread::sleep(pause),
        }
    }

    /// Gives up after a time. On a thread, the transport does so by itself.
    pub(crate) async fn timeout<T>(
        self,
        limit: Duration,
        future: impl Future<Output = T>,
    ) -> Option<T> {
        match self.is_runtime() {
            true => tokio::time::timeout(limit, future).await.ok(),
            false => Some(future.await),
        }
    }
}
