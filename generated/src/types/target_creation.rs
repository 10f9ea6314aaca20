// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// How new objects are created in a connection.
    pub struct TargetCreation: Default {
        /// Whether the connection can create objects.
        pub supported?: Option<bool>,
        /// The properties that a new object needs. All their values are strings.
        pub properties?: Option<Vec<super::TargetCreateProperty>>,
    }
}
