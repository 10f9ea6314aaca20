// Made by clientsmith from the API's description: edits are lost when it is made anew.
//! `SyncResponse` and what belongs to it.

/// A model sync.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SyncResponse {
    /// The sync.
    pub data: Option<super::SyncDetails>,
}
crate::record!(SyncResponse { 0: data, });
