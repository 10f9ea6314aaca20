// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// Entries of a console log.
    pub struct ConsoleLogsResponse: Default {
        /// The entries and where they go on.
        pub data?: Option<super::ConsoleLogs>,
    }
}
