// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// One record log of an execution.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LogsIndexEntry {
    /// Number of records, over all files of the log.
    pub count: crate::Nullable<i64>,
    /// Address at which the signed URLs of the log's files can be had.
    pub url: crate::Nullable<String>,
}
crate::record!(LogsIndexEntry { 0: count, 1: url, });
