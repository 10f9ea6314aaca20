// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::enumeration! {
    /// What a record log of an execution lists. The service may add values; treat one that you do not
    /// know as valid.
    ///
    /// - `records`: all records that were read.
    /// - `errors`: records that failed.
    /// - `warnings`: records with a warning.
    /// - `inserts`: records added.
    /// - `updates`: records changed.
    /// - `deletes`: records removed.
    pub enum ExecutionLogType {
        Records = "records", Errors = "errors", Warnings = "warnings", Inserts = "inserts",
        Updates = "updates", Deletes = "deletes", .. Unknown
    }
}
