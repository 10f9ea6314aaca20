// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// Confirms that a cancellation was queued.
    pub struct ExecutionCancellation: Default {
        /// What was done, for people to read.
        pub message?: Option<String>,
    }
}
