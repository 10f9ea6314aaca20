//! Values and the styles that can write them.

use super::Lowering;
use crate::diag::{Code, Diagnostic};
use crate::model::{Additional, EncodingStyle, Location, Parameter, Shape, Style, TypeRef};
use crate::openapi::At;

/// What a value is to a style.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Scalar,
    List,
    Object,
    /// Only the value itself will tell.
    Any,
}

impl Lowering<'_> {
    /// Reports what the style of a parameter cannot write.
    pub(super) fn check_parameter_style(&mut self, parameter: &Parameter) {
        if parameter.style == Style::Json || parameter.query.is_some() {
            return;
        }
        let style = EncodingStyle {
            style: parameter.style,
            explode: parameter.explode,
            allow_reserved: parameter.allow_reserved,
        };
        self.check_style(style, parameter.value, &parameter.at);
    }

    /// Reports parameters of a query that are written under one name: an exploded object
    /// is written under the names of its properties.
    pub(super) fn check_parameter_names(&mut self, parameters: &[Parameter]) {
        let in_query = |parameter: &&Parameter| parameter.location == Location::Query;
        let named = parameters
            .iter()
            .filter(in_query)
            .map(|parameter| (parameter, self.written_names(parameter)));
        let named: Vec<_> = named.collect();
        let clash = |(parameter, own): &(&Parameter, Vec<&str>)| {
            let mut others = named.iter().filter(|(it, _)| it.name != parameter.name);
            others.find_map(|(other, names)| {
                let name = own.iter().find(|name| names.contains(name))?;
                let message = format!(
                    "`{name}` is also what the parameter `{}` is written as, or a part of it: with both, a server cannot tell them apart",
                    other.name
                );
                let loss = Diagnostic::loss(Code::StyleNotApplicable, message).at(&parameter.at);
                Some(loss.help("give one of them the style `deepObject`"))
            })
        };
        let clashes: Vec<_> = named.iter().filter_map(clash).collect();
        clashes.into_iter().for_each(|loss| self.report.push(loss));
    }

    /// The names that a parameter of a query is written under.
    fn written_names<'a>(&'a self, parameter: &'a Parameter) -> Vec<&'a str> {
        let is_exploded = parameter.style == Style::Form && parameter.explode;
        match &self.schema(parameter.value.schema).shape {
            Shape::Object(object) if is_exploded => {
                object.properties.keys().map(String::as_str).collect()
            }
            _ => vec![&parameter.name],
        }
    }

    /// The cells of the table "Style Examples" that say `n/a` (OpenAPI 3.1.1,
    /// section 4.8.12.6), and what the table leaves out: lists and objects
    /// inside of others.
    pub(super) fn check_style(&mut self, style: EncodingStyle, value: TypeRef, at: &At) {
        let kind = self.kind_of(value);
        let is_nested = self.has_nested(value);
        let note = |message: &str| Diagnostic::note(Code::StyleNotApplicable, message);
        let loss = |message: &str| Diagnostic::loss(Code::StyleNotApplicable, message);
        let diagnostic = match (style.style, kind) {
            (Style::SpaceDelimited | Style::PipeDelimited, Kind::Scalar) => note(
                "the style is for lists and objects: a single value is written as in style `form`",
            ),
            (Style::SpaceDelimited | Style::PipeDelimited, Kind::List | Kind::Object)
                if style.explode =>
            {
                note("exploded, the style has no delimiter: it is written as style `form`")
            }
            (Style::DeepObject, Kind::Scalar) => {
                note("the style is for objects: a single value is written as in style `form`")
            }
            (Style::DeepObject, Kind::List) => note(
                "the style is for objects: the elements of a list are told by their indexes, `name[0]=value`",
            ),
            (Style::DeepObject, Kind::Object | Kind::Any) => return,
            _ if is_nested => loss(
                "the style has no way to write a list or an object inside of another: a call with one fails",
            ),
            _ => return,
        };
        self.report.push(diagnostic.at(at));
    }

    pub(super) fn kind_of(&self, value: TypeRef) -> Kind {
        match &self.schema(value.schema).shape {
            Shape::Boolean(_)
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::String(_)
            | Shape::Enumeration(_) => Kind::Scalar,
            Shape::Array(_) | Shape::Tuple(_) => Kind::List,
            Shape::Object(_) => Kind::Object,
            Shape::Any | Shape::Union(_) | Shape::Alias(_) => Kind::Any,
        }
    }

    /// Whether the elements or members of a value are lists or objects.
    pub(super) fn has_nested(&self, value: TypeRef) -> bool {
        let is_nested = |value| matches!(self.kind_of(value), Kind::List | Kind::Object);
        match &self.schema(value.schema).shape {
            Shape::Array(items) => is_nested(*items),
            Shape::Tuple(items) => items.iter().any(|item| is_nested(*item)),
            Shape::Object(object) => {
                let mut properties = object.properties.values();
                let additional = match object.additional {
                    Additional::Typed(value) => is_nested(value),
                    Additional::Unsaid | Additional::Denied => false,
                };
                additional || properties.any(|property| is_nested(property.value))
            }
            _ => false,
        }
    }
}
