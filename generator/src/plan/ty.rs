//! Rust types, as the generated code names them.

use super::naming::Ident;
use std::collections::BTreeSet;

/// A Rust type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    /// A type of the language, the standard library or another crate, by its
    /// full path: `bool`, `uuid::Uuid`.
    Path(&'static str),
    /// A type of the generated crate.
    Named(Ident),
    /// `Vec<T>`
    List(Box<Type>),
    /// `[T; N]`
    Array(Box<Type>, usize),
    /// `(T, U)`
    Tuple(Vec<Type>),
    /// `BTreeMap<String, T>`
    Map(Box<Type>),
    /// `Option<T>`
    Option(Box<Type>),
    /// `Nullable<T>`: absent, null or a value.
    Nullable(Box<Type>),
    /// `Event<T>`: an item of a stream, by what it holds.
    Event(Box<Type>),
    /// `Sequence<T>`: the items of a body.
    Sequence(Box<Type>),
    /// `Box<T>`, where a type would contain itself.
    Boxed(Box<Type>),
}

impl Type {
    /// `String`
    pub const STRING: Self = Self::Path("String");
    /// `serde_json::Value`
    pub const JSON: Self = Self::Path("serde_json::Value");
    /// Raw bytes.
    pub const BYTES: Self = Self::Path("bytes::Bytes");
    /// Bytes to send, in memory or from elsewhere.
    pub const UPLOAD: Self = Self::Path("crate::Upload");
    /// Parts of a body, one by one.
    pub const MULTIPART: Self = Self::Path("crate::Multipart");
    /// `()`
    pub const UNIT: Self = Self::Path("()");

    /// `Option<Self>`, once.
    pub fn optional(self) -> Self {
        match self {
            Self::Option(_) => self,
            other => Self::Option(Box::new(other)),
        }
    }

    /// Whether it names a type of the generated crate.
    pub fn is_generated(&self) -> bool {
        let mut names = BTreeSet::new();
        self.named(&mut names);
        !names.is_empty()
    }

    /// Adds the types of the generated crate that it names.
    pub(super) fn named(&self, names: &mut BTreeSet<Ident>) {
        match self {
            Self::Named(name) => {
                names.insert(name.clone());
            }
            Self::List(inner)
            | Self::Array(inner, _)
            | Self::Map(inner)
            | Self::Option(inner)
            | Self::Nullable(inner)
            | Self::Event(inner)
            | Self::Sequence(inner)
            | Self::Boxed(inner) => inner.named(names),
            Self::Tuple(items) => items.iter().for_each(|item| item.named(names)),
            Self::Path(_) => {}
        }
    }
}
