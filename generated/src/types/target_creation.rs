// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// How new objects are created in a connection.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TargetCreation {
    /// Whether the connection can create objects.
    pub supported: Option<bool>,
    /// The properties that a new object needs. All their values are strings.
    pub properties: Option<Vec<super::TargetCreateProperty>>,
}
crate::record!(TargetCreation { 0: supported, 1: properties, });
