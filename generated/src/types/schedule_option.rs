// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// A kind of schedule that a sync can have.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScheduleOption {
    /// The value for `frequency` of a schedule.
    pub frequency: Option<super::ScheduleFrequency>,
    /// Name to show.
    pub label: Option<String>,
    /// What this kind of schedule does.
    pub description: Option<String>,
    /// Form that asks for the other fields of the schedule.
    pub configuration: Option<super::JsonSchemaForm>,
}
crate::record!(ScheduleOption { 0: frequency, 1: label, 2: description, 3: configuration, });
