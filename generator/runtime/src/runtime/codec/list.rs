//! Arrays.

use super::{Field, Json, Source, Target, Value};

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

    /// Writes each value as JSON.
    fn write_each(&self, json: &mut Json) {
        for value in (0..self.len()).filter_map(|index| self.get(index)) {
            value.write(&Field::ELEMENT, json);
        }
    }

    /// The place for the value at `index`, which is the next: `None` where the
    /// list takes no more.
    fn place(&mut self, index: usize) -> Option<&mut dyn Value>;

    /// How many values there must be.
    fn least(&self) -> usize {
        0
    }
}

impl<T: Value> List for Vec<T> {
    fn len(&self) -> usize {
        Vec::len(self)
    }

    fn get(&self, index: usize) -> Option<&dyn Value> {
        let value = <[T]>::get(self, index)?;
        Some(value)
    }

    fn write_each(&self, json: &mut Json) {
        for value in self {
            value.write(&Field::ELEMENT, json);
        }
    }

    fn place(&mut self, _: usize) -> Option<&mut dyn Value> {
        self.push(T::empty());
        let value = self.last_mut()?;
        Some(value)
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
