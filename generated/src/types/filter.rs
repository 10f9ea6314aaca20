// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// A filter in the older form, on a field of a model or of the target. Either `field` or `field_id`
    /// is needed; `field_id` wins.
    pub struct Filter {
        /// How the value of the field is compared.
        pub function: super::FilterFunction,
        /// The model field, by model and name.
        pub field?: Option<super::SourceField>,
        /// Identifier of the field: of a model field, or as the destination names it, depending on
        /// `field_type`.
        pub field_id?: Option<String>,
        /// What kind of field `field_id` names.
        pub field_type?: Option<super::FilterFieldType>,
        /// Name of the filter within `filter_logic`.
        pub label?: Option<String>,
        /// What the field is compared with: any JSON value that suits the function, left out where it takes
        /// none.
        pub value?: crate::Nullable<serde_json::Value>,
        /// Model field whose value is compared with, separately for each record. Only in a target filter,
        /// instead of `value`, and only where the destination has `supports_filter_value_fields`.
        pub value_field?: crate::Nullable<super::SourceField>,
    }
}

impl Filter {
    /// Only what must be there; the rest is left out.
    pub fn new(function: super::FilterFunction) -> Self {
        Self { function, ..crate::codec::Value::empty() }
    }
}
