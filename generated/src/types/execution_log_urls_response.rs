// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// The files of a record log.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExecutionLogUrlsResponse {
    /// The signed URLs.
    pub data: Option<super::ExecutionLogUrls>,
}
crate::record!(ExecutionLogUrlsResponse { 0: data, });
