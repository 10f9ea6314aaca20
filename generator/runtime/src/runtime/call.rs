//! A call: its arguments and options, until it is awaited.

use crate::runtime::auth::Credential;
use crate::runtime::body::Body;
use crate::runtime::client::Client;
use crate::runtime::codec::Value;
use crate::runtime::draft::Draft;
use crate::runtime::error::{CallError, Error, ErrorKind, ErrorResponse};
use crate::runtime::execute::{Exchanging, Extent, Requests, execute};
use crate::runtime::operation::Operation;
use crate::runtime::outgoing::Outgoing;
use crate::runtime::response::{Exchange, Response};
use crate::runtime::retry::RetryPolicy;
use bytes::Bytes;
use std::fmt;
use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker, ready};
use std::time::Duration;

/// A call of the operation `O`.
///
/// Awaiting it makes the request and gives what the answer holds;
/// [`send`](Call::send) gives the status and the headers too.
#[must_use = "a call does nothing until it is awaited"]
pub struct Call<O> {
    pub(crate) draft: Box<Draft>,
    operation: PhantomData<fn() -> O>,
}

impl<O: Operation> Call<O> {
    /// A call without arguments.
    #[doc(hidden)]
    #[inline]
    pub fn new(client: &Client) -> Self {
        Self {
            draft: Box::new(Draft::new(client, O::ENDPOINT)),
            operation: PhantomData,
        }
    }

    /// Sets the argument for the parameter at `index`.
    #[doc(hidden)]
    #[inline]
    pub fn set_argument(mut self, index: usize, value: &dyn Value) -> Self {
        self.draft.set_argument(index, value);
        self
    }

    /// Sets the argument for the parameter at `index` to a text.
    #[doc(hidden)]
    #[inline]
    pub fn set_text(self, index: usize, text: impl Into<String>) -> Self {
        self.set_argument(index, &text.into())
    }

    /// Sets the body.
    #[doc(hidden)]
    #[inline]
    pub fn set_body(mut self, body: Body) -> Self {
        self.draft.set_body(body);
        self
    }

    /// How long to wait for something to be sent or to come, in place of the
    /// client's limit.
    #[inline]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.draft.timeout = timeout;
        self
    }

    /// How long all attempts and the pauses between them may take, in place of
    /// the client's limit.
    #[inline]
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.draft.deadline = Some(deadline);
        self
    }

    /// When the call is tried again, in place of the client's policy.
    #[inline]
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.draft.retry = Some(policy);
        self
    }

    /// Asks for an answer in this media type, where the operation has several.
    #[inline]
    pub fn accept(self, media_type: &str) -> Self {
        self.header("accept", media_type)
    }

    /// The key by which the server knows the call if it comes again, in place of
    /// the one that is made up where the description declares such a header. All
    /// attempts have the same.
    #[inline]
    pub fn idempotency_key(mut self, key: impl AsRef<str>) -> Self {
        self.draft.set_idempotency_key(key.as_ref());
        self
    }

    /// Where this call goes, in place of the client's base URL. The credentials
    /// go there too.
    #[inline]
    pub fn base_url(mut self, url: &str) -> Self {
        self.draft.set_base(url);
        self
    }

    /// What this call shows for a security scheme, by the scheme's name in the
    /// description, in place of what the client has.
    #[inline]
    pub fn credential(mut self, scheme: &str, credential: impl Into<Credential>) -> Self {
        self.draft.set_credential(scheme, &credential.into());
        self
    }

    /// Adds a pair to the query.
    #[inline]
    pub fn query_pair(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.draft.add_query(name.into(), value.into());
        self
    }

    /// Sets a header, in place of any other value that it would have.
    #[inline]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.draft.set_header(name, Some(value));
        self
    }

    /// Leaves a header out.
    #[inline]
    pub fn without_header(mut self, name: &str) -> Self {
        self.draft.set_header(name, None);
        self
    }

    /// Makes the call, and gives the whole answer.
    #[inline]
    pub fn send(self) -> Sent<O> {
        Sent {
            exchange: execute(self.draft, Extent::Whole),
            operation: PhantomData,
        }
    }

    /// The request, to be sent by other means. It holds the credentials.
    ///
    /// # Errors
    ///
    /// Where the request cannot be made.
    #[inline]
    pub fn into_request(self) -> Result<http::Request<Outgoing>, Error> {
        self.draft.into_request()
    }

    /// Reads an answer that was got by other means.
    ///
    /// # Errors
    ///
    /// Where the answer is not a success.
    pub fn decode(
        response: http::Response<Bytes>,
    ) -> Result<Response<O::Output>, CallError<O::Error>> {
        decode::<O>(Exchange::new(O::ENDPOINT, response))
    }
}

impl Draft {
    /// The request as it is sent.
    ///
    /// # Errors
    ///
    /// As above, where a credential has to be got first, or where the body has
    /// been sent and cannot be read again.
    pub(crate) fn into_request(mut self) -> Result<http::Request<Outgoing>, Error> {
        self.make_keys()?;
        let access = self.access()?;
        let mut request = self.request()?;
        let missing = |reason| Error::new(ErrorKind::Credentials, self.endpoint.id, reason);
        let authorized = {
            let authorizing = pin!(access.authorize(&self.client.0, &mut request));
            authorizing.poll(&mut Context::from_waker(Waker::noop()))
        };
        match authorized {
            Poll::Ready(Ok(_)) => {}
            Poll::Ready(Err(unproven)) => return Err(missing(unproven.reason)),
            Poll::Pending => return Err(missing("a credential has to be got first".to_owned())),
        }
        let (head, content) = request.into_parts();
        match content.open() {
            Ok(body) => Ok(http::Request::from_parts(head, body)),
            Err(reason) => Err(self.refuse(format!("the body cannot be sent: {reason}"))),
        }
    }
}

pub(crate) fn decode<O: Operation>(
    exchange: Box<Exchange>,
) -> Result<Response<O::Output>, CallError<O::Error>> {
    let undecodable = match O::output(&exchange.response) {
        Some(Ok(body)) => return Ok(Response::new(exchange, body)),
        Some(Err(error)) => error,
        None => match O::error(&exchange.response) {
            Some(Ok(body)) => return Err(CallError::Api(ErrorResponse::new(exchange, body))),
            Some(Err(error)) => error,
            None => {
                let error = Error::of_answer(ErrorKind::Unexpected, exchange, None);
                return Err(CallError::Unexpected(error));
            }
        },
    };
    let error = Error::of_answer(ErrorKind::Decode, exchange, Some(undecodable));
    Err(CallError::Decode(error))
}

impl<O> Clone for Call<O> {
    fn clone(&self) -> Self {
        Self {
            draft: self.draft.clone(),
            operation: PhantomData,
        }
    }
}

/// Shows which call it is, and no argument.
impl<O> fmt::Debug for Call<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("operation", &self.draft.endpoint.id)
            .field("method", &self.draft.endpoint.method)
            .field("path", &self.draft.endpoint.path)
            .finish_non_exhaustive()
    }
}

impl<O: Operation> IntoFuture for Call<O> {
    type Output = Result<O::Output, CallError<O::Error>>;
    type IntoFuture = Answer<O>;

    #[inline]
    fn into_future(self) -> Answer<O> {
        Answer(self.send())
    }
}

/// A call that is being made, for the whole answer.
#[must_use = "futures do nothing unless they are awaited"]
pub struct Sent<O> {
    exchange: Exchanging,
    operation: PhantomData<fn() -> O>,
}

impl<O: Operation> Future for Sent<O> {
    type Output = Result<Response<O::Output>, CallError<O::Error>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Poll::Ready(match ready!(self.exchange.as_mut().poll(context)) {
            Ok(exchange) => decode::<O>(exchange),
            Err(error) => Err(error.into()),
        })
    }
}

/// A call that is being made, for what the answer holds.
#[must_use = "futures do nothing unless they are awaited"]
pub struct Answer<O>(Sent<O>);

impl<O: Operation> Future for Answer<O> {
    type Output = Result<O::Output, CallError<O::Error>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let response = ready!(Pin::new(&mut self.0).poll(context));
        Poll::Ready(response.map(Response::into_body))
    }
}

impl<O> fmt::Debug for Sent<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sent")
    }
}

impl<O> fmt::Debug for Answer<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Answer")
    }
}
