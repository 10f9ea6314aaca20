// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// One page of model syncs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListSyncsResponse {
    /// The syncs of this page, those changed last first.
    pub data: crate::Nullable<Vec<super::SyncSummary>>,
    /// Where the list goes on.
    pub pagination: Option<super::Pagination>,
}
crate::record!(ListSyncsResponse { 0: data, 1: pagination, });
