// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// Where a list goes on.
    pub struct Pagination: Default {
        /// Opaque token of the next page: send it back unchanged as `page_token`. Absent or empty on the
        /// last page.
        pub next_page_token?: Option<String>,
    }
}
