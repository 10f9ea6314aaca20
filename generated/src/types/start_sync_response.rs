// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// The answer to starting a sync.
    pub struct StartSyncResponse: Default {
        /// The new execution.
        pub data?: Option<super::StartedExecution>,
    }
}
