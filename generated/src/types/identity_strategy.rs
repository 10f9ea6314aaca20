// Made by clientsmith from the API's description: edits are lost when it is made anew.
//! `IdentityStrategy` and what belongs to it.

/// How several identity mappings combine. The service may add values; treat one that you do not
/// know as valid.
///
/// - `priority`: the first mapping that finds a record of the target decides.
/// - `and`: all mappings have to match.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum IdentityStrategy {
    /// `priority`
    Priority,
    /// `and`
    And,
    /// A value that the description does not list; it is sent as it came.
    Unknown(String),
}

crate::enumeration!(IdentityStrategy {
    Priority = "priority",
    And = "and",
    .. Unknown
});
