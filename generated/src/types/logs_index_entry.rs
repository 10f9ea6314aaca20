// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// One record log of an execution.
    pub struct LogsIndexEntry: Default {
        /// Number of records, over all files of the log.
        pub count?: crate::Nullable<i64>,
        /// Address at which the signed URLs of the log's files can be had.
        pub url?: crate::Nullable<String>,
    }
}
