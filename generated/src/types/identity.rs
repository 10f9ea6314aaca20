// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// Matches records of the source with records of the target by one field of each.
    pub struct Identity {
        /// The model field.
        pub source: super::SourceField,
        /// Identifier of the target's field.
        pub target: String,
        /// How the two values are compared.
        pub function: super::IdentityFunction,
        /// Whether the target's field is to be created.
        pub new_field?: Option<bool>,
        /// Type of the target's field if it is to be created, as the destination calls it.
        pub remote_field_type_id?: crate::Nullable<String>,
    }
}

impl Identity {
    /// Only what must be there; the rest is left out.
    pub fn new(
        source: super::SourceField, target: impl Into<String>, function: super::IdentityFunction,
    ) -> Self { Self { source, target: target.into(), function, ..crate::codec::Value::empty() } }
}
