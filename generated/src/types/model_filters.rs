// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// Which records of the models are read.
    pub struct ModelFilters: Default {
        /// The conditions. Without any, all records are read.
        pub conditions?: crate::Nullable<Vec<super::ModelFilterCondition>>,
        /// How the conditions combine, by their labels, with `and`, `or` and parentheses, as in `(A and B)
        /// or C`. Operators ignore case, labels do not. Every condition has to appear at least once. Left
        /// out or empty: all conditions have to hold.
        pub logic?: crate::Nullable<String>,
    }
}
