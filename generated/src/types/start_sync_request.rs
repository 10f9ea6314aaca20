// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// What to sync. `{}` syncs what has changed.
    pub struct StartSyncRequest: Default {
        /// If true, everything is read from the source and synced again. This can take long and burden the
        /// source. Without it, the server takes `false`.
        pub resync?: Option<bool>,
        /// If true, this is a test run. Without it, the server takes `false`.
        pub test?: Option<bool>,
        /// Syncs only these records: values of the identity's model field. With more than one identity
        /// mapping, `source_identities` is needed instead.
        pub identities?: crate::Nullable<Vec<String>>,
        /// Syncs only these records, each given by a list of field values. The fields of one entry are
        /// identity fields of one model; with the strategy `and` an entry lists all of them. At most 1000
        /// entries, and not together with `identities`.
        pub source_identities?: crate::Nullable<Vec<Vec<super::SourceIdentity>>>,
    }
}
