// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// A field that a source offers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ModelField {
    /// Identifier of the field.
    pub id: Option<uuid::Uuid>,
    /// Name of the field in the source.
    pub name: Option<String>,
    /// Name to show.
    pub label: Option<String>,
    /// What the field holds.
    pub description: Option<String>,
    /// Type of the field, in Polytomic's terms.
    pub r#type: Option<String>,
    /// Type of the field, in the source's terms.
    pub remote_type: Option<String>,
    /// A value of the field: any JSON value.
    pub example: crate::Nullable<serde_json::Value>,
    /// Whether no two records have the same value.
    pub unique: Option<bool>,
    /// Whether a user added the field.
    pub user_added: Option<bool>,
    /// When the field was created.
    pub created_at: Option<jiff::Timestamp>,
    /// Who created the field.
    pub created_by: Option<super::Actor>,
    /// When the field was last changed.
    pub updated_at: Option<jiff::Timestamp>,
}
crate::record!(ModelField {
    0: id, 1: name, 2: label, 3: description, 4: r#type = "type", 5: remote_type, 6: example,
    7: unique, 8: user_added, 9: created_at, 10: created_by, 11: updated_at,
});
