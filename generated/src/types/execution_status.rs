// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::enumeration! {
    /// Where an execution stands. `completed`, `canceled` and `failed` are final, and `interrupted`
    /// probably is. The service may add values; treat one that you do not know as valid.
    ///
    /// - `created`: it exists, nothing has happened yet.
    /// - `scheduled`: it is due to run.
    /// - `queued`: it waits for its turn.
    /// - `waiting`: it waits for something that it needs.
    /// - `running`: it is at work.
    /// - `processing`: it is handling the records.
    /// - `canceling`: it was cancelled and is coming to a stop.
    /// - `canceled`: it was cancelled and has stopped.
    /// - `completed`: it has run to the end. Single records may still have failed: see `counts`.
    /// - `failed`: it ended with an error: see `errors`.
    /// - `interrupted`: it was broken off.
    pub enum ExecutionStatus {
        Created = "created", Scheduled = "scheduled", Queued = "queued", Waiting = "waiting",
        Running = "running", Processing = "processing", Canceling = "canceling",
        Canceled = "canceled", Completed = "completed", Failed = "failed",
        Interrupted = "interrupted", .. Unknown
    }
}
