// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// What is known about a setting of a source.
    pub struct SourceMeta: Default {
        /// Whether there are values to choose from.
        pub has_items?: Option<bool>,
        /// The values to choose from: any JSON values.
        pub items?: crate::Nullable<Vec<serde_json::Value>>,
        /// Names of other settings of which exactly one has to be chosen as well.
        pub requires_one_of?: crate::Nullable<Vec<String>>,
    }
}
