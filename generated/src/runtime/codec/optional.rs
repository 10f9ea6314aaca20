// Copied by clientsmith: edits are lost when this crate is made anew.
//! Values that may be missing.

use super::{Source, Target, Value};

/// A place for a value or `null`.
pub trait Optional {
    /// Takes a `null`.
    fn set_null(&mut self);

    /// The place for a value.
    fn fill(&mut self) -> &mut dyn Value;
}

impl<T: Value> Optional for Option<T> {
    fn set_null(&mut self) {
        *self = None;
    }

    fn fill(&mut self) -> &mut dyn Value {
        self.insert(T::empty())
    }
}

/// `None` is left out where a field is optional, and `null` where it is
/// required.
impl<T: Value> Value for Option<T> {
    fn empty() -> Self {
        None
    }

    fn target(&mut self) -> Target<'_> {
        Target::Optional(self)
    }

    fn source(&self) -> Source<'_> {
        self.as_ref().map_or(Source::Absent, Value::source)
    }
}
