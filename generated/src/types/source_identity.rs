// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// A value by which a record is found.
    pub struct SourceIdentity {
        /// An identity's model field.
        pub source: Option<super::SourceField>,
        /// The value that it has.
        pub value: Option<String>,
    }
}

impl SourceIdentity {
    /// Only what must be there; the rest is left out.
    pub fn new(source: Option<super::SourceField>, value: Option<String>) -> Self {
        Self { source, value }
    }
}
