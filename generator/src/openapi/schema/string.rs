//! Keywords about strings: JSON Schema Validation, sections 6.3 and 8.

use crate::openapi::reader::{Part, Reader};
use crate::openapi::{Parse, Schema};

/// Keywords about strings.
#[derive(Clone, Debug, Default)]
pub struct StringKeywords {
    /// `minLength`
    pub min_length: Option<u64>,
    /// `maxLength`
    pub max_length: Option<u64>,
    /// `pattern`
    pub pattern: Option<String>,
    /// `contentEncoding`
    pub content_encoding: Option<String>,
    /// `contentMediaType`
    pub content_media_type: Option<String>,
    /// `contentSchema`
    pub content_schema: Option<Schema>,
}

impl StringKeywords {
    pub(super) fn keyword(&mut self, name: &str, part: Part<'_>, reader: &mut Reader) {
        match name {
            "minLength" => self.min_length = u64::parse(part, reader),
            "maxLength" => self.max_length = u64::parse(part, reader),
            "pattern" => self.pattern = String::parse(part, reader),
            "contentEncoding" => self.content_encoding = String::parse(part, reader),
            "contentMediaType" => self.content_media_type = String::parse(part, reader),
            "contentSchema" => self.content_schema = Schema::parse(part, reader),
            _ => {}
        }
    }
}
