// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// Which matched records of the target are written. Only some destinations and modes support it:
    /// see `supports_target_filters` of the target and of its modes.
    pub struct TargetFilters: Default {
        /// The conditions. Without any, all matched records are written.
        pub conditions?: crate::Nullable<Vec<super::TargetFilterCondition>>,
        /// How the conditions combine, by their labels, with `and`, `or` and parentheses, as in `(A and B)
        /// or C`. Operators ignore case, labels do not. Every condition has to appear at least once. Left
        /// out or empty: all conditions have to hold.
        pub logic?: crate::Nullable<String>,
    }
}
