// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// Whether a sync is to be enabled.
#[derive(Clone, Debug, PartialEq)]
pub struct ActivateSyncRequest {
    /// `true` enables the sync, `false` pauses it.
    pub active: bool,
}
crate::record!(ActivateSyncRequest { 0! active, });

impl ActivateSyncRequest {
    /// Only what must be there; the rest is left out.
    pub fn new(active: bool) -> Self {
        Self { active }
    }
}
