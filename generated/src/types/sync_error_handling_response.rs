// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// The error handling of a sync.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SyncErrorHandlingResponse {
    /// The settings.
    pub data: crate::Nullable<super::SyncErrorHandling>,
}
crate::record!(SyncErrorHandlingResponse { 0: data, });
