// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// The fields that a source offers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ModelFieldsResponse {
    /// The fields.
    pub data: crate::Nullable<Vec<super::ModelField>>,
}
crate::record!(ModelFieldsResponse { 0: data, });
