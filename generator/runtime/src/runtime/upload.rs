//! What a caller sends as it is: bytes in memory, a file, or a stream.

use crate::runtime::body::Body;
use crate::runtime::codec::{Mismatch, Scalar, Source, Target, Token, Value};
use crate::runtime::content::Content;
use crate::runtime::outgoing::{Outgoing, Pieces, ReadError};
use bytes::Bytes;
use futures_core::Stream;
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

/// Content to be sent as it is: the bytes of a body, or a file among the parts
/// of a form.
///
/// It is made from bytes or text in memory, from a file
/// ([`file`](Upload::file)), or from a stream. A call whose content cannot be
/// read again ([`stream`](Upload::stream)) is not retried.
#[derive(Clone)]
pub struct Upload {
    pub(crate) content: Content,
    pub(crate) media_type: Option<Cow<'static, str>>,
    pub(crate) file_name: Option<Cow<'static, str>>,
    /// Of a part of a form.
    pub(crate) headers: Vec<(String, String)>,
}

impl Upload {
    /// A stream that can be read once.
    pub fn stream<S, B, E>(stream: S) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<ReadError>,
    {
        Self::once(Outgoing::stream(erase(stream), None))
    }

    /// A stream of a known length, that can be read once. The call fails where
    /// the stream has another length.
    pub fn sized_stream<S, B, E>(length: u64, stream: S) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<ReadError>,
    {
        Self::once(Outgoing::stream(erase(stream), Some(length)))
    }

    /// Streams that all hold the same, one for each attempt, and their length
    /// where that is known.
    pub fn streams<F, S, B, E>(length: Option<u64>, open: F) -> Self
    where
        F: Fn() -> S + Send + Sync + 'static,
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<ReadError>,
    {
        Self::of(Content::Stream {
            open: Arc::new(move || Ok(Outgoing::stream(erase(open()), length))),
            length,
            is_repeatable: true,
        })
    }

    fn once(outgoing: Outgoing) -> Self {
        let length = outgoing.length();
        let outgoing = Mutex::new(Some(outgoing));
        let open = move || {
            let mut outgoing = outgoing.lock().unwrap_or_else(PoisonError::into_inner);
            let taken = outgoing.take();
            taken.ok_or_else(|| "the stream has been sent, and cannot be read again".into())
        };
        Self::of(Content::Stream {
            open: Arc::new(open),
            length,
            is_repeatable: false,
        })
    }

    pub(crate) fn of(content: Content) -> Self {
        Self {
            content,
            media_type: None,
            file_name: None,
            headers: Vec::new(),
        }
    }

    /// What the content is, such as `image/png`, in place of what the
    /// description says.
    pub fn media_type(mut self, media_type: impl Into<Cow<'static, str>>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }

    /// What the file is called. Only parts of a form say so.
    pub fn file_name(mut self, name: impl Into<Cow<'static, str>>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// Adds a header. Only parts of a form have headers of their own.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }
}

impl<T: Into<Bytes>> From<T> for Upload {
    fn from(bytes: T) -> Self {
        Self::of(Content::Bytes(bytes.into()))
    }
}

/// Shows no content.
impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Upload")
            .field("media_type", &self.media_type)
            .field("file_name", &self.file_name)
            .field("content", &self.content)
            .finish()
    }
}

/// Bytes in memory are compared, streams are equal where they are the same.
impl PartialEq for Upload {
    fn eq(&self, other: &Self) -> bool {
        let content = match (&self.content, &other.content) {
            (Content::Bytes(one), Content::Bytes(other)) => one == other,
            (Content::Stream { open: one, .. }, Content::Stream { open: other, .. }) => {
                Arc::ptr_eq(one, other)
            }
            _ => false,
        };
        content
            && self.media_type == other.media_type
            && self.file_name == other.file_name
            && self.headers == other.headers
    }
}

impl Value for Upload {
    fn empty() -> Self {
        Self::from(Bytes::new())
    }

    fn target(&mut self) -> Target<'_> {
        Target::Scalar(self)
    }

    fn source(&self) -> Source<'_> {
        Source::Foreign(self)
    }
}

impl Scalar for Upload {
    fn expected(&self) -> &'static str {
        "a string"
    }

    fn set(&mut self, token: Token<'_>) -> Result<(), Mismatch> {
        let Token::Text(text) = token else {
            return Err(Mismatch::Kind);
        };
        *self = Self::from(text.to_owned());
        Ok(())
    }
}

impl Body {
    /// Bytes, or a stream of them. What the caller says of their media type
    /// goes before what the description says.
    pub fn bytes(media_type: &'static str, upload: Upload) -> Self {
        Self {
            media_type: upload.media_type.unwrap_or(Cow::Borrowed(media_type)),
            content: Ok(upload.content),
        }
    }
}

/// A stream of whatever becomes such pieces.
pub(crate) fn erase<S, B, T, E>(stream: S) -> Pieces<T>
where
    S: Stream<Item = Result<B, E>> + Send + 'static,
    B: Into<T>,
    T: 'static,
    E: Into<ReadError>,
{
    Box::pin(Erased(Box::pin(stream), PhantomData))
}

struct Erased<S, T>(Pin<Box<S>>, PhantomData<fn() -> T>);

impl<S, B, T, E> Stream for Erased<S, T>
where
    S: Stream<Item = Result<B, E>>,
    B: Into<T>,
    E: Into<ReadError>,
{
    type Item = Result<T, ReadError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = self.0.as_mut().poll_next(context);
        next.map(|piece| piece.map(|piece| piece.map(Into::into).map_err(Into::into)))
    }
}
