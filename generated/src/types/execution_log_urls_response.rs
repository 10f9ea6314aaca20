// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// The files of a record log.
    pub struct ExecutionLogUrlsResponse: Default {
        /// The signed URLs.
        pub data?: Option<super::ExecutionLogUrls>,
    }
}
