//! Keywords about numbers: JSON Schema Validation, section 6.2.

use serde_json::{Number, Value};

use crate::openapi::Parse;
use crate::openapi::reader::{Part, Reader};

/// Keywords about numbers. The exclusive bounds of 3.0 are numbers here.
#[derive(Clone, Debug, Default)]
pub struct NumberKeywords {
    /// `minimum`
    pub minimum: Option<Number>,
    /// `exclusiveMinimum`
    pub exclusive_minimum: Option<Number>,
    /// `maximum`
    pub maximum: Option<Number>,
    /// `exclusiveMaximum`
    pub exclusive_maximum: Option<Number>,
    /// `multipleOf`
    pub multiple_of: Option<Number>,
}

impl NumberKeywords {
    pub(super) fn keyword(&mut self, name: &str, part: Part<'_>, reader: &mut Reader) {
        match name {
            "minimum" => self.minimum = Number::parse(part, reader),
            "maximum" => self.maximum = Number::parse(part, reader),
            "exclusiveMinimum" => self.exclusive_minimum = Number::parse(part, reader),
            "exclusiveMaximum" => self.exclusive_maximum = Number::parse(part, reader),
            "multipleOf" => self.multiple_of = Number::parse(part, reader),
            _ => {}
        }
    }

    /// Turns the bounds of OpenAPI 3.0, where `exclusiveMinimum: true` says that
    /// `minimum` is exclusive, into numbers.
    pub(super) fn fold_exclusive(&mut self, minimum: Option<&Value>, maximum: Option<&Value>) {
        if minimum == Some(&Value::Bool(true)) {
            self.exclusive_minimum = self.minimum.take();
        }
        if maximum == Some(&Value::Bool(true)) {
            self.exclusive_maximum = self.maximum.take();
        }
    }
}
