//! Tests of the generated crate: answers that the description gives as examples.

use super::feature::Feature;
use super::naming::Ident;
use super::ty::Type;

/// An answer that must survive being read and written.
#[derive(Clone, Debug)]
pub struct Test {
    /// The name of the test.
    pub name: Ident,
    /// The feature that the operation is behind.
    pub feature: Option<Feature>,
    /// The type of the answer.
    pub ty: Type,
    /// The answer.
    pub json: serde_json::Value,
}
