// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// A value to choose.
    pub struct PickValue: Default {
        /// The value to send.
        pub value?: Option<String>,
        /// Name to show.
        pub label?: Option<String>,
        /// Values that other fields need to have for this one to apply, by field. All have to match.
        pub depends_on?: crate::Nullable<std::collections::BTreeMap<String, String>>,
    }
}
