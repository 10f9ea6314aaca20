//! The parameters of an operation, those of its path item included, and what all locations share.

use super::percent::{self, Component};
use super::reading::{self, Pieces, Shape};
use super::{MediaType, Rule, Violation, form, judge_value};
use crate::Description;
use crate::description::{Node, Operation};

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Location {
    Path,
    Query,
    Header,
    Cookie,
    /// The whole query (OpenAPI 3.2, 4.12.1).
    Querystring,
}

impl Location {
    /// As `in` spells it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
            Self::Querystring => "querystring",
        }
    }
}

/// A parameter object, its defaults filled in (OpenAPI 3.1, 4.8.12).
#[derive(Clone, Debug)]
pub(super) struct Parameter<'d> {
    pub(super) name: &'d str,
    pub(super) location: Location,
    pub(super) style: &'d str,
    pub(super) explode: bool,
    /// Nothing is said of the value without one.
    schema: Option<Node<'d>>,
    required: bool,
    /// Serialised in this media type (`content`), not by style.
    media_type: Option<&'d str>,
    may_be_empty: bool,
    allow_reserved: bool,
    node: Node<'d>,
}

impl<'d> Parameter<'d> {
    /// Lists what applies to an operation; its own parameters replace those of the path item.
    pub(super) fn list(
        description: &'d Description,
        operation: &Operation,
        found: &mut Vec<Violation>,
    ) -> Vec<Self> {
        let mut list: Vec<Self> = Vec::new();
        for owner in [description.item(operation), description.node(operation)] {
            for node in owner.get("parameters").iter().flat_map(Node::items) {
                // Swagger 2.0: it is a part of the body.
                if matches!(node.text("in"), Some("body" | "formData")) {
                    continue;
                }
                match node.resolved().and_then(Self::parse) {
                    Ok(new) => {
                        list.retain(|old| (old.name, old.location) != (new.name, new.location));
                        list.push(new);
                    }
                    Err(message) => {
                        found.push(Violation::new(Rule::Description, message, node.place()));
                    }
                }
            }
        }
        list
    }

    fn parse(node: Node<'d>) -> Result<Self, String> {
        let location = match node.text("in") {
            Some("path") => Location::Path,
            Some("query") => Location::Query,
            Some("header") => Location::Header,
            Some("cookie") => Location::Cookie,
            Some("querystring") => Location::Querystring,
            _ => return Err("the parameter has no known `in`".to_owned()),
        };
        let name = node.text("name").ok_or("the parameter has no name")?;
        Ok(Self::of(name, location, node))
    }

    /// A header of a part: a parameter that is named elsewhere (OpenAPI 3.1, 4.8.21).
    pub(super) fn header(name: &'d str, node: Node<'d>) -> Self {
        Self::of(name, Location::Header, node)
    }

    fn of(name: &'d str, location: Location, node: Node<'d>) -> Self {
        let style = node.text("style").unwrap_or(match location {
            Location::Path | Location::Header => "simple",
            Location::Query | Location::Cookie | Location::Querystring => "form",
        });
        let content = node.get("content");
        let media = content.and_then(|all| all.entries().next());
        let in_content = || media.as_ref()?.1.get("schema");
        Self {
            name,
            location,
            style,
            explode: node
                .flag("explode")
                .unwrap_or(matches!(style, "form" | "cookie")),
            schema: node.get("schema").or_else(in_content),
            required: node.flag("required").unwrap_or(false),
            media_type: media.as_ref().map(|(name, _)| *name),
            may_be_empty: node.flag("allowEmptyValue").unwrap_or(false),
            allow_reserved: node.flag("allowReserved").unwrap_or(false),
            node,
        }
    }

    /// What may stand unencoded in its value.
    pub(super) fn component(&self) -> Component {
        match self.allow_reserved {
            true => Component::Reserved,
            false => Component::Query,
        }
    }

    /// The schema of a property, where the value is an object.
    pub(super) fn property(&self, name: &str) -> Option<Node<'d>> {
        reading::property(self.schema.as_ref()?, name)
    }

    pub(super) fn is_array(&self) -> bool {
        self.shape() == Shape::Array
    }

    /// What the wire shows of the value: `content` is always one text.
    pub(super) fn shape(&self) -> Shape {
        match &self.schema {
            Some(schema) if self.media_type.is_none() => reading::shape(schema),
            _ => Shape::Scalar,
        }
    }

    /// A finding about this parameter; the message goes on after its name.
    pub(super) fn violation(&self, message: &str) -> Violation {
        let rule = match self.location {
            Location::Path => Rule::Path,
            Location::Query | Location::Querystring => Rule::Query,
            Location::Header => Rule::Header,
            Location::Cookie => Rule::Cookie,
        };
        Violation::new(
            rule,
            format!("`{}` {message}", self.name),
            self.node.place(),
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
            Ok(Pieces::One(text)) if text.is_empty() && self.may_be_empty => return,
            Ok(Pieces::One(text)) if self.is_json() => match serde_json::from_str(&text) {
                Ok(value) => Pieces::Json(value),
                Err(error) => return found.push(self.violation(&format!("is not JSON: {error}"))),
            },
            Ok(pieces) => pieces,
            Err(message) => return found.push(self.violation(&format!("is malformed: {message}"))),
        };
        let Some(schema) = &self.schema else {
            return;
        };
        let value = reading::read(description, schema, pieces);
        judge_value(description, schema, &value, found, |fault| {
            self.violation(&format!("is not valid: {fault}"))
        });
    }

    /// The whole query, as content.
    pub(super) fn judge_querystring(
        &self,
        description: &Description,
        query: Option<&str>,
        found: &mut Vec<Violation>,
    ) {
        let Some(query) = query else {
            return self.judge_absence(found);
        };
        let is_form = matches!(
            self.media_type,
            Some("application/x-www-form-urlencoded") | None
        );
        let pieces = match is_form {
            true => form::pairs(query).map(Pieces::Named),
            false => percent::decode(query, Component::Query).map(Pieces::One),
        };
        self.judge_pieces(description, pieces, found);
    }

    fn is_json(&self) -> bool {
        let media_type = self.media_type.and_then(MediaType::parse);
        media_type.is_some_and(|it| it.is_json())
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
