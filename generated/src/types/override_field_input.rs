// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// A field of the target that is to have one fixed value in every record. The properties of a field
    /// mapping are still accepted.
    pub struct OverrideFieldInput {
        /// Identifier of the target's field.
        pub target: String,
        /// The value that every record gets. Needed unless there is a `source`.
        pub override_value?: Option<String>,
        /// How this one field is written: `updateOrCreate` if left out; with `create` the field is left
        /// alone where it already has a value. Not every destination supports it.
        pub sync_mode?: Option<String>,
        /// Whether Polytomic is to create the field in the target. Not every destination can. Without it,
        /// the server takes `false`.
        pub new?: Option<bool>,
        /// An entry with a source is stored as a field mapping. Use `fields` of the sync instead. **Deprecated.**
        pub source?: Option<super::SourceField>,
        /// Ignored: override fields are not encrypted. **Deprecated.**
        pub encryption_enabled?: Option<bool>,
    }
}

impl OverrideFieldInput {
    /// Only what must be there; the rest is left out.
    pub fn new(target: impl Into<String>) -> Self {
        Self { target: target.into(), ..crate::codec::Value::empty() }
    }
}
