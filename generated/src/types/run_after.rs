// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// The syncs after which another one runs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RunAfter {
    /// Identifiers of model syncs.
    pub sync_ids: Option<Vec<uuid::Uuid>>,
    /// Identifiers of bulk syncs.
    pub bulk_sync_ids: Option<Vec<uuid::Uuid>>,
}
crate::record!(RunAfter { 0: sync_ids, 1: bulk_sync_ids, });
