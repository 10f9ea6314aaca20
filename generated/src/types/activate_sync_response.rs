// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// The state after enabling or pausing a sync.
    pub struct ActivateSyncResponse: Default {
        /// The sync and its state.
        pub data?: Option<super::SyncActivation>,
    }
}
