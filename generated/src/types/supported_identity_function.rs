// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// A comparison that a field supports in an identity.
    pub struct SupportedIdentityFunction: Default {
        /// The comparison, for `function` of an identity.
        pub id?: Option<String>,
        /// Name to show.
        pub label?: Option<String>,
    }
}
