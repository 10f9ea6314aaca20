// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// One page of executions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListExecutionsResponse {
    /// The executions of this page.
    pub data: crate::Nullable<Vec<super::Execution>>,
    /// Where the list goes on.
    pub pagination: Option<super::Pagination>,
}
crate::record!(ListExecutionsResponse { 0: data, 1: pagination, });
