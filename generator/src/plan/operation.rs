//! Operations: a method that makes a call, a marker type that says what the
//! call does, and a method of the call for each optional value.

use super::Paging;
use super::naming::Ident;
use super::ty::Type;
use super::xml::XmlNode;
use crate::model::{EncodingStyle, Framing, Location, MediaKind, Style};
use std::time::Duration;

/// An operation.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The type that stands for it.
    pub marker: Ident,
    /// The method that makes its call.
    pub method: Ident,
    /// Its documentation, in Markdown.
    pub docs: String,
    /// Whether it is on its way out.
    pub deprecated: bool,
    /// Its `operationId`, or method and path.
    pub id: String,
    /// The HTTP method, in upper case.
    pub http_method: String,
    /// The path template, as written.
    pub path: String,
    /// What it takes, in the order of the description.
    pub parameters: Vec<Parameter>,
    /// The body it takes.
    pub body: Option<Body>,
    /// Other bodies that can stand in for it.
    pub other_bodies: Vec<OtherBody>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Alternatives of sets of security schemes, by index, with the scopes.
    pub security: Vec<Vec<(usize, String)>>,
    /// The `Accept` header; empty: none.
    pub accept: String,
    /// The index and the URL of its own servers.
    pub server: Option<(usize, String)>,
    /// What it answers when it succeeds.
    pub output: Answers,
    /// What it answers when it fails.
    pub error: Answers,
    /// The stream that a success is, or can be.
    pub stream: Option<Stream>,
    /// How its pages follow each other.
    pub paging: Option<Paging>,
    /// How its end is waited for.
    pub polling: Option<Polling>,
}

impl Operation {
    /// The arguments of the method, in their order.
    pub fn arguments(&self) -> impl Iterator<Item = &Parameter> {
        self.parameters
            .iter()
            .filter(|parameter| parameter.is_argument())
    }

    /// How all is written that is sent as content.
    pub fn encodings(&self) -> impl Iterator<Item = &Encoding> {
        let queries = self.parameters.iter().filter_map(|it| it.query.as_ref());
        let bodies = self.bodies().map(|body| &body.encoding);
        bodies.chain(queries.map(|query| &query.encoding))
    }

    /// All bodies that it can take.
    pub fn bodies(&self) -> impl Iterator<Item = &Body> {
        let others = self.other_bodies.iter().map(|other| &other.body);
        self.body.iter().chain(others)
    }

    /// The types of all that it takes and answers.
    pub fn types(&self) -> Vec<&Type> {
        let mut types: Vec<_> = self.parameters.iter().map(|it| &it.ty).collect();
        types.extend(self.bodies().map(|body| &body.ty));
        for answers in [&self.output, &self.error] {
            match &answers.ty {
                AnswerType::Never => {}
                AnswerType::One(ty) => types.push(ty),
                AnswerType::Many(many) => types.extend(many.variants.iter().map(|it| &it.ty)),
            }
        }
        types.extend(self.stream.iter().map(|stream| &stream.item));
        types.extend(self.paging.iter().map(|paging| &paging.item));
        types
    }

    /// The body, where it is an argument.
    pub fn body_argument(&self) -> Option<&Body> {
        self.body
            .as_ref()
            .filter(|body| body.presence == Presence::Argument)
    }
}

/// A parameter.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its name on the wire.
    pub key: String,
    /// Where on the wire.
    pub location: Location,
    /// What the query is, where it is all of it.
    pub query: Option<QueryString>,
    /// How lists and objects are written.
    pub style: Style,
    /// Whether each of their values is written on its own.
    pub explode: bool,
    /// Whether reserved characters are left as they are.
    pub allow_reserved: bool,
    /// Whether it may be sent without a value, which is `None`.
    pub allow_empty: bool,
    /// Whether it must be there.
    pub required: bool,
    /// The client's header that stands in for it.
    pub lifted: Option<usize>,
    /// Whether it is an idempotency key, which is made up unless it is set.
    pub made: bool,
    /// The argument, or the method of the call, that sets it.
    pub name: Ident,
    /// Its type.
    pub ty: Type,
    /// Its documentation, in Markdown.
    pub docs: String,
    /// Whether it is on its way out.
    pub deprecated: bool,
}

impl Parameter {
    /// Whether it is an argument of the method that makes the call.
    pub fn is_argument(&self) -> bool {
        self.required && self.lifted.is_none() && !self.made
    }
}

/// A query that a parameter is all of: what a body in the media type would be.
#[derive(Clone, Debug)]
pub struct QueryString {
    /// Its media type.
    pub media_type: String,
    /// How it is written.
    pub encoding: Encoding,
}

/// The body of a request.
#[derive(Clone, Debug)]
pub struct Body {
    /// The argument, or the method of the call, that sets it.
    pub name: Ident,
    /// Its type.
    pub ty: Type,
    /// Its media type.
    pub media_type: String,
    /// How it is written.
    pub encoding: Encoding,
    /// How it is given.
    pub presence: Presence,
    /// Its documentation, in Markdown.
    pub docs: String,
}

/// A body in another media type.
#[derive(Clone, Debug)]
pub struct OtherBody {
    /// What it is.
    pub kind: MediaKind,
    /// The method that makes a call with it, where a body is required;
    /// elsewhere a method of the call sets it.
    pub method: Option<Ident>,
    /// The body.
    pub body: Body,
}

/// How a body is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// As JSON.
    Json,
    /// As `application/x-www-form-urlencoded`, some properties in a style.
    Form(Vec<StyledProperty>),
    /// As parts, some properties in a media type.
    Multipart(Vec<Part>),
    /// As parts that the description does not name.
    Parts,
    /// As XML, with this root.
    Xml(XmlNode),
    /// As plain text that is a scalar.
    Plain,
    /// As it is: text.
    Text,
    /// As it is: bytes.
    Bytes,
    /// JSON values, each in a line.
    Lines,
    /// JSON values, each behind a mark (RFC 7464).
    Sequence,
}

/// A property of a form that is written like a parameter of the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StyledProperty {
    /// Its name on the wire.
    pub key: String,
    /// How it is written.
    pub style: EncodingStyle,
}

/// A property that is not sent as its type says alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name on the wire.
    pub key: String,
    /// The media type, where it has one of its own.
    pub media_type: Option<String>,
    /// How it is written in place of that.
    pub style: Option<EncodingStyle>,
    /// Its headers.
    pub headers: Vec<PartHeader>,
}

/// A header of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartHeader {
    /// Its name on the wire.
    pub name: String,
    /// The key of the field that holds its value.
    pub key: String,
    /// Whether no part can do without it.
    pub required: bool,
    /// Whether it is written as JSON.
    pub is_json: bool,
    /// Whether the members of an object are written `key=value`.
    pub explode: bool,
}

/// How a body is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// As the last argument.
    Argument,
    /// By a method of the call; `{}` is sent otherwise.
    Default,
    /// By a method of the call; nothing is sent otherwise.
    Optional,
}

/// What an operation answers.
#[derive(Clone, Debug)]
pub struct Answers {
    /// Its type.
    pub ty: AnswerType,
    /// How each status is read, the more exact ones first.
    pub arms: Vec<Arm>,
}

/// The type of all answers of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerType {
    /// There are none.
    Never,
    /// All are of one type.
    One(Type),
    /// An enum with a variant a type.
    Many(AnswerEnum),
}

/// An enum of answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerEnum {
    /// Its name.
    pub name: Ident,
    /// Its documentation, in Markdown.
    pub docs: String,
    /// Its variants.
    pub variants: Vec<AnswerVariant>,
}

/// An answer among several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerVariant {
    /// Its name.
    pub name: Ident,
    /// Its type.
    pub ty: Type,
    /// Its documentation, in Markdown.
    pub docs: String,
}

/// How an answer is read.
#[derive(Clone, Debug)]
pub struct Arm {
    /// Its status codes, as inclusive ranges.
    pub codes: Vec<(u16, u16)>,
    /// How its body is read: the first way that its media type asks for, and the
    /// very first where it asks for none. Never empty.
    pub readings: Vec<Reading>,
}

/// A way to read a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The media types that are read so.
    pub media_types: Vec<String>,
    /// How.
    pub decoding: Decoding,
    /// The root, of XML.
    pub xml: Option<XmlNode>,
    /// The variant that it is, among several.
    pub variant: Option<Ident>,
}

/// How a body is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Decoding {
    /// As JSON.
    Json,
    /// As XML.
    Xml,
    /// Not at all.
    Empty,
    /// As plain text that is a scalar.
    Plain,
    /// As text.
    Text,
    /// As bytes.
    Bytes,
    /// By its `Location` header.
    Redirect,
    /// As all items of a stream.
    Items,
}

/// A stream of items.
#[derive(Clone, Debug)]
pub struct Stream {
    /// Its media type.
    pub media_type: String,
    /// How the items follow each other.
    pub framing: Framing,
    /// The type of an item.
    pub item: Type,
    /// How an item is read.
    pub reading: ItemReading,
}

/// How an item of a stream is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemReading {
    /// As JSON.
    Json,
    /// As an event with JSON as its data.
    Event,
    /// As an event with text as its data.
    TextEvent,
    /// As an object that an event is as a whole, with JSON as its data, or with
    /// what its type says where that differs by the kind of event.
    EventObject,
    /// The same with text as its data.
    TextEventObject,
}

/// How the end of some work is waited for.
#[derive(Clone, Debug)]
pub struct Polling {
    /// Where the status is in the answer.
    pub status: Vec<String>,
    /// The values that end the waiting.
    pub terminal: Vec<String>,
    /// The time before the first repetition.
    pub interval: Duration,
    /// The longest time between two repetitions.
    pub max_interval: Duration,
}
