// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// How a connection is configured as a source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SyncSourceResponse {
    /// The configuration.
    pub data: Option<super::SyncSource>,
}
crate::record!(SyncSourceResponse { 0: data, });
