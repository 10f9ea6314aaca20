// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// A condition on a model field.
    pub struct ModelFilterCondition {
        /// The model field.
        pub source: Option<super::SourceField>,
        /// How the value of the field is compared.
        pub function: Option<super::FilterFunction>,
        /// What the field is compared with: any JSON value that suits the function, left out where it takes
        /// none.
        pub value?: crate::Nullable<serde_json::Value>,
        /// Name of the condition within `logic`: a letter or underscore, then letters, digits and
        /// underscores. Label all conditions or none; without labels they are called A, B, C, ... in order,
        /// and are reported back so.
        pub label?: crate::Nullable<String>,
    }
}

impl ModelFilterCondition {
    /// Only what must be there; the rest is left out.
    pub fn new(
        source: Option<super::SourceField>, function: Option<super::FilterFunction>,
    ) -> Self { Self { source, function, ..crate::codec::Value::empty() } }
}
