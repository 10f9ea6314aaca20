// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// A property that a new object needs.
    pub struct TargetCreateProperty: Default {
        /// Name of the property, the key in `create` of a sync's target.
        pub id?: Option<String>,
        /// Name to show.
        pub title?: Option<String>,
        /// Whether only certain values are valid.
        pub r#enum?: Option<bool> = "enum",
        /// The valid values.
        pub values?: Option<Vec<super::EnumValue>>,
    }
}
