//! What a generated operation tells the runtime.

use crate::runtime::api::Endpoint;
use crate::runtime::body::BodyError;
use bytes::Bytes;

/// An answer before it is read.
pub type RawResponse = http::Response<Bytes>;

/// What is read of an answer; `None` where its status is another.
pub type Decoded<T> = Option<Result<T, BodyError>>;

/// An operation of the API.
pub trait Operation: 'static {
    /// What a successful answer holds.
    type Output;
    /// What an answer with a documented error status holds.
    type Error;
    /// How the operation is called.
    const ENDPOINT: &'static Endpoint;

    /// Reads an answer whose status means success; `None` for other statuses.
    fn output(response: &RawResponse) -> Decoded<Self::Output>;

    /// Reads an answer whose status is a documented error; `None` for other
    /// statuses.
    fn error(response: &RawResponse) -> Decoded<Self::Error> {
        let _ = response;
        None
    }
}
