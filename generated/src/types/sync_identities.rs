// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// The identity mappings of a sync.
#[derive(Clone, Debug, PartialEq)]
pub struct SyncIdentities {
    /// The mappings, the most important one first. An empty list removes all.
    pub mappings: Option<Vec<super::Identity>>,
    /// How several mappings combine. Needed where there is more than one; a single one is always
    /// `priority`.
    pub strategy: crate::Nullable<super::IdentityStrategy>,
}
crate::record!(SyncIdentities { 0! mappings, 1: strategy, });

impl SyncIdentities {
    /// Only what must be there; the rest is left out.
    pub fn new(mappings: Option<Vec<super::Identity>>) -> Self {
        Self { mappings, ..crate::runtime::codec::Value::empty() }
    }
}
