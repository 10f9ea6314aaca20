// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// The kinds of schedule that a sync can have.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScheduleOptions {
    /// The kinds of schedule.
    pub schedule_options: crate::Nullable<Vec<super::ScheduleOption>>,
}
crate::record!(ScheduleOptions { 0: schedule_options, });
