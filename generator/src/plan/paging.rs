//! How the pages of an operation follow each other.

use super::naming::Ident;
use super::ty::Type;
use crate::model::{Keys, Next};

/// How pages follow each other.
#[derive(Clone, Debug)]
pub struct Paging {
    /// How the next page is asked for.
    pub way: PagingWay,
    /// What takes the cursor or the number; nothing for a URL.
    pub to: Option<PagingPlace>,
    /// Where the items are in an answer.
    pub path: Keys,
    /// The fields that lead to them.
    pub items: Vec<Step>,
    /// The type of an item.
    pub item: Type,
    /// Where an answer says whether there is more.
    pub more: Option<Keys>,
    /// The parameter for the number of items in a page, by index, and its
    /// default: a page with fewer is the last.
    pub limit: Option<(usize, Option<i64>)>,
}

/// How the next page is asked for.
#[derive(Clone, Debug)]
pub enum PagingWay {
    /// By a cursor.
    Cursor(Next),
    /// By an offset; an answer may hold the number of all items.
    Offset(Option<Keys>),
    /// By the number of the page, from a first one; an answer may hold the
    /// number of all pages.
    Page(i64, Option<Keys>),
    /// By a URL.
    Url(Next),
}

/// What takes the cursor or the number.
#[derive(Clone, Debug)]
pub enum PagingPlace {
    /// A parameter, by index.
    Parameter(usize),
    /// A part of the JSON body.
    Body {
        /// The media type of the body.
        media_type: String,
        /// Where in it.
        path: Keys,
        /// Whether it is a number there.
        numeric: bool,
    },
}

/// A field on the way into an answer.
#[derive(Clone, Debug)]
pub struct Step {
    /// The field.
    pub field: Ident,
    /// Its type.
    pub ty: Type,
}
