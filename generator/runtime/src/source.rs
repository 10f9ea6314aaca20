//! The runtime's files as text, for the generator to copy into a client.
//!
//! All are copied as they are but `mod.rs`: each client has its own, which lists
//! the files that it needs.

/// Path below `src/runtime/` and text of each file, sorted by path.
pub const FILES: &[(&str, &str)] = &[
    ("api.rs", include_str!("runtime/api.rs")),
    ("arguments.rs", include_str!("runtime/arguments.rs")),
    ("auth.rs", include_str!("runtime/auth.rs")),
    ("base64.rs", include_str!("runtime/base64.rs")),
    ("body.rs", include_str!("runtime/body.rs")),
    ("builder.rs", include_str!("runtime/builder.rs")),
    ("call.rs", include_str!("runtime/call.rs")),
    ("call_error.rs", include_str!("runtime/call_error.rs")),
    ("chunks.rs", include_str!("runtime/chunks.rs")),
    ("client.rs", include_str!("runtime/client.rs")),
    (
        "codec/container.rs",
        include_str!("runtime/codec/container.rs"),
    ),
    ("codec/decode.rs", include_str!("runtime/codec/decode.rs")),
    ("codec/encode.rs", include_str!("runtime/codec/encode.rs")),
    (
        "codec/enumeration.rs",
        include_str!("runtime/codec/enumeration.rs"),
    ),
    ("codec/error.rs", include_str!("runtime/codec/error.rs")),
    ("codec/json.rs", include_str!("runtime/codec/json.rs")),
    ("codec/list.rs", include_str!("runtime/codec/list.rs")),
    ("codec/lookup.rs", include_str!("runtime/codec/lookup.rs")),
    ("codec/map.rs", include_str!("runtime/codec/map.rs")),
    ("codec/mixed.rs", include_str!("runtime/codec/mixed.rs")),
    ("codec/mod.rs", include_str!("runtime/codec/mod.rs")),
    (
        "codec/nullable.rs",
        include_str!("runtime/codec/nullable.rs"),
    ),
    ("codec/numbers.rs", include_str!("runtime/codec/numbers.rs")),
    (
        "codec/optional.rs",
        include_str!("runtime/codec/optional.rs"),
    ),
    ("codec/record.rs", include_str!("runtime/codec/record.rs")),
    ("codec/scalar.rs", include_str!("runtime/codec/scalar.rs")),
    ("codec/trace.rs", include_str!("runtime/codec/trace.rs")),
    ("codec/union.rs", include_str!("runtime/codec/union.rs")),
    ("codec/visitor.rs", include_str!("runtime/codec/visitor.rs")),
    ("content.rs", include_str!("runtime/content.rs")),
    ("date_chrono.rs", include_str!("runtime/date_chrono.rs")),
    ("date_jiff.rs", include_str!("runtime/date_jiff.rs")),
    ("date_time.rs", include_str!("runtime/date_time.rs")),
    ("draft.rs", include_str!("runtime/draft.rs")),
    ("error.rs", include_str!("runtime/error.rs")),
    ("event.rs", include_str!("runtime/event.rs")),
    ("event_lines.rs", include_str!("runtime/event_lines.rs")),
    ("execute.rs", include_str!("runtime/execute.rs")),
    ("frames.rs", include_str!("runtime/frames.rs")),
    ("header.rs", include_str!("runtime/header.rs")),
    ("ip.rs", include_str!("runtime/ip.rs")),
    ("live.rs", include_str!("runtime/live.rs")),
    ("mod.rs", include_str!("runtime/mod.rs")),
    ("operation.rs", include_str!("runtime/operation.rs")),
    ("outgoing.rs", include_str!("runtime/outgoing.rs")),
    ("pages/course.rs", include_str!("runtime/pages/course.rs")),
    ("pages/guard.rs", include_str!("runtime/pages/guard.rs")),
    ("pages/link.rs", include_str!("runtime/pages/link.rs")),
    ("pages/mod.rs", include_str!("runtime/pages/mod.rs")),
    ("pages/paging.rs", include_str!("runtime/pages/paging.rs")),
    ("pages/request.rs", include_str!("runtime/pages/request.rs")),
    ("pages/turn.rs", include_str!("runtime/pages/turn.rs")),
    ("redirect.rs", include_str!("runtime/redirect.rs")),
    ("reference.rs", include_str!("runtime/reference.rs")),
    ("response.rs", include_str!("runtime/response.rs")),
    ("retry.rs", include_str!("runtime/retry.rs")),
    ("save.rs", include_str!("runtime/save.rs")),
    ("security.rs", include_str!("runtime/security.rs")),
    ("shape.rs", include_str!("runtime/shape.rs")),
    ("span.rs", include_str!("runtime/span.rs")),
    ("stream.rs", include_str!("runtime/stream.rs")),
    ("style.rs", include_str!("runtime/style.rs")),
    ("transport.rs", include_str!("runtime/transport.rs")),
    (
        "transport_reqwest.rs",
        include_str!("runtime/transport_reqwest.rs"),
    ),
    ("tuple.rs", include_str!("runtime/tuple.rs")),
    ("upload.rs", include_str!("runtime/upload.rs")),
    ("upload_file.rs", include_str!("runtime/upload_file.rs")),
    ("uuid.rs", include_str!("runtime/uuid.rs")),
    ("wait.rs", include_str!("runtime/wait.rs")),
];

/// What the smoke tests of a client have in common.
pub const SMOKE: &str = include_str!("../smoke/support.rs");

/// This package's `Cargo.toml`: a client has the same features and dependencies,
/// but for those of files that it does not need.
pub const MANIFEST: &str = include_str!("../Cargo.toml");
