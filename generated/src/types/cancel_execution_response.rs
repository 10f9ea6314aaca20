// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// The answer to cancelling an execution.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CancelExecutionResponse {
    /// The confirmation.
    pub data: Option<super::ExecutionCancellation>,
}
crate::record!(CancelExecutionResponse { 0: data, });
