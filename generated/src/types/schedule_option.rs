// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// A kind of schedule that a sync can have.
    pub struct ScheduleOption: Default {
        /// The value for `frequency` of a schedule.
        pub frequency?: Option<super::ScheduleFrequency>,
        /// Name to show.
        pub label?: Option<String>,
        /// What this kind of schedule does.
        pub description?: Option<String>,
        /// Form that asks for the other fields of the schedule.
        pub configuration?: Option<super::JsonSchemaForm>,
    }
}
