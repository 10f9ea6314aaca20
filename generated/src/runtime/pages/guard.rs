// Copied by clientsmith: edits are lost when this crate is made anew.
//! Notices that pages repeat, so that a stream of them ends.

use crate::runtime::codec::{Value, to_json};
use std::hash::{DefaultHasher, Hash, Hasher};

/// What was asked for so far, as much of it as it takes to notice that it
/// repeats: the last cursor, and one that is replaced after 1, 2, 4, 8, ...
/// pages (Brent's algorithm), so that a cycle of any length ends in constant
/// memory.
#[derive(Default)]
pub(super) struct Guard {
    last: Option<String>,
    kept: Option<String>,
    since: u64,
    until: u64,
    /// The hash of the last page.
    page: Option<u64>,
}

impl Guard {
    /// The cursor of the page that is next.
    pub(super) fn last(&self) -> Option<&str> {
        self.last.as_deref()
    }

    /// Begins at a cursor.
    pub(super) fn start(&mut self, cursor: &str) {
        self.last = Some(cursor.to_owned());
        self.kept.clone_from(&self.last);
    }

    /// Notes the cursor of the page that is next; none at the end.
    ///
    /// # Errors
    ///
    /// Where it has been there already.
    pub(super) fn advance(&mut self, cursor: Option<String>) -> Result<(), String> {
        if cursor.is_some() && (cursor == self.last || cursor == self.kept) {
            self.last = None;
            return Err("the server names a next page that has been there already".to_owned());
        }
        self.since += 1;
        if self.since > self.until {
            self.kept.clone_from(&cursor);
            self.until = (self.until * 2).max(1);
            self.since = 0;
        }
        self.last = cursor;
        Ok(())
    }

    /// Notes a page that another follows. Offsets and numbers never repeat, but
    /// a server that does not heed them answers the same for ever.
    ///
    /// # Errors
    ///
    /// Where it is the page before again.
    pub(super) fn compare(&mut self, page: &dyn Value) -> Result<(), String> {
        let text = to_json(page).map_err(|error| error.to_string())?;
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        match self.page.replace(hasher.finish()) == self.page {
            true => Err("the server gives the same page again".to_owned()),
            false => Ok(()),
        }
    }
}
