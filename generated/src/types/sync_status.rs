// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// What a sync is doing, did last, and will do next.
    pub struct SyncStatus: Default {
        /// The execution that is under way, if there is one.
        pub current_execution?: Option<super::Execution>,
        /// The latest execution before that, if there was one.
        pub last_execution?: Option<super::Execution>,
        /// When the schedule starts the sync next; null if nothing is planned.
        pub next_execution_time?: crate::Nullable<jiff::Timestamp>,
    }
}
