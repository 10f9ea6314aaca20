// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// Confirms that a cancellation was queued.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SyncCancellation {
    /// What was done, for people to read.
    pub message: Option<String>,
}
crate::record!(SyncCancellation { 0: message, });
