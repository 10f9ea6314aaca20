//! The Paths Object, its templates and the Path Item Object: OpenAPI 3.1,
//! sections 4.8.8 and 4.8.9.

use http::Method;
use indexmap::IndexMap;

use super::fields::Fields;
use super::reader::{Part, Reader};
use super::{
    At, Extensions, Operation, Parameter, Parse, RefOr, Reference, Server, Version, parameter,
    swagger,
};
use crate::diag::{Code, Diagnostic};

/// All paths.
#[derive(Clone, Debug)]
pub struct Paths {
    /// Where they stand.
    pub at: At,
    /// The paths, in the order of the description.
    pub paths: Vec<Path>,
    /// The `x-` fields.
    pub extensions: Extensions,
}

/// A path and what can be done there.
#[derive(Clone, Debug)]
pub struct Path {
    /// The template.
    pub template: PathTemplate,
    /// What can be done there.
    pub item: PathItem,
}

/// A path with variables: OpenAPI 3.1, section 4.7.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathTemplate {
    /// As written: `/pets/{id}`, `/pets/{id}#restore`.
    pub text: String,
    /// What is sent of it: all before the fragment (RFC 9110, section 7.1).
    pub target: String,
    /// The same in pieces; two literals never follow each other.
    pub pieces: Vec<PathPiece>,
}

/// A piece of a path template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathPiece {
    /// Text that stands for itself.
    Literal(String),
    /// A variable: the name of a path parameter.
    Variable(String),
}

/// The operations of a path.
#[derive(Clone, Debug)]
pub struct PathItem {
    /// Where it stands.
    pub at: At,
    /// Described elsewhere; what stands beside it is in the other fields.
    pub reference: Option<Reference>,
    /// A short summary of all operations.
    pub summary: Option<String>,
    /// A description of all operations, in CommonMark.
    pub description: Option<String>,
    /// The operations, in the order of the description.
    pub operations: IndexMap<Method, Operation>,
    /// Servers in place of those of the document; none if not given.
    pub servers: Vec<Server>,
    /// Parameters of all operations.
    pub parameters: Vec<RefOr<Parameter>>,
    /// The `x-` fields.
    pub extensions: Extensions,
}

impl Parse for Paths {
    const NAME: &'static str = "Paths Object";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<Paths> {
        let fields = Fields::open::<Self>(part, reader)?;
        let at = fields.at.clone();
        let mut paths = Vec::new();
        for (text, value) in fields.others() {
            let template = PathTemplate::parse(text, &at.child(text), fields.reader);
            let item = PathItem::parse(Part::field(value, &at, text), fields.reader);
            paths.extend(
                template
                    .zip(item)
                    .map(|(template, item)| Path { template, item }),
            );
        }
        Some(Paths {
            at,
            paths,
            extensions: fields.extensions(),
        })
    }
}

impl PathTemplate {
    /// The names of the variables, in their order.
    pub fn variables(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            PathPiece::Variable(name) => Some(name.as_str()),
            PathPiece::Literal(_) => None,
        })
    }

    /// Takes a template apart; `None`, and a diagnostic, if it is malformed.
    fn parse(text: &str, at: &At, reader: &mut Reader) -> Option<PathTemplate> {
        let mut text = text.to_owned();
        if !text.starts_with('/') {
            let message = format!("the path `{text}` does not begin with `/`: it is `/{text}`");
            let diagnostic = Diagnostic::loss(Code::PathWithoutSlash, message);
            reader.push(diagnostic.at(at.name()).help("begin it with `/`"));
            text.insert(0, '/');
        }
        let target = text.split('#').next().unwrap_or_default().to_owned();
        if target != text {
            let message = "what follows `#` is not sent: it only tells this path from others";
            reader.push(Diagnostic::note(Code::InvalidPathTemplate, message).at(at.name()));
        }
        match split_template(&target) {
            Ok(pieces) => Some(PathTemplate {
                text,
                target,
                pieces,
            }),
            Err(problem) => {
                let message = format!("the path `{text}` {problem}: its operations are left out");
                reader.push(
                    Diagnostic::loss(Code::InvalidPathTemplate, message)
                        .at(at.name())
                        .help("write each variable as `{name}`, and no other braces"),
                );
                None
            }
        }
    }
}

impl Parse for PathItem {
    const NAME: &'static str = "Path Item Object";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<PathItem> {
        if reader.version == Version::V2_0 {
            return swagger::parse_path_item(part, reader);
        }
        let mut fields = Fields::open::<Self>(part, reader)?;
        let at = fields.at.clone();
        let reference = fields.get("$ref").map(|uri| Reference {
            at: at.clone(),
            uri,
            summary: None,
            description: None,
        });
        let mut operations = IndexMap::new();
        for (name, method) in METHODS {
            let operation: Option<Operation> = fields.get(name);
            operations.extend(operation.map(|operation| (method.clone(), operation)));
        }
        if let Some(query) = fields.get_since("query", Version::V3_2) {
            operations.extend(method("QUERY").map(|method| (method, query)));
        }
        // In the order of the description, not in that of the list of methods.
        operations.sort_by_cached_key(|_, operation| fields.position(&operation.at));
        parse_additional_operations(&mut fields, &mut operations);
        let item = PathItem {
            at,
            reference,
            summary: fields.get("summary"),
            description: fields.get("description"),
            operations,
            servers: fields.list("servers"),
            parameters: fields.list("parameters"),
            extensions: fields.finish(),
        };
        parameter::report_duplicates(&item.parameters, reader);
        Some(item)
    }
}

/// The fields of a path item that are operations.
const METHODS: &[(&str, Method)] = &[
    ("get", Method::GET),
    ("put", Method::PUT),
    ("post", Method::POST),
    ("delete", Method::DELETE),
    ("options", Method::OPTIONS),
    ("head", Method::HEAD),
    ("patch", Method::PATCH),
    ("trace", Method::TRACE),
];

/// Reads the operations of methods that have no field of their own: OpenAPI 3.2,
/// section 4.9.1, `additionalOperations`.
fn parse_additional_operations(
    fields: &mut Fields<'_>,
    operations: &mut IndexMap<Method, Operation>,
) {
    fields.note_since("additionalOperations", Version::V3_2);
    for (name, operation) in fields.map::<Operation>("additionalOperations") {
        let problem = match method(&name) {
            None => "is no method: the operation is left out",
            Some(method) if operations.contains_key(&method) => {
                "is there twice: this operation is left out"
            }
            Some(method) => {
                operations.insert(method, operation);
                continue;
            }
        };
        let diagnostic = Diagnostic::loss(Code::InvalidValue, format!("`{name}` {problem}"));
        fields.reader.push(
            diagnostic
                .at(operation.at.name())
                .help("write the method as it is sent, once: `COPY`"),
        );
    }
}

/// A method by its name, as it is sent: RFC 9110, section 9.1.
fn method(name: &str) -> Option<Method> {
    Method::from_bytes(name.as_bytes()).ok()
}

/// Splits a template at its braces, or says what is wrong with it.
fn split_template(text: &str) -> Result<Vec<PathPiece>, &'static str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (literal, variable) = match rest.split_once('{') {
            None => (rest, None),
            Some((literal, after)) => match after.split_once('}') {
                None => return Err("has a `{` without a `}`"),
                Some((name, after)) => {
                    rest = after;
                    (literal, Some(name))
                }
            },
        };
        if literal.contains('}') {
            return Err("has a `}` without a `{`");
        }
        if !literal.is_empty() {
            pieces.push(PathPiece::Literal(literal.to_owned()));
        }
        match variable {
            None => break,
            Some("") => return Err("has a variable without a name"),
            Some(name) if name.contains('{') => return Err("has a `{` inside of a variable"),
            Some(name) => pieces.push(PathPiece::Variable(name.to_owned())),
        }
    }
    Ok(pieces)
}
