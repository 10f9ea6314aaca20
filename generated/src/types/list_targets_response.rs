// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// The objects that a sync can write to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListTargetsResponse {
    /// The objects.
    pub data: crate::Nullable<Vec<super::TargetObject>>,
    /// How new objects are created.
    pub target_creation: Option<super::TargetCreation>,
}
crate::record!(ListTargetsResponse { 0: data, 1: target_creation, });
