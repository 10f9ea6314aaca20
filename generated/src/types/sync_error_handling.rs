// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// What happens when a sync fails.
    pub struct SyncErrorHandling: Default {
        /// Whether records that failed are tried again by the next execution.
        pub auto_retry_record_errors?: crate::Nullable<bool>,
        /// Whether subscribers are told when single records fail, not only when the whole sync does.
        pub notify_on_record_errors?: crate::Nullable<bool>,
        /// Whether subscribers are told when the sync completes with warnings.
        pub warning_notifications?: crate::Nullable<bool>,
        /// Email addresses that are told when the sync fails.
        pub subscribers?: crate::Nullable<Vec<String>>,
    }
}
