//! Turns an OpenAPI description into a Rust client crate.

pub mod diag;
pub mod openapi;
