//! The support code of every client that clientsmith generates.

#![warn(clippy::unwrap_used)]

pub mod runtime;
#[cfg(feature = "source")]
pub mod source;
