//! The support code of every client that clientsmith generates.

#![warn(clippy::unwrap_used)]

pub mod runtime;
