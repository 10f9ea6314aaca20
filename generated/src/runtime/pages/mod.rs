// Copied by clientsmith: edits are lost when this crate is made anew.
//! From an operation that answers in pages to streams of pages and of items.

mod course;
mod guard;
mod link;
mod paging;
mod request;
mod turn;

pub use paging::Paging;

#[cfg(feature = "blocking")]
use crate::runtime::blocking::Blocking;
use crate::runtime::call::{Call, Sent};
use crate::runtime::codec::Value;
use crate::runtime::error::CallError;
use crate::runtime::operation::Operation;
use crate::runtime::response::Response;
use course::Course;
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

/// What a stream gives next; `None` at its end.
type Next<T, E> = Option<Result<T, CallError<E>>>;

impl<O: Paged> Call<O> {
    /// The pages, from the first one or from the cursor that is set.
    pub fn pages(self) -> Pages<O> {
        Pages {
            next: Some(self),
            sent: None,
            course: Course::default(),
        }
    }

    /// The items of all pages.
    pub fn items(self) -> Items<O> {
        Items {
            pages: self.pages(),
            cursor: None,
            page: Vec::new().into_iter(),
        }
    }
}

/// A stream of pages. An error ends it.
#[must_use = "streams do nothing unless they are polled"]
pub struct Pages<O> {
    /// The call for the next page.
    next: Option<Call<O>>,
    /// The call that is being made.
    sent: Option<(Call<O>, Sent<O>)>,
    course: Course,
}

impl<O: Paged> Pages<O> {
    /// Goes on from a cursor that [`cursor`](Pages::cursor) gave.
    pub fn starting_at(mut self, cursor: &str) -> Self {
        if let Some(call) = &mut self.next {
            self.course.start(&O::PAGING, &mut call.draft, cursor);
        }
        self
    }

    /// The pages as an [`Iterator`], on a thread that waits. The client needs a
    /// transport that can do so.
    #[cfg(feature = "blocking")]
    pub fn blocking(mut self) -> Blocking<Self> {
        if let Some(call) = &mut self.next {
            call.draft.clock = crate::runtime::clock::Clock::Thread;
        }
        Blocking::new(self)
    }

    /// The next page; `None` after the last one.
    pub async fn next(&mut self) -> Next<O::Output, O::Error> {
        poll_fn(|context| self.poll_page(context)).await
    }

    /// What the page that is next is asked for with, to go on from later: a
    /// cursor, an offset, a number or a URL. `None` at the beginning and at the
    /// end.
    pub fn cursor(&self) -> Option<&str> {
        self.course.cursor()
    }

    fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Next<O::Output, O::Error>> {
        if let Some(fault) = self.course.fault.take() {
            self.next = None;
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
        if let (Ok(answer), Some(mut call)) = (&answer, call) {
            let (page, headers) = (answer.body(), answer.headers());
            let follows = self.course.turn(&O::PAGING, &mut call.draft, page, headers);
            self.next = follows.then_some(call);
        }
        Poll::Ready(Some(answer.map(Response::into_body)))
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
    /// What the page that the items are of was asked for with.
    cursor: Option<String>,
    page: std::vec::IntoIter<O::Item>,
}

impl<O: Paged> Items<O> {
    /// Goes on from a cursor that [`cursor`](Items::cursor) gave.
    pub fn starting_at(mut self, cursor: &str) -> Self {
        self.pages = self.pages.starting_at(cursor);
        self
    }

    /// The items as an [`Iterator`], on a thread that waits. The client needs a
    /// transport that can do so.
    #[cfg(feature = "blocking")]
    pub fn blocking(mut self) -> Blocking<Self> {
        self.pages = self.pages.blocking().into_inner();
        Blocking::new(self)
    }

    /// What the page of the last item was asked for with: going on from there
    /// gives all items of that page again, and those that follow. `None` in the
    /// first page.
    pub fn cursor(&self) -> Option<&str> {
        self.cursor.as_deref()
    }

    /// The next item; `None` after the last one.
    pub async fn next(&mut self) -> Next<O::Item, O::Error> {
        poll_fn(|context| self.poll_item(context)).await
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Next<O::Item, O::Error>> {
        loop {
            if let Some(item) = self.page.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            let cursor = self.pages.cursor().map(str::to_owned);
            match ready!(self.pages.poll_page(context)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                Some(Ok(page)) => {
                    self.cursor = cursor;
                    self.page = O::items(page).into_iter();
                }
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
