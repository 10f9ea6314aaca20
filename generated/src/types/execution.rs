// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// One run of a model sync.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Execution {
    /// Identifier of the execution.
    pub id: Option<uuid::Uuid>,
    /// Where the execution stands.
    pub status: Option<super::ExecutionStatus>,
    /// What started it, for example `scheduled`.
    pub r#type: Option<String>,
    /// How many records it dealt with so far.
    pub counts: Option<super::ExecutionCounts>,
    /// What went wrong with the execution as a whole.
    pub errors: Option<Vec<String>>,
    /// When it was created.
    pub created_at: Option<jiff::Timestamp>,
    /// When it began to run; null before that.
    pub started_at: crate::Nullable<jiff::Timestamp>,
    /// When it ended; null before that.
    pub completed_at: crate::Nullable<jiff::Timestamp>,
    /// Version of Polytomic that ran it last.
    pub version: crate::Nullable<String>,
}
crate::record!(Execution {
    0: id, 1: status, 2: r#type = "type", 3: counts, 4: errors, 5: created_at, 6: started_at,
    7: completed_at, 8: version,
});
