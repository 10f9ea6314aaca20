// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// The syncs after which another one runs.
    pub struct RunAfter: Default {
        /// Identifiers of model syncs.
        pub sync_ids?: Option<Vec<uuid::Uuid>>,
        /// Identifiers of bulk syncs.
        pub bulk_sync_ids?: Option<Vec<uuid::Uuid>>,
    }
}
