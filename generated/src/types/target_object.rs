// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// An object of a connection that a sync can write to.
    pub struct TargetObject: Default {
        /// Identifier of the object, for `object` of a sync's target.
        pub id?: Option<String>,
        /// Name of the object.
        pub name?: Option<String>,
        /// The modes in which it can be written.
        pub modes?: Option<Vec<super::SupportedMode>>,
    }
}
