// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// A model sync.
    pub struct SyncResponse: Default {
        /// The sync.
        pub data?: Option<super::SyncDetails>,
    }
}
