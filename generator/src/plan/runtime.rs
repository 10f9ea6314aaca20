//! What a crate needs of the runtime, and what names the runtime keeps for
//! itself.

use super::operation::{AnswerType, Answers, Decoding, Encoding};
use super::{Content, Header, Item, Type, TypeModule, Webhook};
use std::collections::BTreeSet;

/// A file of the runtime that only some clients need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Module {
    /// Bytes within JSON.
    Base64,
    /// The bytes of answers, as they come in.
    Chunks,
    /// Dates by chrono.
    DateChrono,
    /// Dates by jiff.
    DateJiff,
    /// Dates by time.
    DateTime,
    /// Server-sent events.
    Event,
    /// The lines of server-sent events.
    EventLines,
    /// Bodies as forms.
    Form,
    /// The items of streams, as bytes.
    Frames,
    /// Addresses of hosts.
    Ip,
    /// Streams through several connections.
    Live,
    /// Bodies in parts.
    Multipart,
    /// Pages and their items.
    Pages,
    /// Answers that say where the answer is.
    Redirect,
    /// Answers that go to a file.
    Save,
    /// Streams of items.
    Stream,
    /// Tuples and arrays of one length.
    Tuple,
    /// Headers of answers.
    TypedHeader,
    /// Bytes that are sent as they are.
    Upload,
    /// Files that are read while they are sent.
    UploadFile,
    /// UUIDs.
    Uuid,
    /// Waiting for a status.
    Wait,
}

impl Module {
    /// All of them.
    pub const ALL: [Self; 22] = [
        Self::Base64,
        Self::Chunks,
        Self::DateChrono,
        Self::DateJiff,
        Self::DateTime,
        Self::Event,
        Self::EventLines,
        Self::Form,
        Self::Frames,
        Self::Ip,
        Self::Live,
        Self::Multipart,
        Self::Pages,
        Self::Redirect,
        Self::Save,
        Self::Stream,
        Self::Tuple,
        Self::TypedHeader,
        Self::Upload,
        Self::UploadFile,
        Self::Uuid,
        Self::Wait,
    ];

    /// The name of its file, and of the feature that the runtime has it behind.
    pub fn name(self) -> &'static str {
        match self {
            Self::Base64 => "base64",
            Self::Chunks => "chunks",
            Self::DateChrono => "date_chrono",
            Self::DateJiff => "date_jiff",
            Self::DateTime => "date_time",
            Self::Event => "event",
            Self::EventLines => "event_lines",
            Self::Form => "form",
            Self::Frames => "frames",
            Self::Ip => "ip",
            Self::Live => "live",
            Self::Multipart => "multipart",
            Self::Pages => "pages",
            Self::Redirect => "redirect",
            Self::Save => "save",
            Self::Stream => "stream",
            Self::Tuple => "tuple",
            Self::TypedHeader => "typed_header",
            Self::Upload => "upload",
            Self::UploadFile => "upload_file",
            Self::Uuid => "uuid",
            Self::Wait => "wait",
        }
    }

    /// The crate that it needs beside what all clients need.
    pub fn dependency(self) -> Option<&'static str> {
        match self {
            Self::DateChrono => Some("chrono"),
            Self::DateJiff => Some("jiff"),
            Self::DateTime => Some("time"),
            Self::Uuid => Some("uuid"),
            Self::Base64
            | Self::Chunks
            | Self::Event
            | Self::EventLines
            | Self::Form
            | Self::Frames
            | Self::Ip
            | Self::Live
            | Self::Multipart
            | Self::Pages
            | Self::Redirect
            | Self::Save
            | Self::Stream
            | Self::Tuple
            | Self::TypedHeader
            | Self::Upload
            | Self::UploadFile
            | Self::Wait => None,
        }
    }
}

/// The files that a crate needs beside those that all clients need.
pub(super) fn needed_modules(
    content: &Content,
    headers: &[Header],
    types: &[TypeModule],
    webhooks: &[Webhook],
) -> BTreeSet<Module> {
    let mut needed = BTreeSet::new();
    needed.extend((!headers.is_empty()).then_some(Module::TypedHeader));
    let mut see = |ty: &Type| add_modules(ty, &mut needed);
    webhooks.iter().for_each(|webhook| see(&webhook.ty));
    headers.iter().for_each(|header| see(&header.ty));
    for item in types.iter().flat_map(|module| &module.items) {
        match item {
            Item::Record(record) => {
                record.fields.iter().for_each(|field| see(&field.ty));
                record
                    .additional
                    .iter()
                    .for_each(|additional| see(&additional.ty));
            }
            Item::Union(union) => union.variants.iter().for_each(|variant| see(&variant.ty)),
            Item::Alias(alias) => see(&alias.ty),
            Item::Enumeration(_) => {}
        }
    }
    for (_, operation) in content.all() {
        operation
            .parameters
            .iter()
            .for_each(|parameter| see(&parameter.ty));
        operation.bodies().for_each(|body| see(&body.ty));
        for answers in [&operation.output, &operation.error] {
            match &answers.ty {
                AnswerType::One(ty) => see(ty),
                AnswerType::Many(answers) => {
                    answers.variants.iter().for_each(|variant| see(&variant.ty))
                }
                AnswerType::Never => {}
            }
        }
    }
    for (_, operation) in content.all() {
        let reads = |answers: &Answers, decoding| {
            let mut readings = answers.arms.iter().flat_map(|arm| &arm.readings);
            readings.any(|reading| reading.decoding == decoding)
        };
        for body in operation.bodies() {
            needed.extend(modules_of_encoding(&body.encoding));
        }
        let answers = [&operation.output, &operation.error];
        if answers
            .iter()
            .any(|answers| reads(answers, Decoding::Redirect))
        {
            needed.insert(Module::Redirect);
        }
        if [Decoding::Bytes, Decoding::Text]
            .iter()
            .any(|&decoding| reads(&operation.output, decoding))
        {
            needed.extend([Module::Chunks, Module::Save]);
        }
        if operation.stream.is_some() {
            needed.extend(STREAM);
        }
        needed.extend(operation.paging.is_some().then_some(Module::Pages));
        needed.extend(operation.polling.is_some().then_some(Module::Wait));
    }
    needed
}

/// What reads streams.
const STREAM: [Module; 7] = [
    Module::Chunks,
    Module::Event,
    Module::EventLines,
    Module::Frames,
    Module::Live,
    Module::Save,
    Module::Stream,
];
fn modules_of_encoding(encoding: &Encoding) -> &'static [Module] {
    match encoding {
        Encoding::Json | Encoding::Text | Encoding::Bytes => &[],
        Encoding::Form(_) => &[Module::Form],
        Encoding::Multipart(_) | Encoding::Parts => {
            &[Module::Multipart, Module::Upload, Module::UploadFile]
        }
    }
}

fn add_modules(ty: &Type, needed: &mut BTreeSet<Module>) {
    match ty {
        Type::Path(path) => needed.extend(modules_of(path)),
        Type::Tuple(items) => {
            needed.insert(Module::Tuple);
            items.iter().for_each(|item| add_modules(item, needed));
        }
        Type::Array(item, _) => {
            needed.insert(Module::Tuple);
            add_modules(item, needed);
        }
        Type::List(inner)
        | Type::Map(inner)
        | Type::Option(inner)
        | Type::Nullable(inner)
        | Type::Event(inner)
        | Type::Boxed(inner) => add_modules(inner, needed),
        Type::Named(_) => {}
    }
}

fn modules_of(path: &str) -> &'static [Module] {
    match path.split("::").next() {
        Some("crate") if path == "crate::Upload" => &[Module::Upload, Module::UploadFile],
        Some("crate") if path == "crate::Base64" => &[Module::Base64],
        Some("std") if path.starts_with("std::net::") => &[Module::Ip],
        Some("uuid") => &[Module::Uuid],
        Some("jiff") => &[Module::DateJiff],
        Some("chrono") => &[Module::DateChrono],
        Some("time") => &[Module::DateTime],
        _ => &[],
    }
}

/// The names that the code of operations uses; no type beside it is called like
/// one of them.
pub const OPERATION_NAMES: &[&str] = &[
    "Body",
    "BodyError",
    "Call",
    "Client",
    "Endpoint",
    "Operation",
    "Paged",
    "Paging",
    "Parameter",
    "Part",
    "Polled",
    "Polling",
    "Style",
    "body",
    "redirect",
];

/// The client's own methods.
pub const CLIENT_METHODS: &[&str] = &["base_url", "builder", "follow"];

/// The builder's own methods.
pub const BUILDER_METHODS: &[&str] = &[
    "base_url",
    "body_limit",
    "build",
    "client_header",
    "credential",
    "deadline",
    "default_header",
    "new",
    "retry",
    "timeout",
    "transport",
    "user_agent",
];

/// The call's own methods.
pub const CALL_METHODS: &[&str] = &[
    "accept",
    "deadline",
    "decode",
    "download",
    "header",
    "into_request",
    "items",
    "new",
    "pages",
    "retry",
    "send",
    "set_argument",
    "set_body",
    "stream",
    "timeout",
    "wait",
    "without_header",
];

/// Names that clippy takes for something else in a method that begins with
/// `&self` (`new_ret_no_self`, `should_implement_trait`).
pub const METHODS_MISTAKEN: &[&str] = &[
    "as_ref", "borrow", "clone", "cmp", "deref", "eq", "hash", "index", "new",
];

/// The same for one that takes `self` and a value.
pub const SETTERS_MISTAKEN: &[&str] = &[
    "add", "bitand", "bitor", "bitxor", "div", "mul", "new", "rem", "shl", "shr", "sub",
];
