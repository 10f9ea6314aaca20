// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::record! {
    /// Who made a change: a user, or a key acting for an organization or partner.
    pub struct Actor: Default {
        /// Identifier of the actor.
        pub id?: Option<uuid::Uuid>,
        /// Name to show.
        pub name?: Option<String>,
        /// Kind of actor, for example `user`.
        pub r#type?: Option<String> = "type",
    }
}
