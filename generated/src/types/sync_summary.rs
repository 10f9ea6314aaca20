// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// A model sync as it appears in a list.
    pub struct SyncSummary: Default {
        /// Identifier of the sync.
        pub id?: Option<uuid::Uuid>,
        /// Name of the sync.
        pub name?: Option<String>,
        /// What the sync does to the records of its target: a value of `SyncMode`, or one that newer
        /// versions of the service use.
        pub mode?: Option<String>,
        /// Whether the sync is enabled and runs on its schedule.
        pub active?: Option<bool>,
        /// Connection that the sync writes to.
        pub target_connection_id?: Option<uuid::Uuid>,
        /// Object of the destination that the sync writes to, such as a table.
        pub target_object?: Option<String>,
        /// Identifiers of the models that the sync reads.
        pub model_ids?: Option<Vec<String>>,
        /// When the sync runs.
        pub schedule?: Option<super::Schedule>,
        /// If true, a record syncs only when its base model changed: a change in an enrichment model alone
        /// does not make it sync.
        pub only_enrich_updates?: Option<bool>,
        /// If true, records from before the sync was enabled are not synced.
        pub skip_initial_backfill?: Option<bool>,
        /// If true, every execution syncs all records of the source, changed or not.
        pub sync_all_records?: Option<bool>,
        /// Organization that the sync belongs to.
        pub organization_id?: Option<uuid::Uuid>,
        /// When the sync was created.
        pub created_at?: Option<jiff::Timestamp>,
        /// Who created the sync.
        pub created_by?: Option<super::Actor>,
        /// When the sync was last changed.
        pub updated_at?: Option<jiff::Timestamp>,
        /// Who changed the sync last.
        pub updated_by?: Option<super::Actor>,
    }
}
