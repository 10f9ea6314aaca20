// Copied by clientsmith: edits are lost when this crate is made anew.
//! Bodies of requests, compressed where the client or the call says so (RFC
//! 9110, section 8.4.1.3).

use crate::runtime::builder::ClientBuilder;
use crate::runtime::call::Call;
use crate::runtime::content::Content;
use crate::runtime::operation::Operation;
use crate::runtime::outgoing::{Outgoing, ReadError};
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use futures_core::Stream;
use http::HeaderValue;
use http::header::CONTENT_ENCODING;
use std::io::{self, Write};
use std::mem::take;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

impl ClientBuilder {
    /// Compresses the bodies of requests that have at least so many bytes, and
    /// those whose length is not known. The API has to understand that.
    pub fn gzip_bodies(mut self, from: u64) -> Self {
        self.gzip_from = Some(from);
        self
    }
}

impl<O: Operation> Call<O> {
    /// Compresses the body of this call, however long it is, or does not.
    pub fn gzip_body(mut self, compressed: bool) -> Self {
        self.draft.gzip_from = compressed.then_some(0);
        self
    }
}

/// Compresses the content of a request that has at least so many bytes, unless
/// the caller says how it is encoded.
///
/// # Errors
///
/// Where that fails.
pub(crate) fn gzip(request: &mut http::Request<Content>, from: u64) -> Result<(), String> {
    let length = request.body().length();
    let is_short = length.is_some_and(|length| length < from.max(1));
    if is_short || request.headers().contains_key(CONTENT_ENCODING) {
        return Ok(());
    }
    let content = match request.body() {
        Content::Bytes(bytes) => Content::Bytes(
            compressed(bytes).map_err(|error| format!("the body cannot be compressed: {error}"))?,
        ),
        stream => later(stream.clone()),
    };
    *request.body_mut() = content;
    let gzip = HeaderValue::from_static("gzip");
    request.headers_mut().insert(CONTENT_ENCODING, gzip);
    Ok(())
}

fn encoder() -> GzEncoder<Vec<u8>> {
    GzEncoder::new(Vec::new(), Compression::default())
}

fn compressed(bytes: &[u8]) -> io::Result<Bytes> {
    let mut encoder = encoder();
    encoder.write_all(bytes)?;
    encoder.finish().map(Bytes::from)
}

/// A stream is compressed as it is read.
fn later(content: Content) -> Content {
    let is_repeatable = content.is_repeatable();
    let open = move || {
        let gzip = Gzip {
            content: content.open()?,
            encoder: Some(encoder()),
            holds_back: false,
        };
        Ok(Outgoing::stream(Box::pin(gzip), None))
    };
    Content::Stream {
        open: Arc::new(open),
        length: None,
        is_repeatable,
    }
}

/// Content that is compressed as it is read.
struct Gzip {
    content: Outgoing,
    /// None at the end.
    encoder: Option<GzEncoder<Vec<u8>>>,
    /// Whether the encoder has something that nobody has got.
    holds_back: bool,
}

impl Stream for Gzip {
    type Item = Result<Bytes, ReadError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            let this = &mut *self;
            let Some(encoder) = &mut this.encoder else {
                return Poll::Ready(None);
            };
            let piece = match this.content.poll_chunk(context) {
                // While nothing comes, what has come is sent.
                Poll::Pending if !take(&mut this.holds_back) => return Poll::Pending,
                Poll::Pending => encoder.flush().map(|()| take(encoder.get_mut())),
                Poll::Ready(Some(Ok(piece))) => {
                    this.holds_back = true;
                    encoder.write_all(&piece).map(|()| take(encoder.get_mut()))
                }
                Poll::Ready(Some(Err(error))) => {
                    this.encoder = None;
                    return Poll::Ready(Some(Err(error)));
                }
                Poll::Ready(None) => match this.encoder.take() {
                    Some(encoder) => encoder.finish(),
                    None => return Poll::Ready(None),
                },
            };
            match piece {
                Ok(piece) if piece.is_empty() => {}
                piece => return Poll::Ready(Some(piece.map(Bytes::from).map_err(Into::into))),
            }
        }
    }
}
