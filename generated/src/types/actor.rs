// Made by clientsmith from the API's description: edits are lost when it is made anew.

/// Who made a change: a user, or a key acting for an organization or partner.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Actor {
    /// Identifier of the actor.
    pub id: Option<uuid::Uuid>,
    /// Name to show.
    pub name: Option<String>,
    /// Kind of actor, for example `user`.
    pub r#type: Option<String>,
}
crate::record!(Actor { 0: id, 1: name, 2: r#type = "type", });
