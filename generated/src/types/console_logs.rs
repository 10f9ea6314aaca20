// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// The latest entries of an execution's console log.
    pub struct ConsoleLogs: Default {
        /// The entries.
        pub entries?: crate::Nullable<Vec<super::ConsoleLogEntry>>,
        /// Send it as `after` to get only entries that are newer than these.
        pub next_cursor?: crate::Nullable<String>,
    }
}
