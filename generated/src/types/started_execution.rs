// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// An execution that was just started.
    pub struct StartedExecution: Default {
        /// Identifier of the execution, to ask for its progress.
        pub id?: Option<uuid::Uuid>,
        /// Where the execution stands.
        pub status?: Option<super::ExecutionStatus>,
        /// When it was created.
        pub created_at?: Option<jiff::Timestamp>,
    }
}
