// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// A property that a new object needs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TargetCreatePropertyResponse {
    /// The property and its values.
    pub data: Option<super::TargetCreateProperty>,
}
crate::record!(TargetCreatePropertyResponse { 0: data, });
