// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// The record logs of an execution.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LogsIndexResponse {
    /// The logs, by type.
    pub data: crate::Nullable<super::LogsIndex>,
}
crate::record!(LogsIndexResponse { 0: data, });
