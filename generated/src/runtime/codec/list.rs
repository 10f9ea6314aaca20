// Copied by clientsmith: edits are lost when this crate is made anew.
//! Arrays.

use super::{Source, Target, Value};

/// A sequence of values.
pub trait List {
    /// How many there are.
    fn len(&self) -> usize;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value at `index`.
    fn get(&self, index: usize) -> Option<&dyn Value>;

    /// Shows each value.
    fn each<'a>(&'a self, visit: &mut dyn FnMut(Source<'a>)) {
        for value in (0..self.len()).filter_map(|index| self.get(index)) {
            visit(value.source());
        }
    }

    /// Adds a value to be filled.
    fn push(&mut self) -> &mut dyn Value;
}

impl<T: Value> List for Vec<T> {
    fn len(&self) -> usize {
        Vec::len(self)
    }

    fn get(&self, index: usize) -> Option<&dyn Value> {
        let value = <[T]>::get(self, index)?;
        Some(value)
    }

    fn each<'a>(&'a self, visit: &mut dyn FnMut(Source<'a>)) {
        for value in self {
            visit(value.source());
        }
    }

    fn push(&mut self) -> &mut dyn Value {
        let index = Vec::len(self);
        Vec::push(self, T::empty());
        &mut self[index]
    }
}

impl<T: Value> Value for Vec<T> {
    fn empty() -> Self {
        Self::new()
    }

    fn target(&mut self) -> Target<'_> {
        Target::List(self)
    }

    fn source(&self) -> Source<'_> {
        Source::List(self)
    }
}
