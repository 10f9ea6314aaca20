// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// A model sync.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SyncResponse {
    /// The sync.
    pub data: Option<super::SyncDetails>,
}
crate::record!(SyncResponse { 0: data, });
