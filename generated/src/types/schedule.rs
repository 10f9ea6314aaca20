// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// When a sync runs. `frequency` says which of the other fields count.
    pub struct Schedule: Default {
        /// How often the sync runs.
        pub frequency?: Option<super::ScheduleFrequency>,
        /// Minute of the hour.
        pub minute?: crate::Nullable<String>,
        /// Hour of the day.
        pub hour?: crate::Nullable<String>,
        /// Day of the month.
        pub day_of_month?: crate::Nullable<String>,
        /// Month of the year.
        pub month?: crate::Nullable<String>,
        /// Day of the week.
        pub day_of_week?: crate::Nullable<String>,
        /// The syncs after which this one runs.
        pub run_after?: Option<super::RunAfter>,
        /// If true, the sync only runs after the others if they completed successfully.
        pub run_after_success_only?: crate::Nullable<bool>,
        /// Connection to dbt Cloud, for `dbtcloud`.
        pub connection_id?: Option<uuid::Uuid>,
        /// The job in dbt Cloud, for `dbtcloud`.
        pub job_id?: crate::Nullable<i64>,
    }
}
