//! Turns an OpenAPI description into a Rust client crate.

#![warn(clippy::unwrap_used)]

pub mod config;
pub mod plan;
