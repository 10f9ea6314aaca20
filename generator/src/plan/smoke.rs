//! Tests of the generated crate that call each operation.

use super::feature::Feature;
use super::naming::Ident;
use serde_json::Value;

/// The tests of all operations, against a server that knows the description.
#[derive(Clone, Debug)]
pub struct SmokeTests {
    /// The environment variable that says where the server is.
    pub variable: String,
    /// The operations.
    pub tests: Vec<SmokeTest>,
    /// Whether some bodies are made part by part.
    pub has_parts: bool,
}

/// The test of an operation.
#[derive(Clone, Debug)]
pub struct SmokeTest {
    /// The name of the test.
    pub name: Ident,
    /// The feature that the operation is behind.
    pub feature: Option<Feature>,
    /// The operation's id.
    pub id: String,
    /// The methods that lead from the client to the call.
    pub path: Vec<Ident>,
    /// The arguments of the last of them.
    pub arguments: Vec<Given>,
    /// The methods of the call that set what is optional.
    pub options: Vec<Given>,
    /// Whether the answer is JSON of one type, which must be the same when it
    /// is written again.
    pub is_json: bool,
}

/// A value that is given to a call.
#[derive(Clone, Debug)]
pub struct Given {
    /// The argument or the method of the call.
    pub name: Ident,
    /// What it takes.
    pub kind: GivenKind,
    /// What is given where everything is.
    pub full: Value,
    /// What is given where only what is required is.
    pub least: Value,
}

/// What an argument takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GivenKind {
    /// A type of the codec.
    Value,
    /// Text or bytes, in whatever form.
    Text,
    /// What may be left out.
    Optional,
    /// Items of a body, as a list.
    Sequence,
    /// The parts of a body, as an object.
    Parts,
}
