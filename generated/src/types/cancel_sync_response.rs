// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// The answer to cancelling a sync.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CancelSyncResponse {
    /// The confirmation.
    pub data: Option<super::SyncCancellation>,
}
crate::record!(CancelSyncResponse { 0: data, });
