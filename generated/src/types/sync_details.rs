// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// A model sync with its whole configuration.
    pub struct SyncDetails: Default {
        /// Identifier of the sync.
        pub id?: Option<uuid::Uuid>,
        /// Name of the sync.
        pub name?: Option<String>,
        /// What the sync does to the records of its target.
        pub mode?: Option<super::SyncMode>,
        /// Whether the sync is enabled and runs on its schedule.
        pub active?: Option<bool>,
        /// Where the records are written.
        pub target?: Option<super::SyncTarget>,
        /// When the sync runs.
        pub schedule?: Option<super::Schedule>,
        /// Which model field fills which field of the target.
        pub fields?: Option<Vec<super::SyncField>>,
        /// How records of the source are matched with records of the target.
        pub identities?: crate::Nullable<super::SyncIdentities>,
        /// The first identity mapping only. Use `identities`. **Deprecated.**
        pub identity?: Option<super::Identity>,
        /// Which records of the models are read.
        pub model_filters?: crate::Nullable<super::ModelFilters>,
        /// Which matched records of the target are written.
        pub target_filters?: crate::Nullable<super::TargetFilters>,
        /// Model and target filters in one list, told apart by `field_type`. Use `model_filters` and
        /// `target_filters`. **Deprecated.**
        pub filters?: Option<Vec<super::Filter>>,
        /// How the model filters in `filters` combine. Use `logic` of `model_filters`. **Deprecated.**
        pub filter_logic?: Option<String>,
        /// Fields of the target that are set to one fixed value in every record.
        pub override_fields?: Option<Vec<super::OverrideField>>,
        /// Values that are replaced where a condition holds.
        pub overrides?: Option<Vec<super::Override>>,
        /// Identifiers of the permission policies that apply to the sync.
        pub policies?: Option<Vec<uuid::Uuid>>,
        /// Organization that the sync belongs to.
        pub organization_id?: Option<uuid::Uuid>,
        /// Passphrase for encrypting the fields that are marked for encryption.
        pub encryption_passphrase?: Option<String>,
        /// If true, a record syncs only when its base model changed: a change in an enrichment model alone
        /// does not make it sync.
        pub only_enrich_updates?: Option<bool>,
        /// If true, records from before the sync was enabled are not synced.
        pub skip_initial_backfill?: Option<bool>,
        /// If true, every execution syncs all records of the source, changed or not.
        pub sync_all_records?: Option<bool>,
        /// Identifiers of the models that the sync reads.
        pub model_ids?: Option<Vec<String>>,
        /// Parts of the configuration that could not be resolved when it was read. The configuration itself
        /// is returned as it is stored, so that it can be mended and sent back.
        pub problems?: crate::Nullable<Vec<super::SyncProblem>>,
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
