// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// The state after enabling or pausing a sync.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ActivateSyncResponse {
    /// The sync and its state.
    pub data: Option<super::SyncActivation>,
}
crate::record!(ActivateSyncResponse { 0: data, });
