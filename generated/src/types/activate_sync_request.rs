// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// Whether a sync is to be enabled.
    pub struct ActivateSyncRequest {
        /// `true` enables the sync, `false` pauses it.
        pub active: bool,
    }
}

impl ActivateSyncRequest {
    /// Only what must be there; the rest is left out.
    pub fn new(active: bool) -> Self { Self { active } }
}
