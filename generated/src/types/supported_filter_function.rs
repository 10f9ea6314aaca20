// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// A comparison that a field supports in a target filter.
    pub struct SupportedFilterFunction: Default {
        /// The comparison.
        pub id?: crate::Nullable<super::FilterFunction>,
        /// Name to show.
        pub label?: crate::Nullable<String>,
        /// Whether the condition needs a value.
        pub requires_value?: crate::Nullable<bool>,
        /// Whether the value is a list.
        pub multi_value?: crate::Nullable<bool>,
        /// The only values that are accepted, such as keywords for time spans. If empty, every value of the
        /// field's type is.
        pub values?: crate::Nullable<Vec<super::PickValue>>,
    }
}
