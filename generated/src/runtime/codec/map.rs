// Copied by clientsmith: edits are lost when this crate is made anew.
//! Objects with free keys.

use super::{Source, Target, Value};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// An object whose keys the description does not name.
pub trait Map {
    /// Shows each entry, in the order of the keys.
    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, &'a dyn Value));

    /// The value of `key`.
    fn get(&self, key: &str) -> Option<&dyn Value>;

    /// Adds a value to be filled; `None` where the key is there already.
    fn insert(&mut self, key: &str) -> Option<&mut dyn Value>;
}

impl<T: Value> Map for BTreeMap<String, T> {
    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, &'a dyn Value)) {
        for (key, value) in self {
            visit(key, value);
        }
    }

    fn get(&self, key: &str) -> Option<&dyn Value> {
        let value = BTreeMap::get(self, key)?;
        Some(value)
    }

    fn insert(&mut self, key: &str) -> Option<&mut dyn Value> {
        match self.entry(key.to_owned()) {
            Entry::Occupied(_) => None,
            Entry::Vacant(entry) => Some(entry.insert(T::empty())),
        }
    }
}

impl<T: Value> Value for BTreeMap<String, T> {
    fn empty() -> Self {
        Self::new()
    }

    fn target(&mut self) -> Target<'_> {
        Target::Map(self)
    }

    fn source(&self) -> Source<'_> {
        Source::Map(self)
    }
}
