// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// The objects that a sync can write to.
    pub struct ListTargetsResponse: Default {
        /// The objects.
        pub data?: crate::Nullable<Vec<super::TargetObject>>,
        /// How new objects are created.
        pub target_creation?: Option<super::TargetCreation>,
    }
}
