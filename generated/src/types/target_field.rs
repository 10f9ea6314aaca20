// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// A field of an object that a sync can write to.
    pub struct TargetField: Default {
        /// Identifier of the field, for `target` of a field mapping.
        pub id?: Option<String>,
        /// Name of the field.
        pub name?: Option<String>,
        /// What the field holds, where the destination tells.
        pub description?: Option<String>,
        /// Type of the field, in Polytomic's terms.
        pub r#type?: Option<String> = "type",
        /// Type of the field, in the destination's terms.
        pub source_type?: Option<String>,
        /// Whether a sync has to fill the field.
        pub required?: Option<bool>,
        /// Whether it can be written when a record is added.
        pub createable?: Option<bool>,
        /// Whether it can be written when a record is changed.
        pub updateable?: Option<bool>,
        /// Whether it refers to another object instead of holding a value.
        pub association?: Option<bool>,
        /// Whether it refers to a set of objects rather than to one.
        pub multiple_associations?: crate::Nullable<bool>,
        /// Whether it can be used in an identity.
        pub supports_identity?: Option<bool>,
        /// The comparisons that it supports in an identity.
        pub identity_functions?: crate::Nullable<Vec<super::SupportedIdentityFunction>>,
        /// Whether it can be used in a target filter.
        pub filterable?: Option<bool>,
        /// The comparisons that it supports in a target filter. If empty, the destination does not restrict
        /// them.
        pub filter_functions?: crate::Nullable<Vec<super::SupportedFilterFunction>>,
        /// Whether its values can be encrypted.
        pub encryptable?: Option<bool>,
        /// Values to choose from. A field may have fixed values without listing them.
        pub values?: crate::Nullable<Vec<super::PickValue>>,
    }
}
