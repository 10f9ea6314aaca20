// Copied by clientsmith: edits are lost when this crate is made anew.
//! From an operation that answers in pages to streams of pages and of items.

use crate::runtime::call::{Call, Sent};
use crate::runtime::codec::{Source, Value, lookup};
use crate::runtime::error::{CallError, Error, ErrorKind};
use crate::runtime::operation::Operation;
use crate::runtime::response::Response;
use futures_core::Stream;
use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// An operation that answers in pages.
pub trait Paged: Operation<Output: Value> {
    /// What the pages hold.
    type Item;
    /// How the next page is asked for.
    const PAGING: Paging;

    /// The items of a page.
    fn items(page: Self::Output) -> Vec<Self::Item>;
}

/// How the next page is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Paging {
    /// The index of the parameter that takes the cursor.
    pub cursor: usize,
    /// Where an answer holds the cursor of the next page.
    pub next: &'static [&'static str],
}

/// What a stream gives next; `None` at its end.
type Next<T, E> = Option<Result<T, CallError<E>>>;

impl<O: Paged> Call<O> {
    /// The pages, from the first one or from the cursor that is set.
    pub fn pages(self) -> Pages<O> {
        Pages {
            next: Some(self),
            sent: None,
            cursors: Cursors::default(),
            fault: None,
        }
    }

    /// The items of all pages.
    pub fn items(self) -> Items<O> {
        Items {
            pages: self.pages(),
            page: Vec::new().into_iter(),
        }
    }
}

/// A stream of pages; the last one is that without a cursor. An error ends it.
#[must_use = "streams do nothing unless they are polled"]
pub struct Pages<O> {
    /// The call for the next page.
    next: Option<Call<O>>,
    /// The call that is being made.
    sent: Option<(Call<O>, Sent<O>)>,
    cursors: Cursors,
    /// What is wrong with the cursor of the last page.
    fault: Option<Error>,
}

impl<O: Paged> Pages<O> {
    /// The next page; `None` after the last one.
    pub async fn next(&mut self) -> Next<O::Output, O::Error> {
        poll_fn(|context| self.poll_page(context)).await
    }

    /// The cursor of the page that is next, to go on from later; `None` at the
    /// beginning and at the end.
    pub fn cursor(&self) -> Option<&str> {
        self.cursors.last.as_deref()
    }

    fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Next<O::Output, O::Error>> {
        if let Some(fault) = self.fault.take() {
            return Poll::Ready(Some(Err(fault.into())));
        }
        if let Some(call) = self.next.take() {
            let sent = call.clone().send();
            self.sent = Some((call, sent));
        }
        let Some((_, sent)) = &mut self.sent else {
            return Poll::Ready(None);
        };
        let answer = ready!(Pin::new(sent).poll(context));
        let call = self.sent.take().map(|(call, _)| call);
        let page = answer.map(Response::into_body);
        if let Ok(page) = &page {
            self.turn(call, page);
        }
        Poll::Ready(Some(page))
    }

    /// Prepares the call for the page after this one.
    fn turn(&mut self, call: Option<Call<O>>, page: &O::Output) {
        let cursor = next_cursor(O::ENDPOINT.id, page, O::PAGING.next);
        match cursor.and_then(|cursor| self.cursors.advance(O::ENDPOINT.id, cursor)) {
            Err(fault) => self.fault = Some(fault),
            Ok(cursor) => {
                let next = call.zip(cursor);
                self.next = next.map(|(call, cursor)| call.set_argument(O::PAGING.cursor, &cursor));
            }
        }
    }
}

impl<O: Paged> Stream for Pages<O> {
    type Item = Result<O::Output, CallError<O::Error>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_page(context)
    }
}

/// A stream of the items of all pages. An error ends it.
#[must_use = "streams do nothing unless they are polled"]
pub struct Items<O: Paged> {
    pages: Pages<O>,
    page: std::vec::IntoIter<O::Item>,
}

impl<O: Paged> Items<O> {
    /// The next item; `None` after the last one.
    pub async fn next(&mut self) -> Next<O::Item, O::Error> {
        poll_fn(|context| self.poll_item(context)).await
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Next<O::Item, O::Error>> {
        loop {
            if let Some(item) = self.page.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll_page(context)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                Some(Ok(page)) => self.page = O::items(page).into_iter(),
            }
        }
    }
}

impl<O: Paged> Stream for Items<O> {
    type Item = Result<O::Item, CallError<O::Error>>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_item(context)
    }
}

// Nothing in here is pinned: pages and items are moved out, calls are boxed.
impl<O: Paged> Unpin for Items<O> {}

impl<O> fmt::Debug for Pages<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pages")
    }
}

impl<O: Paged> fmt::Debug for Items<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Items")
    }
}

/// The cursor that a page holds; absent, `null` and `""` mean the end.
fn next_cursor(
    operation: &'static str,
    page: &dyn Value,
    path: &[&str],
) -> Result<Option<String>, Error> {
    let cursor = match lookup(page, path) {
        Source::Absent | Source::Null | Source::Json(serde_json::Value::Null) => return Ok(None),
        Source::Text(text) => text.into_owned(),
        Source::Integer(number) => number.to_string(),
        Source::Unsigned(number) => number.to_string(),
        Source::Json(serde_json::Value::Number(number)) => number.to_string(),
        Source::Bool(_)
        | Source::Number(_)
        | Source::List(_)
        | Source::Map(_)
        | Source::Record(_)
        | Source::Json(_) => {
            let reason = format!("`{}` of the page is not a cursor", path.join("."));
            return Err(Error::new(ErrorKind::Decode, operation, reason));
        }
    };
    Ok((!cursor.is_empty()).then_some(cursor))
}

/// The cursors so far, as many of them as it takes to notice that they repeat:
/// the last one, and one that is replaced after 1, 2, 4, 8, ... pages (Brent's
/// algorithm), so that a cycle of any length ends in constant memory.
#[derive(Default)]
struct Cursors {
    last: Option<String>,
    kept: Option<String>,
    since: u64,
    until: u64,
}

impl Cursors {
    /// Notes the cursor of the next page.
    fn advance(
        &mut self,
        operation: &'static str,
        cursor: Option<String>,
    ) -> Result<Option<String>, Error> {
        if cursor.is_some() && (cursor == self.last || cursor == self.kept) {
            self.last = None;
            let reason = "the server names a next page that has been there already";
            return Err(Error::new(ErrorKind::Decode, operation, reason));
        }
        self.since += 1;
        if self.since > self.until {
            self.kept.clone_from(&cursor);
            self.until = (self.until * 2).max(1);
            self.since = 0;
        }
        self.last.clone_from(&cursor);
        Ok(cursor)
    }
}
