// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// Where a list goes on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pagination {
    /// Opaque token of the next page: send it back unchanged as `page_token`. Absent or empty on the
    /// last page.
    pub next_page_token: Option<String>,
}
crate::record!(Pagination { 0: next_page_token, });
