// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// A valid value of a property.
    pub struct EnumValue: Default {
        /// The value to send.
        pub value?: Option<String>,
        /// Name to show.
        pub label?: crate::Nullable<String>,
    }
}
