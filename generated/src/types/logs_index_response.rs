// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// The record logs of an execution.
    pub struct LogsIndexResponse: Default {
        /// The logs, by type.
        pub data?: crate::Nullable<super::LogsIndex>,
    }
}
