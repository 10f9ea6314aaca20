// Copied by clientsmith: edits are lost when this crate is made anew.
//! Values that may be missing.

use super::{Field, Json, Mismatch, Source, Target, Token, Value};

/// `None` is left out where a field is optional, and `null` where it is
/// required.
impl<T: Value> Value for Option<T> {
    fn empty() -> Self {
        None
    }

    fn target(&mut self) -> Target<'_> {
        self.get_or_insert_with(T::empty).target()
    }

    fn set_scalar(&mut self, token: Token<'_>) -> Result<(), Mismatch> {
        match token {
            Token::Null => {
                *self = None;
                Ok(())
            }
            token => self.insert(T::empty()).set_scalar(token),
        }
    }

    fn source(&self) -> Source<'_> {
        self.as_ref().map_or(Source::Absent, Value::source)
    }

    fn write(&self, field: &Field, json: &mut Json) {
        match self {
            Some(value) => value.write(field, json),
            None => json.absent(field),
        }
    }

    fn is_known(&self) -> bool {
        self.as_ref().is_none_or(Value::is_known)
    }
}
