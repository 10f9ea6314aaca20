//! What every client shares.
//!
//! In a generated client, this folder holds the files that the client needs,
//! and this file lists them.

pub mod api;
mod arguments;
pub mod auth;
pub mod body;
mod builder;
pub mod call;
mod call_error;
pub mod client;
pub mod codec;
#[doc(hidden)]
pub mod draft;
pub mod error;
#[doc(hidden)]
pub mod execute;
pub mod operation;
pub mod response;
pub mod retry;
mod security;
mod shape;
mod span;
mod style;
pub mod transport;

// What only some clients need.
#[cfg(feature = "chrono")]
mod date_chrono;
#[cfg(feature = "jiff")]
mod date_jiff;
#[cfg(feature = "time")]
mod date_time;
pub mod pages;
pub mod redirect;
#[cfg(any(feature = "rustls", feature = "native-tls"))]
pub mod transport_reqwest;
#[cfg(feature = "uuid")]
mod uuid;
pub mod wait;

pub use builder::ClientBuilder;
