// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// Where the files of a record log can be downloaded.
    pub struct ExecutionLogUrls: Default {
        /// Signed URLs, one for each file. They need no credential.
        pub urls?: crate::Nullable<Vec<String>>,
        /// When the URLs stop working; ask again for fresh ones.
        pub expires?: crate::Nullable<jiff::Timestamp>,
    }
}
