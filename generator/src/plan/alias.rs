//! Type aliases, for components that need no type of their own.

use super::naming::Ident;
use super::ty::Type;

/// A type alias.
#[derive(Clone, Debug)]
pub struct Alias {
    /// Its name.
    pub name: Ident,
    /// Its documentation, in Markdown.
    pub docs: String,
    /// The type that it stands for.
    pub ty: Type,
}
