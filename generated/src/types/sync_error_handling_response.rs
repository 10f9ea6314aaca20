// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// The error handling of a sync.
    pub struct SyncErrorHandlingResponse: Default {
        /// The settings.
        pub data?: crate::Nullable<super::SyncErrorHandling>,
    }
}
