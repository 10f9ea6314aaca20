// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// The latest entries of an execution's console log.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ConsoleLogs {
    /// The entries.
    pub entries: crate::Nullable<Vec<super::ConsoleLogEntry>>,
    /// Send it as `after` to get only entries that are newer than these.
    pub next_cursor: crate::Nullable<String>,
}
crate::record!(ConsoleLogs { 0: entries, 1: next_cursor, });
