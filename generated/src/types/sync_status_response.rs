// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// The status of a sync.
    pub struct SyncStatusResponse: Default {
        /// The status.
        pub data?: Option<super::SyncStatus>,
    }
}
