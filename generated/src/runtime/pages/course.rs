// Copied by clientsmith: edits are lost when this crate is made anew.
//! The way through the pages of a call. Not generic: all streams of pages go it.

use super::guard::Guard;
use super::paging::{Kind, Paging};
use super::request::{ask, asked};
use super::turn::{Cursor, turn};
use crate::runtime::codec::Value;
use crate::runtime::draft::Draft;
use crate::runtime::error::{Error, ErrorKind};
use http::HeaderMap;

/// Where a stream of pages is.
#[derive(Default)]
pub(super) struct Course {
    guard: Guard,
    /// What is wrong with what is next.
    pub(super) fault: Option<Error>,
}

impl Course {
    /// What the page that is next is asked for with.
    pub(super) fn cursor(&self) -> Option<&str> {
        self.guard.last()
    }

    /// Makes the first call ask for the page at a cursor.
    pub(super) fn start(&mut self, paging: &Paging, draft: &mut Draft, cursor: &str) {
        let start = Cursor::read(paging, cursor).and_then(|start| ask(paging, draft, start));
        match start {
            Ok(()) => self.guard.start(cursor),
            Err(reason) => {
                self.fault = Some(Error::new(ErrorKind::Request, draft.endpoint.id, reason));
            }
        }
    }

    /// Makes the call ask for the page after this one; `false` if there is none.
    pub(super) fn turn(
        &mut self,
        paging: &Paging,
        draft: &mut Draft,
        page: &dyn Value,
        headers: &HeaderMap,
    ) -> bool {
        let next = turn(paging, asked(paging, draft), page, headers)
            .and_then(|next| self.go(paging, draft, page, next));
        match next {
            Ok(follows) => follows,
            Err(reason) => {
                self.fault = Some(Error::new(ErrorKind::Decode, draft.endpoint.id, reason));
                false
            }
        }
    }

    fn go(
        &mut self,
        paging: &Paging,
        draft: &mut Draft,
        page: &dyn Value,
        next: Option<Cursor>,
    ) -> Result<bool, String> {
        self.guard.advance(next.clone().map(Cursor::into_text))?;
        let Some(next) = next else {
            return Ok(false);
        };
        if matches!(paging.kind, Kind::Offset { .. } | Kind::Page { .. }) {
            self.guard.compare(page)?;
        }
        ask(paging, draft, next)?;
        Ok(true)
    }
}
