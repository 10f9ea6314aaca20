// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// Replaces the value of a model field where a condition holds. Either `field` or `field_id` is
    /// needed; `field_id` wins.
    pub struct Override: Default {
        /// The model field, by model and name.
        pub field?: Option<super::SourceField>,
        /// Identifier of the model field.
        pub field_id?: Option<String>,
        /// How the field is compared with `value`.
        pub function?: Option<super::FilterFunction>,
        /// What the field is compared with: any JSON value that suits the function.
        pub value?: crate::Nullable<serde_json::Value>,
        /// What is written instead: any JSON value.
        pub r#override?: crate::Nullable<serde_json::Value> = "override",
    }
}
