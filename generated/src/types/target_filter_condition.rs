// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// A condition on a field of the target.
    pub struct TargetFilterCondition {
        /// Identifier of the target's field.
        pub field: Option<String>,
        /// How the value of the field is compared.
        pub function: Option<super::FilterFunction>,
        /// What the field is compared with: any JSON value that suits the function, left out where it takes
        /// none.
        pub value?: crate::Nullable<serde_json::Value>,
        /// Model field whose value is compared with, separately for each record. Instead of `value`, and
        /// only where the destination has `supports_filter_value_fields`.
        pub value_source?: crate::Nullable<super::SourceField>,
        /// Name of the condition within `logic`: a letter or underscore, then letters, digits and
        /// underscores. Label all conditions or none; without labels they are called A, B, C, ... in order,
        /// and are reported back so.
        pub label?: crate::Nullable<String>,
    }
}

impl TargetFilterCondition {
    /// Only what must be there; the rest is left out.
    pub fn new(field: Option<String>, function: Option<super::FilterFunction>) -> Self {
        Self { field, function, ..crate::codec::Value::empty() }
    }
}
