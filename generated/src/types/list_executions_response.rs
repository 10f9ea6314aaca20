// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// One page of executions.
    pub struct ListExecutionsResponse: Default {
        /// The executions of this page.
        pub data?: crate::Nullable<Vec<super::Execution>>,
        /// Where the list goes on.
        pub pagination?: Option<super::Pagination>,
    }
}
