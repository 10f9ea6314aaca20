// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// How a connection is configured as the source of a sync.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SyncSource {
    /// The settings that the source takes, by name.
    pub configuration: Option<
        std::collections::BTreeMap<String, super::ConfigurationValue>,
    >,
    /// What is known about each setting, by name: the values to choose from, and the settings that it
    /// depends on.
    pub items: crate::Nullable<
        std::collections::BTreeMap<String, Option<super::SourceMeta>>,
    >,
    /// Names of settings of which exactly one has to be chosen.
    pub requires_one_of: crate::Nullable<Vec<String>>,
}
crate::record!(SyncSource { 0: configuration, 1: items, 2: requires_one_of, });
