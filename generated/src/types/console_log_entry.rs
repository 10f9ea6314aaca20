// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// A line of an execution's console log.
    pub struct ConsoleLogEntry: Default {
        /// Identifier of the entry.
        pub id?: Option<String>,
        /// When it was written.
        pub timestamp?: Option<jiff::Timestamp>,
        /// How serious it is, for example `info`.
        pub level?: Option<String>,
        /// The text.
        pub message?: Option<String>,
        /// Structured details, depending on the message.
        pub payload?: crate::Nullable<std::collections::BTreeMap<String, serde_json::Value>>,
    }
}
