//! The support code of every client that clientsmith generates.
//!
//! The files of [`runtime`] are copied into a client as they are, those that it
//! needs; they say `crate::runtime`, which is right in either crate. Here they
//! are compiled and tested by themselves.
//!
//! One call goes through them like this: `call` takes the arguments, `style`
//! encodes them, `draft` makes the request with the credentials that `security`
//! chooses, `execute` sends it through a `transport`, again where `retry` says
//! so, and the operation reads the answer with the functions of `body`. What is
//! generic over the operation is a few lines in `call`; the rest is compiled
//! once.

#![cfg_attr(not(test), warn(clippy::unwrap_used))]

pub mod runtime;
#[cfg(feature = "source")]
pub mod source;
