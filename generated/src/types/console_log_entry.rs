// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// A line of an execution's console log.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ConsoleLogEntry {
    /// Identifier of the entry.
    pub id: Option<String>,
    /// When it was written.
    pub timestamp: Option<jiff::Timestamp>,
    /// How serious it is, for example `info`.
    pub level: Option<String>,
    /// The text.
    pub message: Option<String>,
    /// Structured details, depending on the message.
    pub payload: crate::Nullable<std::collections::BTreeMap<String, serde_json::Value>>,
}
crate::record!(ConsoleLogEntry { 0: id, 1: timestamp, 2: level, 3: message, 4: payload, });
