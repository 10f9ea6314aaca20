// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// A setting of a source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ConfigurationValue {
    /// Type of the setting's value.
    pub r#type: Option<String>,
    /// Values to choose from: any JSON values.
    pub items: Option<Vec<serde_json::Value>>,
}
crate::record!(ConfigurationValue { 0: r#type = "type", 1: items, });
