// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// The kinds of schedule that a sync can have.
    pub struct ScheduleOptions: Default {
        /// The kinds of schedule.
        pub schedule_options?: crate::Nullable<Vec<super::ScheduleOption>>,
    }
}
