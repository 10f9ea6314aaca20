//! Bodies that are JSON values one after the other (OpenAPI 3.2, section 4.14.3).

use crate::runtime::body::Body;
use crate::runtime::codec::{Value, to_json};
use crate::runtime::outgoing::{Pieces, ReadError};
use crate::runtime::upload::{Upload, erase};
use futures_core::Stream;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

/// The items of a body that is a sequence of them: JSON lines, or a JSON sequence.
///
/// They are made from a list, from a stream of items that are written as they are sent
/// ([`stream`](Sequence::stream)), or from what is written already
/// ([`written`](Sequence::written)). A call whose items cannot be had again is not retried.
///
/// ```text
/// client.import(vec![Row::new("a"), Row::new("b")]).await?;
/// client.import(Sequence::stream(rows)).await?;
/// client.import(Sequence::written(Upload::file("rows.jsonl")?)).await?;
/// ```
pub struct Sequence<T>(Items<T>);

enum Items<T> {
    List(Vec<T>),
    Stream(Pieces<T>),
    Written(Upload),
}

impl<T> Sequence<T> {
    /// A stream of items. An error of it breaks the request off.
    pub fn stream<E: Into<ReadError>>(
        items: impl Stream<Item = Result<T, E>> + Send + 'static,
    ) -> Self
    where
        T: 'static,
    {
        Self(Items::Stream(erase(items)))
    }

    /// Items that are written as the media type asks for.
    pub fn written(content: impl Into<Upload>) -> Self {
        Self(Items::Written(content.into()))
    }
}

impl<T> From<Vec<T>> for Sequence<T> {
    fn from(items: Vec<T>) -> Self {
        Self(Items::List(items))
    }
}

impl<T, const N: usize> From<[T; N]> for Sequence<T> {
    fn from(items: [T; N]) -> Self {
        Self(Items::List(items.into()))
    }
}

impl<T> FromIterator<T> for Sequence<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self(Items::List(items.into_iter().collect()))
    }
}

/// Shows no items.
impl<T> fmt::Debug for Sequence<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sequence").finish_non_exhaustive()
    }
}

/// What stands before each item: nothing in JSON lines, U+001E in a JSON sequence (RFC
/// 7464, section 2.2). A line feed ends it in both.
#[derive(Clone, Copy)]
struct Mark(&'static str);

impl Mark {
    fn write(self, item: &dyn Value, to: &mut Vec<u8>) -> Result<(), String> {
        let json = to_json(item).map_err(|error| error.to_string())?;
        to.extend_from_slice(self.0.as_bytes());
        to.extend_from_slice(&json);
        to.push(b'\n');
        Ok(())
    }
}

impl Body {
    /// Items as JSON, each in a line.
    pub fn lines<T: Value + 'static>(media_type: &'static str, items: Sequence<T>) -> Self {
        items.into_body(media_type, Mark(""))
    }

    /// Items as a JSON sequence (RFC 7464).
    pub fn sequence<T: Value + 'static>(media_type: &'static str, items: Sequence<T>) -> Self {
        items.into_body(media_type, Mark("\u{1e}"))
    }
}

impl<T: Value + 'static> Sequence<T> {
    fn into_body(self, media_type: &'static str, mark: Mark) -> Body {
        match self.0 {
            Items::List(items) => {
                let mut bytes = Vec::new();
                let mut numbered = items.iter().enumerate();
                let written = numbered.try_for_each(|(index, item)| {
                    let written = mark.write(item, &mut bytes);
                    written.map_err(|reason| format!("the item {index}: {reason}"))
                });
                Body::new(media_type, written.map(|()| bytes.into()))
            }
            Items::Stream(items) => {
                Body::bytes(media_type, Upload::stream(Writing { items, mark }))
            }
            Items::Written(upload) => Body::bytes(media_type, upload),
        }
    }
}

/// The items of a stream, as they are written.
struct Writing<T> {
    items: Pieces<T>,
    mark: Mark,
}

impl<T: Value> Stream for Writing<T> {
    type Item = Result<Vec<u8>, ReadError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let mark = self.mark;
        let next = self.items.as_mut().poll_next(context);
        next.map(|item| {
            item.map(|item| {
                let mut bytes = Vec::new();
                mark.write(&item?, &mut bytes)?;
                Ok(bytes)
            })
        })
    }
}
