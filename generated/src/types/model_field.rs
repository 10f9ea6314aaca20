// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// A field that a source offers.
    pub struct ModelField: Default {
        /// Identifier of the field.
        pub id?: Option<uuid::Uuid>,
        /// Name of the field in the source.
        pub name?: Option<String>,
        /// Name to show.
        pub label?: Option<String>,
        /// What the field holds.
        pub description?: Option<String>,
        /// Type of the field, in Polytomic's terms.
        pub r#type?: Option<String> = "type",
        /// Type of the field, in the source's terms.
        pub remote_type?: Option<String>,
        /// A value of the field: any JSON value.
        pub example?: crate::Nullable<serde_json::Value>,
        /// Whether no two records have the same value.
        pub unique?: Option<bool>,
        /// Whether a user added the field.
        pub user_added?: Option<bool>,
        /// When the field was created.
        pub created_at?: Option<jiff::Timestamp>,
        /// Who created the field.
        pub created_by?: Option<super::Actor>,
        /// When the field was last changed.
        pub updated_at?: Option<jiff::Timestamp>,
    }
}
