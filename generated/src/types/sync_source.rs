// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// How a connection is configured as the source of a sync.
    pub struct SyncSource: Default {
        /// The settings that the source takes, by name.
        pub configuration?: Option<std::collections::BTreeMap<String, super::ConfigurationValue>>,
        /// What is known about each setting, by name: the values to choose from, and the settings that it
        /// depends on.
        pub items?: crate::Nullable<std::collections::BTreeMap<String, Option<super::SourceMeta>>>,
        /// Names of settings of which exactly one has to be chosen.
        pub requires_one_of?: crate::Nullable<Vec<String>>,
    }
}
