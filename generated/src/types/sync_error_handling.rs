// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// What happens when a sync fails.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SyncErrorHandling {
    /// Whether records that failed are tried again by the next execution.
    pub auto_retry_record_errors: crate::Nullable<bool>,
    /// Whether subscribers are told when single records fail, not only when the whole sync does.
    pub notify_on_record_errors: crate::Nullable<bool>,
    /// Whether subscribers are told when the sync completes with warnings.
    pub warning_notifications: crate::Nullable<bool>,
    /// Email addresses that are told when the sync fails.
    pub subscribers: crate::Nullable<Vec<String>>,
}
crate::record!(SyncErrorHandling {
    0: auto_retry_record_errors, 1: notify_on_record_errors, 2: warning_notifications,
    3: subscribers,
});
