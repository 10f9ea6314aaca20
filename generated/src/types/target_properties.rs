// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// What a destination can do, and what it needs.
    pub struct TargetProperties: Default {
        /// Whether the target has to be configured before a sync can run.
        pub requires_configuration?: Option<bool>,
        /// Whether writing creates a new object instead of using one that exists.
        pub target_creator?: Option<bool>,
        /// What to call the name of a new object, for example `Audience name`.
        pub new_target_label?: Option<String>,
        /// Whether a sync may do without field mappings, given an identity.
        pub mappings_not_required?: Option<bool>,
        /// Whether model fields may be picked without mapping them to certain fields of the target.
        pub optional_target_mappings?: Option<bool>,
        /// Whether a sync can create fields in the target.
        pub supports_field_creation?: Option<bool>,
        /// Whether the type of a new field can be chosen.
        pub supports_field_type_selection?: Option<bool>,
        /// Whether fields can be encrypted.
        pub supports_field_encryption?: Option<bool>,
        /// Whether a sync can create the field of its identity in the target.
        pub supports_identity_field_creation?: Option<bool>,
        /// Whether a sync can have more than one identity mapping.
        pub supports_multiple_identities?: crate::Nullable<bool>,
        /// Whether target filters are supported. The mode may restrict them further.
        pub supports_target_filters?: Option<bool>,
        /// Whether a target filter can compare with a model field instead of a fixed value.
        pub supports_filter_value_fields?: crate::Nullable<bool>,
        /// Whether executions do not tell added records from changed ones in their counts.
        pub does_not_report_operation_counts?: Option<bool>,
        /// Where there are several dictionaries of metadata: the one that gets new properties.
        pub primary_metadata_object?: Option<String>,
        /// Whether records are labelled by field identifiers instead of names in previews and logs.
        pub use_field_names_as_labels?: Option<bool>,
    }
}
