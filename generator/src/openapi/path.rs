//! The Paths Object, its templates and the Path Item Object: OpenAPI 3.1,
//! sections 4.8.8 and 4.8.9.

use http::Method;
use indexmap::IndexMap;

use super::{At, Extensions, Operation, Parameter, RefOr, Reference, Server};

/// All paths.
#[derive(Clone, Debug)]
pub struct Paths {
    /// Where they stand.
    pub at: At,
    /// The paths, in the order of the description.
    pub paths: Vec<Path>,
    /// The `x-` fields.
    pub extensions: Extensions,
}

/// A path and what can be done there.
#[derive(Clone, Debug)]
pub struct Path {
    /// The template.
    pub template: PathTemplate,
    /// What can be done there.
    pub item: PathItem,
}

/// A path with variables: OpenAPI 3.1, section 4.7.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathTemplate {
    /// As written: `/pets/{id}`.
    pub text: String,
    /// The same in pieces; two literals never follow each other.
    pub pieces: Vec<PathPiece>,
}

/// A piece of a path template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathPiece {
    /// Text that stands for itself.
    Literal(String),
    /// A variable: the name of a path parameter.
    Variable(String),
}

/// The operations of a path.
#[derive(Clone, Debug)]
pub struct PathItem {
    /// Where it stands.
    pub at: At,
    /// Described elsewhere; what stands beside it is in the other fields.
    pub reference: Option<Reference>,
    /// A short summary of all operations.
    pub summary: Option<String>,
    /// A description of all operations, in CommonMark.
    pub description: Option<String>,
    /// The operations, in the order of the description.
    pub operations: IndexMap<Method, Operation>,
    /// Servers in place of those of the document; none if not given.
    pub servers: Vec<Server>,
    /// Parameters of all operations.
    pub parameters: Vec<RefOr<Parameter>>,
    /// The `x-` fields.
    pub extensions: Extensions,
}
