//! Rust decisions.
pub mod naming;
