// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// How a connection is configured as a source.
    pub struct SyncSourceResponse: Default {
        /// The configuration.
        pub data?: Option<super::SyncSource>,
    }
}
