// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// A mode in which an object can be written, described.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TargetMode {
    /// The mode, for `mode` of a sync.
    pub mode: Option<String>,
    /// Name to show.
    pub label: Option<String>,
    /// What the mode does.
    pub description: Option<String>,
    /// Whether a sync in this mode needs an identity.
    pub requires_identity: Option<bool>,
    /// Whether one field can be written in another way than the rest, for instance only while it is
    /// empty.
    pub supports_field_sync_mode: Option<bool>,
    /// Whether target filters can be used in this mode.
    pub supports_target_filters: Option<bool>,
}
crate::record!(TargetMode {
    0: mode, 1: label, 2: description, 3: requires_identity, 4: supports_field_sync_mode,
    5: supports_target_filters,
});
