// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// The body of every documented error response.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApiError {
    /// The HTTP status, repeated.
    pub status: Option<i64>,
    /// Short machine-readable identifier of the kind of error.
    pub key: Option<String>,
    /// What went wrong, for people to read.
    pub message: Option<String>,
    /// Further details, depending on the error.
    pub metadata: Option<std::collections::BTreeMap<String, serde_json::Value>>,
}
crate::record!(ApiError { 0: status, 1: key, 2: message, 3: metadata, });
