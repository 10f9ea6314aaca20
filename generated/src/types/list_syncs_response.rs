// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// One page of model syncs.
    pub struct ListSyncsResponse: Default {
        /// The syncs of this page, those changed last first.
        pub data?: crate::Nullable<Vec<super::SyncSummary>>,
        /// Where the list goes on.
        pub pagination?: Option<super::Pagination>,
    }
}
