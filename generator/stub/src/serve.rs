//! A server that runs until it is told to end.

use std::io;
use std::sync::Arc;

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
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let stub = Stub::with(description, settings).await?;
        ready(&stub);
        tokio::signal::ctrl_c().await
    })
}
