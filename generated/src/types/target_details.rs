// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// An object that a sync can write to, with its fields.
    pub struct TargetDetails: Default {
        /// Identifier of the object. For one that does not exist yet it is a placeholder: do not rely on
        /// it.
        pub id?: Option<String>,
        /// Name of the object.
        pub name?: Option<String>,
        /// Fields that can be mapped. Empty for a new object whose fields are up to the user, such as a
        /// table.
        pub fields?: crate::Nullable<Vec<super::TargetField>>,
        /// The modes in which it can be written.
        pub modes?: crate::Nullable<Vec<super::TargetMode>>,
        /// What the destination can do.
        pub properties?: Option<super::TargetProperties>,
        /// When the fields were last read from the destination.
        pub refreshed_at?: Option<jiff::Timestamp>,
    }
}
