// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// Entries of a console log.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ConsoleLogsResponse {
    /// The entries and where they go on.
    pub data: Option<super::ConsoleLogs>,
}
crate::record!(ConsoleLogsResponse { 0: data, });
