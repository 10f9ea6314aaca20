// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// Whether a sync is enabled.
    pub struct SyncActivation: Default {
        /// Identifier of the sync.
        pub id?: Option<uuid::Uuid>,
        /// Whether the sync is enabled now.
        pub active?: Option<bool>,
    }
}
