// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// A mode in which an object can be written, described.
    pub struct TargetMode: Default {
        /// The mode, for `mode` of a sync.
        pub mode?: Option<String>,
        /// Name to show.
        pub label?: Option<String>,
        /// What the mode does.
        pub description?: Option<String>,
        /// Whether a sync in this mode needs an identity.
        pub requires_identity?: Option<bool>,
        /// Whether one field can be written in another way than the rest, for instance only while it is
        /// empty.
        pub supports_field_sync_mode?: Option<bool>,
        /// Whether target filters can be used in this mode.
        pub supports_target_filters?: Option<bool>,
    }
}
