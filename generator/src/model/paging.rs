//! How the pages of a list follow each other.

/// The keys of a JSON Pointer (RFC 6901).
pub type Keys = Vec<String>;

/// How the pages of a list follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paging {
    /// How the next page is asked for.
    pub way: Way,
    /// Where an answer holds the items; empty: it is the array itself.
    pub items: Keys,
    /// Where an answer says whether there is more.
    pub more: Option<Keys>,
    /// The parameter for the number of items in a page, where a page with fewer
    /// is the last.
    pub limit: Option<String>,
}

/// How the next page is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// By a cursor that an answer names.
    Cursor {
        /// What takes it.
        to: Place,
        /// What names it.
        next: Next,
    },
    /// By the number of items to leave out.
    Offset {
        /// What takes it.
        to: Place,
        /// Where an answer holds the number of all items.
        total: Option<Keys>,
    },
    /// By the number of the page.
    Page {
        /// What takes it.
        to: Place,
        /// The first one.
        first: Option<i64>,
        /// Where an answer holds the number of all pages.
        total: Option<Keys>,
    },
    /// By the URL that an answer names.
    Url(Next),
}

/// What takes a cursor or a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The parameter with this name.
    Parameter(String),
    /// A part of the JSON body.
    Body(Keys),
}

/// What names the next cursor or URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// A part of the answer.
    Body(Keys),
    /// A header of the answer.
    Header(String),
    /// A part of the last item.
    LastItem(Keys),
    /// A `Link` header with this relation (RFC 8288).
    Link(String),
}
