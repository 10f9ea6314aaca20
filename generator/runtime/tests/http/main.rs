//! The HTTP half of the runtime, seen from a client as the generator writes it.
//!
//! The runtime's files are compiled into this crate, as into a generated one.

#![allow(
    missing_docs,
    unreachable_pub,
    reason = "what is public in a library is not so here"
)]

#[path = "../../src/runtime/mod.rs"]
#[allow(
    dead_code,
    unused_imports,
    reason = "a client need not use all of its runtime"
)]
pub mod runtime;

mod api;
#[cfg(feature = "blocking")]
mod blocking;
mod builder;
#[cfg(feature = "gzip")]
mod compression;
mod dates;
mod decode;
mod digests;
mod downloads;
mod errors;
mod events;
mod faults;
mod forms;
mod frames;
mod headers;
mod layers;
#[cfg(all(target_os = "linux", feature = "rustls"))]
mod mutual_tls;
#[cfg(feature = "rustls")]
mod openid;
mod options;
mod pages;
mod paging;
mod parts;
mod patience;
#[cfg(feature = "rustls")]
mod pauses;
mod rate_limits;
mod reconnection;
#[cfg(feature = "rustls")]
mod recorder;
mod redirects;
mod redirects_secrets;
mod requests;
mod retries;
mod schemes;
mod secrets;
mod security;
mod sequences;
mod server;
mod servers;
mod sockets;
mod streams;
mod styles;
mod texts;
#[cfg(all(target_os = "linux", feature = "rustls"))]
mod tls_server;
mod token_server;
mod tokens;
mod transports;
mod uploads;
mod wait;
mod wire;
