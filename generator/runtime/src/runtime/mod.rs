//! What every client shares.
//!
//! In a generated client, this folder holds the files that the client needs,
//! and this file lists them.

mod access;
pub mod api;
mod arguments;
pub mod auth;
#[doc(hidden)]
pub mod authenticator;
#[cfg(feature = "blocking")]
mod blocking;
pub mod body;
mod builder;
pub mod call;
mod call_error;
pub mod client;
#[doc(hidden)]
pub mod clock;
pub mod codec;
#[cfg(feature = "gzip")]
mod compress;
#[doc(hidden)]
pub mod content;
#[doc(hidden)]
pub mod draft;
pub mod error;
mod excerpt;
#[doc(hidden)]
pub mod execute;
mod header;
pub mod in_process;
pub mod layer;
mod modules;
pub mod operation;
mod outcome;
pub mod outgoing;
#[doc(hidden)]
pub mod patience;
mod reference;
pub mod response;
pub mod retry;
pub(crate) mod retry_after;
pub mod retry_budget;
#[doc(hidden)]
pub mod security;
mod shape;
mod span;
mod style;
pub mod transport;

// What only some clients need.
pub mod base64;
pub mod base64_url;
#[doc(hidden)]
pub mod challenge;
pub mod chunks;
#[cfg(feature = "chrono")]
mod date_chrono;
#[cfg(feature = "jiff")]
mod date_jiff;
#[cfg(feature = "time")]
mod date_time;
#[doc(hidden)]
pub mod digest;
pub mod event;
mod event_lines;
pub mod form;
pub mod frames;
pub mod idempotency;
mod ip;
mod live;
pub mod multipart;
pub mod oauth;
pub mod pages;
pub mod part;
pub mod plain;
mod query_string;
pub mod redirect;
pub mod save;
pub mod sequence;
pub mod server;
pub mod stream;
pub mod token;
mod token_cache;
#[cfg(any(feature = "rustls", feature = "native-tls"))]
#[cfg_attr(target_family = "wasm", path = "transport_fetch.rs")]
pub mod transport_reqwest;
#[cfg(feature = "tower")]
pub mod transport_tower;
#[cfg(feature = "blocking")]
pub mod transport_ureq;
mod tuple;
pub mod typed_header;
pub mod upload;
mod upload_file;
#[cfg(feature = "uuid")]
mod uuid;
pub mod wait;
#[doc(hidden)]
pub mod xml;

pub use api::{
    Api, ApiKeyLocation, Endpoint, OAuthUrls, Parameter, SchemeKind, SecurityScheme, Style,
};
pub use auth::{Credential, Identity, Secret};
pub use base64::Base64;
pub use base64_url::Base64Url;
#[cfg(feature = "blocking")]
pub use blocking::Blocking;
pub use body::{Body, BodyError};
pub use builder::ClientBuilder;
pub use call::Call;
pub use call_error::{CallError, ErrorResponse};
pub use chunks::Chunks;
pub use client::Client;
pub use error::{Error, ErrorKind};
pub use event::Event;
pub use in_process::InProcess;
pub use layer::{CallInfo, Layer, Next};
pub use multipart::Multipart;
pub use oauth::OAuth;
pub use operation::{Decoded, Operation, RawResponse};
pub use outgoing::Outgoing;
pub use pages::{Items, Paged, Pages, Paging};
pub use part::Part;
pub use redirect::Redirect;
pub use response::Response;
pub use retry::{Attempt, Decision, RetryPolicy};
pub use retry_budget::RetryBudget;
pub use save::Save;
pub use sequence::Sequence;
pub use stream::{ItemStream, Streamed};
pub use token::{Token, TokenError, TokenProvider, TokenRequest};
pub use transport::{Incoming, Transport, TransportError};
#[cfg(any(feature = "rustls", feature = "native-tls"))]
pub use transport_reqwest::ReqwestTransport;
#[cfg(feature = "tower")]
pub use transport_tower::TowerTransport;
#[cfg(feature = "blocking")]
pub use transport_ureq::UreqTransport;
pub use typed_header::{Header, HeaderError};
pub use upload::Upload;
pub use wait::{Polled, Polling, Wait};
