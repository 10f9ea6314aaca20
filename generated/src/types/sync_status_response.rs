// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// The status of a sync.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SyncStatusResponse {
    /// The status.
    pub data: Option<super::SyncStatus>,
}
crate::record!(SyncStatusResponse { 0: data, });
