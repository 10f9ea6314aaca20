// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// The kinds of schedule.
    pub struct ScheduleOptionsResponse: Default {
        /// The kinds of schedule.
        pub data?: Option<super::ScheduleOptions>,
    }
}
