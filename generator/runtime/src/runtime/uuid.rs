//! UUIDs (RFC 9562): `format: uuid`.

use crate::runtime::codec::{Mismatch, Scalar, Source, Target, Token, Value};
use ::uuid::Uuid;
use std::borrow::Cow;

impl Value for Uuid {
    fn empty() -> Self {
        Self::nil()
    }

    fn target(&mut self) -> Target<'_> {
        Target::Scalar(self)
    }

    fn source(&self) -> Source<'_> {
        Source::Text(Cow::Owned(self.to_string()))
    }
}

impl Scalar for Uuid {
    fn expected(&self) -> &'static str {
        "a UUID"
    }

    fn set(&mut self, token: Token<'_>) -> Result<(), Mismatch> {
        let Token::Text(text) = token else {
            return Err(Mismatch::Kind);
        };
        *self = Self::parse_str(text).map_err(|_| Mismatch::value("not a UUID"))?;
        Ok(())
    }
}
