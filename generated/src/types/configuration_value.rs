// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// A setting of a source.
    pub struct ConfigurationValue: Default {
        /// Type of the setting's value.
        pub r#type?: Option<String> = "type",
        /// Values to choose from: any JSON values.
        pub items?: Option<Vec<serde_json::Value>>,
    }
}
