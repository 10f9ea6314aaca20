// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// Whether a sync is enabled.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SyncActivation {
    /// Identifier of the sync.
    pub id: Option<uuid::Uuid>,
    /// Whether the sync is enabled now.
    pub active: Option<bool>,
}
crate::record!(SyncActivation { 0: id, 1: active, });
