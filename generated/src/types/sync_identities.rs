// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// The identity mappings of a sync.
    pub struct SyncIdentities {
        /// The mappings, the most important one first. An empty list removes all.
        pub mappings: Option<Vec<super::Identity>>,
        /// How several mappings combine. Needed where there is more than one; a single one is always
        /// `priority`.
        pub strategy?: crate::Nullable<super::IdentityStrategy>,
    }
}

impl SyncIdentities {
    /// Only what must be there; the rest is left out.
    pub fn new(mappings: Option<Vec<super::Identity>>) -> Self {
        Self { mappings, ..crate::codec::Value::empty() }
    }
}
