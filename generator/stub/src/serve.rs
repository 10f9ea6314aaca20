//! A server for programs that are not asynchronous.

use std::io;
use std::sync::Arc;

use tokio::runtime::Runtime;

use crate::{Description, Settings, Stub};

/// Serves a description until Ctrl-C. `ready` is told once the address is known.
///
/// # Errors
///
/// If the port cannot be had.
pub fn serve(
    description: Arc<Description>,
    settings: Settings,
    ready: impl FnOnce(&Stub),
) -> io::Result<()> {
    runtime()?.block_on(async {
        let stub = Stub::with(description, settings).await?;
        ready(&stub);
        tokio::signal::ctrl_c().await
    })
}

/// A server beside a program that is not asynchronous; it ends when it is dropped.
#[derive(Debug)]
pub struct Background {
    stub: Stub,
    // Dropped after the server that runs on it.
    _runtime: Runtime,
}

impl Background {
    /// Starts a server.
    ///
    /// # Errors
    ///
    /// If the port cannot be had.
    pub fn start(description: Arc<Description>, settings: Settings) -> io::Result<Self> {
        let runtime = runtime()?;
        let stub = runtime.block_on(Stub::with(description, settings))?;
        Ok(Self {
            stub,
            _runtime: runtime,
        })
    }

    /// The server.
    #[must_use]
    pub fn stub(&self) -> &Stub {
        &self.stub
    }
}

fn runtime() -> io::Result<Runtime> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
}
