// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::enumeration! {
    /// What kind of field a filter tests. The service may add values; treat one that you do not know as
    /// valid.
    ///
    /// - `Model`: a field of a model: it decides which records are read.
    /// - `Target`: a field of the target: it decides which records are written.
    pub enum FilterFieldType {
        Model = "Model", Target = "Target", .. Unknown
    }
}
