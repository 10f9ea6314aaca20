// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// The answer to starting a sync.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StartSyncResponse {
    /// The new execution.
    pub data: Option<super::StartedExecution>,
}
crate::record!(StartSyncResponse { 0: data, });
