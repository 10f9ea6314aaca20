// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// A field of the target that has one fixed value in every record.
    pub struct OverrideField {
        /// Identifier of the target's field.
        pub target: String,
        /// The value that every record gets.
        pub override_value: String,
        /// How this one field is written: `updateOrCreate` if left out; with `create` the field is left
        /// alone where it already has a value. Not every destination supports it.
        pub sync_mode?: Option<String>,
        /// Whether Polytomic is to create the field in the target. Not every destination can. Without it,
        /// the server takes `false`.
        pub new?: Option<bool>,
    }
}
