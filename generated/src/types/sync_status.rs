// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// What a sync is doing, did last, and will do next.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SyncStatus {
    /// The execution that is under way, if there is one.
    pub current_execution: Option<super::Execution>,
    /// The latest execution before that, if there was one.
    pub last_execution: Option<super::Execution>,
    /// When the schedule starts the sync next; null if nothing is planned.
    pub next_execution_time: crate::Nullable<jiff::Timestamp>,
}
crate::record!(SyncStatus { 0: current_execution, 1: last_execution, 2: next_execution_time, });
