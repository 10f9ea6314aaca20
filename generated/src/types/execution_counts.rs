// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// How many records an execution dealt with. Some destinations do not tell the operations apart.
    pub struct ExecutionCounts: Default {
        /// Records in all.
        pub total?: Option<i64>,
        /// Records added.
        pub insert?: Option<i64>,
        /// Records changed.
        pub update?: Option<i64>,
        /// Records added or changed, where it is not known which.
        pub upserts?: Option<i64>,
        /// Records removed.
        pub delete?: Option<i64>,
        /// Records that failed.
        pub error?: Option<i64>,
        /// Records with a warning.
        pub warnings?: Option<i64>,
    }
}
