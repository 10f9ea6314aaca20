// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// A property that a new object needs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TargetCreateProperty {
    /// Name of the property, the key in `create` of a sync's target.
    pub id: Option<String>,
    /// Name to show.
    pub title: Option<String>,
    /// Whether only certain values are valid.
    pub r#enum: Option<bool>,
    /// The valid values.
    pub values: Option<Vec<super::EnumValue>>,
}
crate::record!(TargetCreateProperty { 0: id, 1: title, 2: r#enum = "enum", 3: values, });
