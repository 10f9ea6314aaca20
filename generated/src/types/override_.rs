// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// Replaces the value of a model field where a condition holds. Either `field` or `field_id` is
/// needed; `field_id` wins.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Override {
    /// The model field, by model and name.
    pub field: Option<super::SourceField>,
    /// Identifier of the model field.
    pub field_id: Option<String>,
    /// How the field is compared with `value`.
    pub function: Option<super::FilterFunction>,
    /// What the field is compared with: any JSON value that suits the function.
    pub value: crate::Nullable<serde_json::Value>,
    /// What is written instead: any JSON value.
    pub r#override: crate::Nullable<serde_json::Value>,
}
crate::record!(Override {
    0: field, 1: field_id, 2: function, 3: value, 4: r#override = "override",
});
