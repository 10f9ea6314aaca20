//! From a call to the items of its answer, one at a time as they come in.

#[cfg(feature = "blocking")]
use crate::runtime::blocking::{Blocking, wait_for};
use crate::runtime::body::{BodyError, essence, is_json, media_type, without_mark};
use crate::runtime::call::Call;
use crate::runtime::chunks::Chunks;
use crate::runtime::codec::{Value, from_json};
use crate::runtime::draft::Draft;
use crate::runtime::error::{CallError, Error};
use crate::runtime::execute::{Extent, execute};
use crate::runtime::frames::{Frame, Frames, Framing};
use crate::runtime::live::Live;
use crate::runtime::operation::Operation;
use bytes::Bytes;
use futures_core::Stream;
use http::{HeaderMap, StatusCode};
use std::fmt;
use std::future::{Future, IntoFuture, poll_fn};
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// An operation whose answer is a stream of items, or can be one.
pub trait Streamed: Operation {
    /// What the stream holds.
    type Item: 'static;
    /// How it is asked for, and how its items follow each other.
    const FORM: Form;

    /// Reads an item; `None` where it says that nothing comes after it.
    fn item(frame: &Frame) -> Option<Result<Self::Item, BodyError>>;
}

/// How a stream is asked for, and how its items follow each other.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// The `Accept` header.
    pub accept: &'static str,
    /// How the items follow each other, unless the answer is of another type.
    pub framing: Framing,
}

impl<O: Streamed> Call<O> {
    /// Makes the call, and gives the items of the answer one at a time as they
    /// come in: not all of them are ever in memory.
    ///
    /// The time limit of an attempt holds for the head of the answer, and then
    /// for each silence; the deadline holds for all of it. Once the head is
    /// there, nothing is tried again, unless
    /// [`reconnect`](Streaming::reconnect) says so.
    pub fn stream(self) -> Streaming<O> {
        Streaming {
            draft: self.draft,
            reconnections: None,
            operation: PhantomData,
        }
    }
}

/// A call for a stream, to be awaited.
#[must_use = "a call does nothing until it is awaited"]
pub struct Streaming<O> {
    draft: Box<Draft>,
    reconnections: Option<u32>,
    operation: PhantomData<fn() -> O>,
}

impl<O> Streaming<O> {
    /// Connects again when the stream of events breaks off or ends, as a browser
    /// does: after the pause that the server asks for, and with the id of the
    /// last event in `Last-Event-ID`. This often in a row without an event, then
    /// the stream ends as it would have without. The answer 204 ends it too.
    pub fn reconnect(mut self, times: u32) -> Self {
        self.reconnections = Some(times);
        self
    }
}

impl<O: Streamed> IntoFuture for Streaming<O> {
    type Output = Result<ItemStream<O::Item>, CallError<O::Error>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        let Self {
            mut draft,
            reconnections,
            ..
        } = self;
        draft.prefer(O::FORM.accept);
        let opening = execute(draft.clone(), Extent::Head);
        Box::pin(async move {
            let chunks = Chunks::of::<O>(opening.await?)?;
            let live = Live::open(chunks, O::FORM.framing, draft, reconnections).await?;
            Ok(ItemStream {
                live,
                item: O::item,
            })
        })
    }
}

#[cfg(feature = "blocking")]
impl<O: Streamed> Streaming<O> {
    /// Makes the call on this thread, which waits, and gives the items as an
    /// [`Iterator`].
    ///
    /// # Errors
    ///
    /// Where the answer is no stream, or the transport is an asynchronous one.
    pub fn send_blocking(mut self) -> Result<Blocking<ItemStream<O::Item>>, CallError<O::Error>> {
        self.draft.clock = crate::runtime::clock::Clock::Thread;
        wait_for(self.into_future()).map(Blocking::new)
    }
}

impl<O> fmt::Debug for Streaming<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Streaming")
            .field("operation", &self.draft.endpoint.id)
            .finish_non_exhaustive()
    }
}

/// A stream of items. An item that does not fit its type is an error, and the
/// next one comes after it; any other error is the last.
#[must_use = "streams do nothing unless they are polled"]
pub struct ItemStream<T> {
    live: Live,
    item: fn(&Frame) -> Option<Result<T, BodyError>>,
}

impl<T> ItemStream<T> {
    /// The status.
    pub fn status(&self) -> StatusCode {
        self.live.chunks().status()
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        self.live.chunks().headers()
    }

    /// The id of the last event, to go on from later; empty where there is none.
    pub fn last_event_id(&self) -> &str {
        self.live.last_id()
    }

    /// The next item; `None` after the last one.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|context| self.poll_item(context)).await
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        let frame = match ready!(self.live.poll_frame(context)) {
            None => return Poll::Ready(None),
            Some(Err(error)) => return Poll::Ready(Some(Err(error))),
            Some(Ok(frame)) => frame,
        };
        Poll::Ready(match (self.item)(&frame) {
            Some(Ok(item)) => Some(Ok(item)),
            Some(Err(reason)) => Some(Err(self.live.chunks().misfit(reason, frame.data.into()))),
            None => {
                self.live.end();
                None
            }
        })
    }
}

impl<T> Stream for ItemStream<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_item(context)
    }
}

impl<T> fmt::Debug for ItemStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ItemStream")
            .field("answer", self.live.chunks())
            .finish_non_exhaustive()
    }
}

/// Reads an item that is JSON.
///
/// # Errors
///
/// Where it does not fit its type.
pub fn json<T: Value>(frame: &Frame) -> Result<T, BodyError> {
    from_json(without_mark(&frame.data)).map_err(BodyError::json)
}

/// Reads an item that is JSON; all that come do.
#[doc(hidden)]
pub fn item<T: Value>(frame: &Frame) -> Option<Result<T, BodyError>> {
    Some(json(frame))
}

/// Reads all items of an answer that has been read.
///
/// # Errors
///
/// Where the answer is of another type, or an item does not fit.
pub fn all<O: Streamed>(response: &http::Response<Bytes>) -> Result<Vec<O::Item>, BodyError> {
    let framing = framing(response.headers(), O::FORM.framing)?;
    let mut frames = Frames::new(framing, usize::MAX);
    frames.add(response.body().clone());
    let mut items = Vec::new();
    while let Some(frame) = frames.take().or_else(|| frames.finish()) {
        match O::item(&frame?) {
            Some(item) => items.push(item?),
            None => break,
        }
    }
    Ok(items)
}

/// How the items of an answer follow each other, by what it says that it is.
///
/// # Errors
///
/// Where it is no stream.
pub(crate) fn framing(headers: &HeaderMap, declared: Framing) -> Result<Framing, BodyError> {
    // An answer need not say what it is (RFC 9110, section 8.3).
    let Some(media_type) = media_type(headers) else {
        return Ok(declared);
    };
    let essence = essence(&media_type);
    match essence {
        "text/event-stream" => Ok(Framing::Events),
        _ if essence.ends_with("json-seq") => Ok(Framing::Sequence),
        _ if LINES.iter().any(|end| essence.ends_with(end)) => Ok(Framing::Lines),
        // Some servers do not name the sequence, but what it is made of.
        "text/plain" | "application/octet-stream" if declared != Framing::Events => Ok(declared),
        _ if is_json(&media_type) && declared != Framing::Events => Ok(declared),
        _ => {
            let expected = match declared {
                Framing::Lines => "lines of JSON",
                Framing::Sequence => "a sequence of JSON texts",
                Framing::Events => "a stream of events",
            };
            Err(BodyError::new(format!(
                "expected {expected}, found `{essence}`"
            )))
        }
    }
}

/// How the names of media types end that are lines of JSON: none of them is
/// registered.
const LINES: [&str; 6] = [
    "jsonl",
    "json-l",
    "ndjson",
    "jsonlines",
    "json-lines",
    "/stream+json",
];
