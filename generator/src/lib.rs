//! Turns an OpenAPI description into a Rust client crate.

#![warn(clippy::unwrap_used)]

pub mod config;
pub mod diag;
pub mod emit;
mod generate;
pub mod model;
pub mod openapi;
pub mod plan;

pub use generate::{Generation, Stages, generate};
