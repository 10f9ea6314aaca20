// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// A form, described by JSON Schema keywords.
pub type JsonSchemaForm = std::collections::BTreeMap<String, serde_json::Value>;
