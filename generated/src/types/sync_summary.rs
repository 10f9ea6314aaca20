// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// A model sync as it appears in a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SyncSummary {
    /// Identifier of the sync.
    pub id: Option<uuid::Uuid>,
    /// Name of the sync.
    pub name: Option<String>,
    /// What the sync does to the records of its target: a value of `SyncMode`, or one that newer
    /// versions of the service use.
    pub mode: Option<String>,
    /// Whether the sync is enabled and runs on its schedule.
    pub active: Option<bool>,
    /// Connection that the sync writes to.
    pub target_connection_id: Option<uuid::Uuid>,
    /// Object of the destination that the sync writes to, such as a table.
    pub target_object: Option<String>,
    /// Identifiers of the models that the sync reads.
    pub model_ids: Option<Vec<String>>,
    /// When the sync runs.
    pub schedule: Option<super::Schedule>,
    /// If true, a record syncs only when its base model changed: a change in an enrichment model alone
    /// does not make it sync.
    pub only_enrich_updates: Option<bool>,
    /// If true, records from before the sync was enabled are not synced.
    pub skip_initial_backfill: Option<bool>,
    /// If true, every execution syncs all records of the source, changed or not.
    pub sync_all_records: Option<bool>,
    /// Organization that the sync belongs to.
    pub organization_id: Option<uuid::Uuid>,
    /// When the sync was created.
    pub created_at: Option<jiff::Timestamp>,
    /// Who created the sync.
    pub created_by: Option<super::Actor>,
    /// When the sync was last changed.
    pub updated_at: Option<jiff::Timestamp>,
    /// Who changed the sync last.
    pub updated_by: Option<super::Actor>,
}
crate::record!(SyncSummary {
    0: id, 1: name, 2: mode, 3: active, 4: target_connection_id, 5: target_object, 6: model_ids,
    7: schedule, 8: only_enrich_updates, 9: skip_initial_backfill, 10: sync_all_records,
    11: organization_id, 12: created_at, 13: created_by, 14: updated_at, 15: updated_by,
});
