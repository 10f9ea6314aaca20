// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// The kinds of schedule.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScheduleOptionsResponse {
    /// The kinds of schedule.
    pub data: Option<super::ScheduleOptions>,
}
crate::record!(ScheduleOptionsResponse { 0: data, });
