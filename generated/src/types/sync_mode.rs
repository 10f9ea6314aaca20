// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::enumeration! {
    /// What a sync does to the records of its target. The service may add values; treat one that you do
    /// not know as valid.
    ///
    /// - `create`: only adds records that the target does not have yet.
    /// - `update`: only changes records that the target already has.
    /// - `updateOrCreate`: changes records that exist and adds those that do not.
    /// - `replace`: replaces the content of the target by the records of the source.
    /// - `append`: adds every record, without looking for one that matches.
    /// - `remove`: removes the matching records from the target.
    /// - `snapshot`: writes the state of the source as a snapshot.
    pub enum SyncMode {
        Create = "create", Update = "update", UpdateOrCreate = "updateOrCreate",
        Replace = "replace", Append = "append", Remove = "remove", Snapshot = "snapshot", .. Unknown
    }
}
