// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// A comparison that a field supports in an identity.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SupportedIdentityFunction {
    /// The comparison, for `function` of an identity.
    pub id: Option<String>,
    /// Name to show.
    pub label: Option<String>,
}
crate::record!(SupportedIdentityFunction { 0: id, 1: label, });
