//! What a crate needs of the runtime, and what names the runtime keeps for
//! itself.

use super::operation::{Answers, Decoding, Encoding};
use super::{Client, Content, Header, Item, Type, TypeModule, Webhook};
use crate::model::SchemeKind;
use std::collections::BTreeSet;

/// Declares the modules, each with the crates that it needs beside what all
/// clients need.
macro_rules! modules {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal $(needs [$($crate_name:literal),+])?,)*) => {
        /// A file of the runtime that only some clients need.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Module {
            $($(#[doc = $doc])+ $variant,)*
        }

        impl Module {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name of its file, and of the feature that the runtime has it
            /// behind.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The crates that it needs beside what all clients need.
            pub fn dependencies(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($($crate_name),+)?],)* }
            }
        }
    };
}

modules! {
    /// Bytes within JSON.
    Base64 = "base64",
    /// The same, by the alphabet for URLs.
    Base64Url = "base64_url",
    /// What a server asks for when it refuses a request.
    Challenge = "challenge",
    /// The bytes of answers, as they come in.
    Chunks = "chunks",
    /// Dates by chrono.
    DateChrono = "date_chrono" needs ["chrono"],
    /// Dates by jiff.
    DateJiff = "date_jiff" needs ["jiff"],
    /// Dates by time.
    DateTime = "date_time" needs ["time"],
    /// The Digest scheme.
    Digest = "digest" needs ["getrandom", "md-5", "sha2"],
    /// Server-sent events.
    Event = "event",
    /// The lines of server-sent events.
    EventLines = "event_lines",
    /// Bodies as forms.
    Form = "form",
    /// The items of streams, as bytes.
    Frames = "frames",
    /// Keys by which a server knows a request.
    Idempotency = "idempotency" needs ["getrandom"],
    /// Addresses of hosts.
    Ip = "ip",
    /// Streams through several connections.
    Live = "live",
    /// Bodies in parts.
    Multipart = "multipart",
    /// Tokens from the token endpoints of OAuth 2.
    OAuth = "oauth",
    /// Pages and their items.
    Pages = "pages",
    /// How the properties of a body in parts are sent.
    Part = "part",
    /// Bodies of plain text that are a scalar.
    Plain = "plain",
    /// Queries that a parameter is all of.
    QueryString = "query_string",
    /// Answers that say where the answer is.
    Redirect = "redirect",
    /// Answers that go to a file.
    Save = "save",
    /// Bodies that are JSON values one after the other.
    Sequence = "sequence",
    /// Servers with variables.
    Server = "server",
    /// Streams of items.
    Stream = "stream",
    /// Tokens that are got.
    Token = "token",
    /// Tokens that are kept.
    TokenCache = "token_cache",
    /// Tuples and arrays of one length.
    Tuple = "tuple",
    /// Headers of answers.
    TypedHeader = "typed_header",
    /// Bytes that are sent as they are.
    Upload = "upload",
    /// Files that are read while they are sent.
    UploadFile = "upload_file",
    /// UUIDs.
    Uuid = "uuid" needs ["uuid"],
    /// Waiting for a status.
    Wait = "wait",
    /// Bodies in XML.
    Xml = "xml" needs ["quick-xml"],
}

impl Module {
    /// Whether it is for types, which callers have to name too.
    pub fn is_of_types(self) -> bool {
        matches!(
            self,
            Self::DateChrono | Self::DateJiff | Self::DateTime | Self::Uuid
        )
    }
}

/// The files that a crate needs beside those that all clients need.
pub(super) fn needed_modules(
    client: &Client,
    content: &Content,
    headers: &[Header],
    types: &[TypeModule],
    webhooks: &[Webhook],
) -> BTreeSet<Module> {
    let schemes = client.schemes.iter();
    let mut needed: BTreeSet<_> = schemes
        .flat_map(|scheme| modules_of_scheme(&scheme.kind))
        .copied()
        .collect();
    let mut servers = client.choices().flat_map(|choice| &choice.servers);
    let has_variables = servers.any(|server| server.variables.is_some());
    needed.extend(has_variables.then_some(Module::Server));
    needed.extend((!headers.is_empty()).then_some(Module::TypedHeader));
    let mut see = |ty: &Type| add_modules(ty, &mut needed);
    webhooks.iter().for_each(|webhook| see(&webhook.ty));
    headers.iter().for_each(|header| see(&header.ty));
    let items = types.iter().flat_map(|module| &module.items);
    items.flat_map(Item::types).for_each(&mut see);
    let operations = content.all();
    let operations = operations.iter().map(|(_, operation)| operation);
    operations
        .flat_map(|operation| operation.types())
        .for_each(&mut see);
    for (_, operation) in content.all() {
        let reads = |answers: &Answers, decoding| {
            let mut readings = answers.arms.iter().flat_map(|arm| &arm.readings);
            readings.any(|reading| reading.decoding == decoding)
        };
        for encoding in operation.encodings() {
            needed.extend(modules_of_encoding(encoding));
        }
        let mut parameters = operation.parameters.iter();
        let is_query = parameters.any(|parameter| parameter.query.is_some());
        needed.extend(is_query.then_some(Module::QueryString));
        let answers = [&operation.output, &operation.error];
        for (decoding, module) in [
            (Decoding::Redirect, Module::Redirect),
            (Decoding::Plain, Module::Plain),
            (Decoding::Xml, Module::Xml),
        ] {
            let is_needed = answers.iter().any(|answers| reads(answers, decoding));
            needed.extend(is_needed.then_some(module));
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
        let has_key = operation.parameters.iter().any(|parameter| parameter.made);
        needed.extend(has_key.then_some(Module::Idempotency));
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
        Encoding::Json
        | Encoding::Text
        | Encoding::Bytes
        | Encoding::Lines
        | Encoding::Sequence => &[],
        Encoding::Form(_) => &[Module::Form],
        Encoding::Plain => &[Module::Plain],
        Encoding::Xml(_) => &[Module::Xml],
        Encoding::Multipart(_) | Encoding::Parts => &[
            Module::Multipart,
            Module::Part,
            Module::Upload,
            Module::UploadFile,
        ],
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
        Type::Sequence(inner) => {
            needed.insert(Module::Sequence);
            add_modules(&Type::UPLOAD, needed);
            add_modules(inner, needed);
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
        Some("crate") if path == "crate::Base64Url" => &[Module::Base64, Module::Base64Url],
        Some("std") if path.starts_with("std::net::") => &[Module::Ip],
        Some("uuid") => &[Module::Uuid],
        Some("jiff") => &[Module::DateJiff],
        Some("chrono") => &[Module::DateChrono],
        Some("time") => &[Module::DateTime],
        _ => &[],
    }
}

fn modules_of_scheme(kind: &SchemeKind) -> &'static [Module] {
    match kind {
        SchemeKind::Digest => &[Module::Challenge, Module::Digest],
        SchemeKind::OAuth(_) => &[Module::OAuth, Module::Token, Module::TokenCache],
        // What is one text can change.
        SchemeKind::Bearer
        | SchemeKind::ApiKey { .. }
        | SchemeKind::Token
        | SchemeKind::Http { .. }
        | SchemeKind::Undescribed => &[Module::Token, Module::TokenCache],
        SchemeKind::Basic | SchemeKind::MutualTls => &[],
    }
}

/// The names that the code of operations uses; no type beside it is called like
/// one of them.
pub const OPERATION_NAMES: &[&str] = &[
    "Body",
    "BodyError",
    "Call",
    "Client",
    "Decoded",
    "Endpoint",
    "Operation",
    "Paged",
    "Paging",
    "Parameter",
    "Part",
    "Polled",
    "Polling",
    "RawResponse",
    "Style",
    "body",
    "idempotency",
    "redirect",
];

/// The client's own methods.
pub const CLIENT_METHODS: &[&str] = &["base_url", "builder", "follow", "follow_blocking"];

/// The builder's own methods.
pub const BUILDER_METHODS: &[&str] = &[
    "attempt_header",
    "base_url",
    "blocking",
    "body_limit",
    "build",
    "client_header",
    "credential",
    "deadline",
    "default_header",
    "default_query",
    "described_server",
    "gzip_bodies",
    "identity",
    "layer",
    "new",
    "own_server",
    "retry",
    "retry_budget",
    "timeout",
    "transport",
    "user_agent",
];

/// The call's own methods.
pub const CALL_METHODS: &[&str] = &[
    "accept",
    "base_url",
    "credential",
    "deadline",
    "decode",
    "download",
    "gzip_body",
    "header",
    "idempotency_key",
    "into_request",
    "items",
    "new",
    "pages",
    "query_pair",
    "retry",
    "send",
    "send_blocking",
    "set_argument",
    "set_query_string",
    "set_text",
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
