//! The support code of every client that clientsmith generates.

pub mod runtime;
