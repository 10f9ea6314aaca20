// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// An execution.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExecutionResponse {
    /// The execution.
    pub data: Option<super::Execution>,
}
crate::record!(ExecutionResponse { 0: data, });
