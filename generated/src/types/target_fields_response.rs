// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// An object that a sync can write to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TargetFieldsResponse {
    /// The object.
    pub data: Option<super::TargetDetails>,
}
crate::record!(TargetFieldsResponse { 0: data, });
