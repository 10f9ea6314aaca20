// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::enumeration! {
    /// How often a sync runs. The service may add values; treat one that you do not know as valid.
    ///
    /// - `manual`: only when it is started.
    /// - `continuous`: again and again, without a fixed time.
    /// - `hourly`: every hour, at `minute`.
    /// - `daily`: every day, at `hour` and `minute`.
    /// - `weekly`: every week, on `day_of_week`.
    /// - `custom`: as all the time fields say, like a cron line.
    /// - `builder`: as put together in the schedule builder.
    /// - `runafter`: after other syncs, see `run_after`.
    /// - `multi`: on several schedules.
    /// - `dbtcloud`: after a job of dbt Cloud, see `connection_id` and `job_id`.
    pub enum ScheduleFrequency {
        Manual = "manual", Continuous = "continuous", Hourly = "hourly", Daily = "daily",
        Weekly = "weekly", Custom = "custom", Builder = "builder", Runafter = "runafter",
        Multi = "multi", Dbtcloud = "dbtcloud", .. Unknown
    }
}
