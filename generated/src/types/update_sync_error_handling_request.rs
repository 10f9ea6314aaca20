// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// New settings for the error handling of a sync. What is left out stays as it is.
    pub struct UpdateSyncErrorHandlingRequest: Default {
        /// Whether records that failed are tried again by the next execution.
        pub auto_retry_record_errors?: crate::Nullable<bool>,
        /// Whether subscribers are told when single records fail, not only when the whole sync does.
        pub notify_on_record_errors?: crate::Nullable<bool>,
        /// Whether subscribers are told when the sync completes with warnings.
        pub warning_notifications?: crate::Nullable<bool>,
        /// Email addresses that are told when the sync fails. The list replaces the present one; an empty
        /// one unsubscribes everybody.
        pub subscribers?: crate::Nullable<Vec<String>>,
    }
}
