// Copied by clientsmith: edits are lost when this crate is made anew.
//! What a paged operation tells the runtime: how its next page is asked for.

/// A list of object keys that leads into a page; empty: the page itself.
pub(super) type Path = &'static [&'static str];

/// How the next page is asked for, as a constant.
#[derive(Clone, Copy, Debug)]
pub struct Paging {
    pub(super) kind: Kind,
    pub(super) place: Place,
    pub(super) next: Next,
    pub(super) items: Path,
    pub(super) more: Option<Path>,
    pub(super) limit: Option<(usize, Option<i64>)>,
}

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// What follows a cursor.
    Cursor,
    /// What follows so many items; the page may say how many there are.
    Offset { total: Option<Path> },
    /// The page with a number; the page may say how many there are.
    Page { first: i64, total: Option<Path> },
    /// What is at a URL.
    Url,
}

/// Where a request holds the cursor, the offset or the number.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place {
    /// Nowhere: the URL is all.
    Nowhere,
    /// In the parameter with this index.
    Parameter(usize),
    /// In the JSON body.
    Body {
        media_type: &'static str,
        path: Path,
        numeric: bool,
    },
}

/// Where an answer holds the next cursor or URL.
#[derive(Clone, Copy, Debug)]
pub(super) enum Next {
    /// Nowhere: it is counted.
    Counted,
    /// In the body.
    Body(Path),
    /// In a header.
    Header(&'static str),
    /// In the last item.
    LastItem(Path),
    /// In a `Link` header with this relation.
    Link(&'static str),
}

impl Paging {
    /// Each page names a cursor for the next.
    pub const fn cursor() -> Self {
        Self::new(Kind::Cursor)
    }

    /// Pages begin after so many items.
    pub const fn offset() -> Self {
        Self::new(Kind::Offset { total: None })
    }

    /// Pages have numbers, from this one.
    pub const fn page(first: i64) -> Self {
        Self::new(Kind::Page { first, total: None })
    }

    /// Each page names the URL of the next.
    pub const fn url() -> Self {
        Self::new(Kind::Url)
    }

    const fn new(kind: Kind) -> Self {
        Self {
            kind,
            place: Place::Nowhere,
            next: Next::Counted,
            items: &[],
            more: None,
            limit: None,
        }
    }

    /// The parameter at `index` takes it.
    pub const fn parameter(mut self, index: usize) -> Self {
        self.place = Place::Parameter(index);
        self
    }

    /// The JSON body takes it, as text or as a number.
    pub const fn body(mut self, media_type: &'static str, path: Path, numeric: bool) -> Self {
        self.place = Place::Body {
            media_type,
            path,
            numeric,
        };
        self
    }

    /// A page holds what is next here.
    pub const fn next(mut self, path: Path) -> Self {
        self.next = Next::Body(path);
        self
    }

    /// A header holds what is next.
    pub const fn next_header(mut self, name: &'static str) -> Self {
        self.next = Next::Header(name);
        self
    }

    /// The last item holds what is next, here.
    pub const fn last_item(mut self, path: Path) -> Self {
        self.next = Next::LastItem(path);
        self
    }

    /// A `Link` header with this relation holds what is next (RFC 8288).
    pub const fn link(mut self, relation: &'static str) -> Self {
        self.next = Next::Link(relation);
        self
    }

    /// A page holds its items here.
    pub const fn items(mut self, path: Path) -> Self {
        self.items = path;
        self
    }

    /// A page holds a boolean here: whether there is another.
    pub const fn more(mut self, path: Path) -> Self {
        self.more = Some(path);
        self
    }

    /// A page holds here how many items, or pages, there are.
    pub const fn total(mut self, path: Path) -> Self {
        match &mut self.kind {
            Kind::Offset { total } | Kind::Page { total, .. } => *total = Some(path),
            Kind::Cursor | Kind::Url => {}
        }
        self
    }

    /// The parameter at `index` says how many items a page has, or else there
    /// are `default`: a page with fewer is the last.
    pub const fn limit(mut self, index: usize, default: Option<i64>) -> Self {
        self.limit = Some((index, default));
        self
    }
}
