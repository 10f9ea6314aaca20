// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// An execution that was just started.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StartedExecution {
    /// Identifier of the execution, to ask for its progress.
    pub id: Option<uuid::Uuid>,
    /// Where the execution stands.
    pub status: Option<super::ExecutionStatus>,
    /// When it was created.
    pub created_at: Option<jiff::Timestamp>,
}
crate::record!(StartedExecution { 0: id, 1: status, 2: created_at, });
