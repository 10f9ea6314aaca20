//! `[[pagination]]`: how the pages of a list follow each other.

use serde::Deserialize;

/// Lists that come in pages.
///
/// One of `cursor`, `offset`, `page`, `next-url` and `link` says how the next
/// page is asked for. The first three name a parameter, or are a JSON Pointer
/// (RFC 6901) into the body of the request; all other pointers lead into the
/// answer.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Pagination {
    /// The operations, by id.
    pub operations: Vec<String>,
    /// A JSON Pointer: the array of items; `""` where it is the whole answer.
    pub items: String,
    /// What takes the cursor that a page names: with `next`, `next-header` or
    /// `last-item`.
    pub cursor: Option<String>,
    /// A JSON Pointer: the cursor of the next page.
    pub next: Option<String>,
    /// The header that holds the cursor of the next page.
    pub next_header: Option<String>,
    /// A JSON Pointer into the last item: what is the cursor of the next page.
    pub last_item: Option<String>,
    /// What takes the number of items to leave out.
    pub offset: Option<String>,
    /// A JSON Pointer: the number of all items; with `offset`.
    pub total: Option<String>,
    /// What takes the number of the page.
    pub page: Option<String>,
    /// The number of the first page; default: that of the parameter, or 1.
    pub first: Option<i64>,
    /// A JSON Pointer: the number of all pages; with `page`.
    pub pages: Option<String>,
    /// The parameter for the number of items in a page, where a page with fewer
    /// is the last; with `offset` and `page`.
    pub limit: Option<String>,
    /// A JSON Pointer: the URL of the next page.
    pub next_url: Option<String>,
    /// The relation of the next page in a `Link` header (RFC 8288): `"next"`.
    pub link: Option<String>,
    /// A JSON Pointer: a boolean, whether there are more pages.
    pub more: Option<String>,
}
