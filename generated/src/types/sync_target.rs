// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// Where a sync writes: an object of a connection, or a new one that is to be created.
    pub struct SyncTarget {
        /// Connection that the sync writes to.
        pub connection_id: uuid::Uuid,
        /// Identifier of the object that is written to, such as a table. Left out where a new one is
        /// created.
        pub object?: Option<String>,
        /// Name of the new object.
        pub new_name?: Option<String>,
        /// Creates a new object from these properties. Which ones are needed is listed with the target
        /// objects of the connection.
        pub create?: Option<std::collections::BTreeMap<String, String>>,
        /// Settings that depend on the kind of connection.
        pub configuration?: Option<std::collections::BTreeMap<String, serde_json::Value>>,
        /// Values by which an object is found, depending on the kind of connection.
        pub search_values?: Option<std::collections::BTreeMap<String, serde_json::Value>>,
        /// How the target filters combine. Use `logic` of `target_filters`. **Deprecated.**
        pub filter_logic?: Option<String>,
    }
}

impl SyncTarget {
    /// Only what must be there; the rest is left out.
    pub fn new(connection_id: uuid::Uuid) -> Self {
        Self { connection_id, ..crate::codec::Value::empty() }
    }
}
