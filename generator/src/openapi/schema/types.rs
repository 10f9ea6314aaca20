//! The `type` keyword: JSON Schema Validation, section 6.1.1.

use std::fmt;

use serde_json::Value;

use crate::diag::{Code, Diagnostic};
use crate::openapi::Parse;
use crate::openapi::reader::{Part, Reader};

/// A type of JSON Schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Type {
    /// `null`
    Null,
    /// `boolean`
    Boolean,
    /// `object`
    Object,
    /// `array`
    Array,
    /// `number`
    Number,
    /// `integer`
    Integer,
    /// `string`
    String,
}

impl Type {
    /// All types.
    pub const ALL: [Type; 7] = [
        Type::Null,
        Type::Boolean,
        Type::Object,
        Type::Array,
        Type::Number,
        Type::Integer,
        Type::String,
    ];

    /// The name in a schema.
    pub fn name(self) -> &'static str {
        match self {
            Type::Null => "null",
            Type::Boolean => "boolean",
            Type::Object => "object",
            Type::Array => "array",
            Type::Number => "number",
            Type::Integer => "integer",
            Type::String => "string",
        }
    }
}

/// A set of types. The empty set says that a schema has no `type`: any will do.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Types(u8);

impl Types {
    /// Whether there is no `type`.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether a type is among them.
    pub fn contains(self, kind: Type) -> bool {
        self.0 & bit(kind) != 0
    }

    /// These and another.
    #[must_use]
    pub fn with(self, kind: Type) -> Types {
        Types(self.0 | bit(kind))
    }

    /// These but one.
    #[must_use]
    pub fn without(self, kind: Type) -> Types {
        Types(self.0 & !bit(kind))
    }

    /// How many there are.
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// The only type, or `None` if there are none or several.
    pub fn single(self) -> Option<Type> {
        if self.len() == 1 {
            self.iter().next()
        } else {
            None
        }
    }

    /// The types, in the order of [`Type::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Type> {
        Type::ALL
            .into_iter()
            .filter(move |kind| self.contains(*kind))
    }
}

impl fmt::Debug for Types {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl FromIterator<Type> for Types {
    fn from_iter<I: IntoIterator<Item = Type>>(types: I) -> Types {
        types.into_iter().fold(Types::default(), Types::with)
    }
}

impl Parse for Types {
    const NAME: &'static str = "string or array";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<Types> {
        match part.value {
            Value::Array(items) => {
                let types = reader.items::<Type>(part);
                // One that is unknown is not to narrow what is allowed.
                (types.len() == items.len()).then(|| types.into_iter().collect())
            }
            _ => Some(Type::parse(part, reader).into_iter().collect()),
        }
    }
}

impl Parse for Type {
    const NAME: &'static str = "string";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<Type> {
        // `type: null` and `- null` without quotes, in YAML.
        if part.value.is_null() {
            reader.lenient_type(&part, Self::NAME, "null");
            return Some(Type::Null);
        }
        let text = String::parse(part, reader)?;
        let kind = Type::ALL.into_iter().find(|kind| kind.name() == text);
        if kind.is_none() {
            let message = format!("`{text}` is no type; any value is allowed");
            let diagnostic = Diagnostic::loss(Code::UnknownValue, message).at(&part.at());
            reader.unknown_value(diagnostic, &text, &Type::ALL.map(Type::name));
        }
        kind
    }
}

fn bit(kind: Type) -> u8 {
    1 << (kind as u8)
}
