// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// The answer to cancelling an execution.
    pub struct CancelExecutionResponse: Default {
        /// The confirmation.
        pub data?: Option<super::ExecutionCancellation>,
    }
}
