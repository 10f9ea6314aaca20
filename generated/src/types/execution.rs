// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// One run of a model sync.
    pub struct Execution: Default {
        /// Identifier of the execution.
        pub id?: Option<uuid::Uuid>,
        /// Where the execution stands.
        pub status?: Option<super::ExecutionStatus>,
        /// What started it, for example `scheduled`.
        pub r#type?: Option<String> = "type",
        /// How many records it dealt with so far.
        pub counts?: Option<super::ExecutionCounts>,
        /// What went wrong with the execution as a whole.
        pub errors?: Option<Vec<String>>,
        /// When it was created.
        pub created_at?: Option<jiff::Timestamp>,
        /// When it began to run; null before that.
        pub started_at?: crate::Nullable<jiff::Timestamp>,
        /// When it ended; null before that.
        pub completed_at?: crate::Nullable<jiff::Timestamp>,
        /// Version of Polytomic that ran it last.
        pub version?: crate::Nullable<String>,
    }
}
