// Made by clientsmith from the API's description: edits are lost when it is made anew.
//! Polytomic, version 2025-09-18.
//!
//! Model syncs, their executions, targets and error handling.
//!
//! Polytomic moves data between systems. A *model sync* reads records from models, which are built
//! on the tables, queries or objects of a connection, and writes them to an object of another
//! connection, its *target*. Each run of a sync is an *execution*.
//!
//! **Authentication.** Every request carries either the API key of a user, as a bearer token, or an
//! organization-scoped key, by basic authentication: the user name is the identifier of the
//! organization (a UUID), the password is a partner or deployment key.
//!
//! **Versions.** The header `X-Polytomic-Version` selects the version of the API by its date, here
//! `2025-09-18`. Send it always: what is used without it has changed over time. Responses name the
//! version that answered in the same header.
//!
//! **Errors.** Every documented error has an `ApiError` as its body. Others can occur: any request
//! can be answered by 401 if its credential is not accepted, and by 429 if there were too many.
//! Where the service tells how many seconds to wait, it does so in `Retry-After`.
//!
//! **Paging.** Lists come in pages. `pagination.next_page_token` is an opaque token: send it back
//! unchanged as `page_token` to get the next page. On the last page it is absent.
//!
//! **Idempotency.** A POST request can carry an `Idempotency-Key`. For at least 24 hours, a request
//! with the same key gets the outcome of the first one, whether that was a success or an error, and
//! nothing is done twice. While the first is still at work, the answer is 409.
//!
//! **Waiting.** Starting and cancelling are asynchronous: the answer says that the work was
//! accepted. Ask for the execution, or for the status of the sync, until its status is `completed`,
//! `canceled` or `failed`.
//!
//! Begin with [`Client::builder`]: the operations are its methods, and those of the groups that it
//! leads to. [`types`] holds what they take and answer.

mod client;

pub mod headers;
pub mod operations;
pub mod runtime;
pub mod types;

pub use runtime::codec::{self, Nullable};
pub use runtime::{
    Call, CallError, Client, ClientBuilder, Credential, Error, ErrorKind, ErrorResponse,
    Identity, InProcess, Header, HeaderError, Items, Layer, Pages, Redirect, Response,
    RetryBudget, RetryPolicy, Secret, Token, TokenProvider, Transport, Wait,
};

pub use ::{bytes, http, jiff, serde_json, uuid};
