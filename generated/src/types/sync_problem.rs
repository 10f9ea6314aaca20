// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// A part of a sync's configuration that could not be resolved.
    pub struct SyncProblem: Default {
        /// Stable identifier of the kind of problem: decide by this rather than by `message`.
        pub code?: crate::Nullable<String>,
        /// What is wrong, for people to read.
        pub message?: crate::Nullable<String>,
        /// JSON path of the part in question, within the sync.
        pub path?: crate::Nullable<String>,
        /// How serious the problem is. An `error` keeps the sync from running; more values may appear.
        pub severity?: crate::Nullable<super::SyncProblemSeverity>,
    }
}

crate::enumeration! {
    /// How serious the problem is. An `error` keeps the sync from running; more values may appear.
    pub enum SyncProblemSeverity {
        Error = "error", .. Unknown
    }
}
