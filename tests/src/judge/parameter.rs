//! The parameters of an operation, those of its path item included, and what all locations share.

use super::percent::{self, Component};
use super::reading::{self, Pieces, Shape};
use super::{Rule, Violation};
use crate::Description;
use crate::description::{Node, Operation};

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Location {
    Path,
    Query,
    Header,
    Cookie,
}

/// A parameter object, its defaults filled in (OpenAPI 3.1, 4.8.12).
#[derive(Clone, Debug)]
pub(super) struct Parameter<'d> {
    pub(super) name: &'d str,
    pub(super) location: Location,
    pub(super) style: &'d str,
    pub(super) explode: bool,
    pub(super) schema: Node<'d>,
    required: bool,
    /// Serialised as a media type (`content`), not by style.
    is_json: bool,
    node: Node<'d>,
}

impl<'d> Parameter<'d> {
    /// Lists what applies to an operation; its own parameters replace those of the path item.
    pub(super) fn list(
        description: &'d Description,
        operation: &Operation,
    ) -> Result<Vec<Self>, String> {
        let mut list: Vec<Self> = Vec::new();
        for owner in [&operation.item, &operation.pointer] {
            let owner = description.root().at(owner);
            let parameters = owner.and_then(|owner| owner.get("parameters"));
            for node in parameters.iter().flat_map(|all| all.items()) {
                let new = Self::parse(node.resolved()?)?;
                list.retain(|old| (old.name, old.location) != (new.name, new.location));
                list.push(new);
            }
        }
        Ok(list)
    }

    fn parse(node: Node<'d>) -> Result<Self, String> {
        let wrong = |what: &str| format!("the parameter at {} {what}", node.pointer());
        let location = match node.text("in") {
            Some("path") => Location::Path,
            Some("query") => Location::Query,
            Some("header") => Location::Header,
            Some("cookie") => Location::Cookie,
            _ => return Err(wrong("has no known `in`")),
        };
        let style = node.text("style").unwrap_or(match location {
            Location::Path | Location::Header => "simple",
            Location::Query | Location::Cookie => "form",
        });
        let content = node.get("content");
        let media = content.and_then(|all| Some(all.entries().next()?.1));
        let schema = node.get("schema").or_else(|| media.as_ref()?.get("schema"));
        Ok(Self {
            name: node.text("name").ok_or_else(|| wrong("has no name"))?,
            location,
            style,
            explode: node.flag("explode").unwrap_or(style == "form"),
            schema: schema.ok_or_else(|| wrong("has no schema"))?,
            required: node.flag("required").unwrap_or(false),
            is_json: media.is_some(),
            node,
        })
    }

    pub(super) fn is_array(&self) -> bool {
        self.shape() == Shape::Array
    }

    /// What the wire shows of the value: `content` is always one text.
    pub(super) fn shape(&self) -> Shape {
        if self.is_json {
            Shape::Scalar
        } else {
            reading::shape(&self.schema)
        }
    }

    /// A finding about this parameter; the message goes on after its name.
    pub(super) fn violation(&self, message: &str) -> Violation {
        let rule = match self.location {
            Location::Path => Rule::Path,
            Location::Query => Rule::Query,
            Location::Header => Rule::Header,
            Location::Cookie => Rule::Cookie,
        };
        Violation::new(
            rule,
            format!("`{}` {message}", self.name),
            self.node.pointer(),
        )
    }

    /// Reports that the parameter is missing, if it is required.
    pub(super) fn judge_absence(&self, found: &mut Vec<Violation>) {
        if self.required {
            found.push(self.violation("is required and missing"));
        }
    }

    /// Types the pieces and holds them to the schema.
    pub(super) fn judge_pieces(
        &self,
        description: &Description,
        pieces: Result<Pieces, String>,
        found: &mut Vec<Violation>,
    ) {
        let pieces = match pieces {
            Ok(Pieces::One(text)) if self.is_json => match serde_json::from_str(&text) {
                Ok(value) => Pieces::Json(value),
                Err(error) => return found.push(self.violation(&format!("is not JSON: {error}"))),
            },
            Ok(pieces) => pieces,
            Err(message) => return found.push(self.violation(&format!("is malformed: {message}"))),
        };
        let value = reading::read(description, &self.schema, pieces);
        for fault in description.faults(&self.schema, &value) {
            found.push(self.violation(&format!("is not valid: {fault}")));
        }
    }

    /// Takes apart a decoded text of style `simple`.
    pub(super) fn split_simple(&self, text: &str) -> Result<Pieces, String> {
        let plain = |text: &str| Ok(text.trim_matches([' ', '\t']).to_owned());
        self.split(text, ',', &plain)
    }

    /// Takes apart a raw text at a delimiter, then decodes each part, so that an encoded
    /// delimiter belongs to the value.
    pub(super) fn split_encoded(
        &self,
        raw: &str,
        delimiter: char,
        component: Component,
    ) -> Result<Pieces, String> {
        self.split(raw, delimiter, &|part| percent::decode(part, component))
    }

    fn split(
        &self,
        text: &str,
        delimiter: char,
        decode: &dyn Fn(&str) -> Result<String, String>,
    ) -> Result<Pieces, String> {
        let parts = || text.split(delimiter).filter(|_| !text.is_empty());
        match self.shape() {
            Shape::Scalar => Ok(Pieces::One(decode(text)?)),
            Shape::Array => Ok(Pieces::Many(parts().map(decode).collect::<Result<_, _>>()?)),
            Shape::Object if self.explode => {
                let fields = parts().map(|part| {
                    let (name, value) = part.split_once('=').ok_or("a property has no `=`")?;
                    Ok((decode(name)?, vec![decode(value)?]))
                });
                Ok(Pieces::Named(fields.collect::<Result<_, String>>()?))
            }
            Shape::Object => {
                let parts: Vec<&str> = parts().collect();
                let fields = parts.chunks(2).map(|pair| match pair {
                    [name, value] => Ok((decode(name)?, vec![decode(value)?])),
                    _ => Err("a property has no value".to_owned()),
                });
                Ok(Pieces::Named(fields.collect::<Result<_, _>>()?))
            }
        }
    }
}
