// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// An execution.
    pub struct ExecutionResponse: Default {
        /// The execution.
        pub data?: Option<super::Execution>,
    }
}
