// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::enumeration! {
    /// How several identity mappings combine. The service may add values; treat one that you do not
    /// know as valid.
    ///
    /// - `priority`: the first mapping that finds a record of the target decides.
    /// - `and`: all mappings have to match.
    pub enum IdentityStrategy {
        Priority = "priority", And = "and", .. Unknown
    }
}
