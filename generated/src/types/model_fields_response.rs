// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// The fields that a source offers.
    pub struct ModelFieldsResponse: Default {
        /// The fields.
        pub data?: crate::Nullable<Vec<super::ModelField>>,
    }
}
