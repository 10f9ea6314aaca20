// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// Fills one field of the target.
    pub struct SyncField {
        /// Identifier of the target's field.
        pub target: String,
        /// The model field whose value is written.
        pub source?: Option<super::SourceField>,
        /// A fixed value to write. With it and no `source`, the mapping is stored as an override field.
        pub override_value?: Option<String>,
        /// How this one field is written: `updateOrCreate` if left out; with `create` the field is left
        /// alone where it already has a value. Not every destination supports it.
        pub sync_mode?: Option<String>,
        /// Whether Polytomic is to create the field in the target. Not every destination can. Without it,
        /// the server takes `false`.
        pub new?: Option<bool>,
        /// Whether the value is encrypted before it is written.
        pub encryption_enabled?: Option<bool>,
    }
}

impl SyncField {
    /// Only what must be there; the rest is left out.
    pub fn new(target: impl Into<String>) -> Self {
        Self { target: target.into(), ..crate::codec::Value::empty() }
    }
}
