// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// The configuration of a new model sync.
    pub struct CreateSyncRequest {
        /// Name of the sync.
        pub name: String,
        /// What the sync does to the records of its target.
        pub mode: super::SyncMode,
        /// Whether the sync is to be enabled and run on its schedule.
        pub active?: Option<bool>,
        /// Where the records are written.
        pub target: super::SyncTarget,
        /// When the sync runs.
        pub schedule: super::Schedule,
        /// Which model field fills which field of the target.
        pub fields: Vec<super::SyncField>,
        /// How records of the source are matched with records of the target. If left out, `identity` is
        /// used; needed where there is more than one mapping.
        pub identities?: crate::Nullable<super::SyncIdentities>,
        /// A single identity mapping, as older clients send it. Superseded by `identities`.
        pub identity?: Option<super::Identity>,
        /// Which records of the models are read.
        pub model_filters?: crate::Nullable<super::ModelFilters>,
        /// Which matched records of the target are written.
        pub target_filters?: crate::Nullable<super::TargetFilters>,
        /// Model and target filters in one list. Superseded by `model_filters` and `target_filters`, and
        /// ignored where one of them is given; a request in which both forms are present and disagree is
        /// rejected.
        pub filters?: crate::Nullable<Vec<super::Filter>>,
        /// How the model filters in `filters` combine. Superseded by `logic` of `model_filters`.
        pub filter_logic?: Option<String>,
        /// Fields of the target that are set to one fixed value in every record.
        pub override_fields?: crate::Nullable<Vec<super::OverrideFieldInput>>,
        /// Values that are replaced where a condition holds.
        pub overrides?: crate::Nullable<Vec<super::Override>>,
        /// Identifiers of the permission policies that apply to the sync.
        pub policies?: crate::Nullable<Vec<uuid::Uuid>>,
        /// Organization that the sync belongs to. Read-only with a partner key.
        pub organization_id?: crate::Nullable<uuid::Uuid>,
        /// Passphrase for encrypting the fields that are marked for encryption.
        pub encryption_passphrase?: Option<String>,
        /// If true, a record syncs only when its base model changed: a change in an enrichment model alone
        /// does not make it sync.
        pub only_enrich_updates?: Option<bool>,
        /// If true, records from before the sync was enabled are not synced.
        pub skip_initial_backfill?: Option<bool>,
        /// If true, every execution syncs all records of the source, changed or not.
        pub sync_all_records?: Option<bool>,
    }
}

impl CreateSyncRequest {
    /// Only what must be there; the rest is left out.
    pub fn new(
        name: impl Into<String>, mode: super::SyncMode, target: super::SyncTarget,
        schedule: super::Schedule, fields: Vec<super::SyncField>,
    ) -> Self {
        Self { name: name.into(), mode, target, schedule, fields, ..crate::codec::Value::empty() }
    }
}
