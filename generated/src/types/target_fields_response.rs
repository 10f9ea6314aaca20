// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// An object that a sync can write to.
    pub struct TargetFieldsResponse: Default {
        /// The object.
        pub data?: Option<super::TargetDetails>,
    }
}
