// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// The answer to cancelling a sync.
    pub struct CancelSyncResponse: Default {
        /// The confirmation.
        pub data?: Option<super::SyncCancellation>,
    }
}
