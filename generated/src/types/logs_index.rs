// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// The record logs that an execution produced, by type.
    pub struct LogsIndex: Default {
        /// Log of all records that were read.
        pub records?: crate::Nullable<super::LogsIndexEntry>,
        /// Log of the records that failed.
        pub errors?: crate::Nullable<super::LogsIndexEntry>,
        /// Log of the records with a warning.
        pub warnings?: crate::Nullable<super::LogsIndexEntry>,
        /// Log of the records added.
        pub inserts?: crate::Nullable<super::LogsIndexEntry>,
        /// Log of the records changed.
        pub updates?: crate::Nullable<super::LogsIndexEntry>,
        /// Log of the records removed.
        pub deletes?: crate::Nullable<super::LogsIndexEntry>,
    }
}
