// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// A valid value of a property.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EnumValue {
    /// The value to send.
    pub value: Option<String>,
    /// Name to show.
    pub label: crate::Nullable<String>,
}
crate::record!(EnumValue { 0: value, 1: label, });
