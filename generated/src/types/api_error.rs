// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// The body of every documented error response.
    pub struct ApiError: Default {
        /// The HTTP status, repeated.
        pub status?: Option<i64>,
        /// Short machine-readable identifier of the kind of error.
        pub key?: Option<String>,
        /// What went wrong, for people to read.
        pub message?: Option<String>,
        /// Further details, depending on the error.
        pub metadata?: Option<std::collections::BTreeMap<String, serde_json::Value>>,
    }
}
