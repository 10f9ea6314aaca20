// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// A field of a model.
    pub struct SourceField {
        /// Identifier of the model.
        pub model_id: uuid::Uuid,
        /// Name of the field within the model.
        pub field: String,
    }
}

impl SourceField {
    /// Only what must be there; the rest is left out.
    pub fn new(model_id: uuid::Uuid, field: impl Into<String>) -> Self {
        Self { model_id, field: field.into() }
    }
}
