//! Bodies of plain text that are a scalar.

use super::Lowering;
use super::place::Use;
use crate::model::{Media, Shape, essence};
use crate::plan::Type;

impl Lowering<'_> {
    /// The type of a body of plain text, where it is more than text. `null` has
    /// no text, so that a text is what can be `null`.
    pub(super) fn plain_type(&mut self, media: &Media, place: &Use) -> Option<Type> {
        let value = media.value.filter(|value| !self.is_nullable(*value))?;
        let is_scalar = matches!(
            self.schema(value.schema).shape,
            Shape::Boolean(_)
                | Shape::Integer(_)
                | Shape::Number(_)
                | Shape::String(_)
                | Shape::Enumeration(_)
        );
        if !is_scalar || essence(&media.media_type) != "text/plain" {
            return None;
        }
        let ty = self.ty(value, place);
        (*self.unaliased(&ty) != Type::STRING).then_some(ty)
    }
}
