// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// A property that a new object needs.
    pub struct TargetCreatePropertyResponse: Default {
        /// The property and its values.
        pub data?: Option<super::TargetCreateProperty>,
    }
}
