//! Scalars by their format (OpenAPI Format Registry). Bounds never narrow a
//! type: a server may exceed its own.

use crate::config::Dates;

/// The Rust type of an integer.
pub(super) fn integer(format: Option<&str>) -> &'static str {
    match format {
        Some("int8") => "i8",
        Some("int16") => "i16",
        Some("int32") => "i32",
        Some("uint8") => "u8",
        Some("uint16") => "u16",
        Some("uint32") => "u32",
        Some("uint64") => "u64",
        _ => "i64",
    }
}

/// The Rust type of a number: one that has the format of an integer is one.
///
/// `float` and `decimal` are `f64` as well, which holds all that JSON numbers
/// commonly hold (RFC 8259, section 6): `f32` would turn 0.1 into
/// 0.10000000149011612 on the way back.
pub(super) fn number(format: Option<&str>) -> &'static str {
    match format {
        Some("int8" | "int16" | "int32" | "int64" | "uint8" | "uint16" | "uint32" | "uint64") => {
            integer(format)
        }
        _ => "f64",
    }
}

/// The Rust type of a string.
///
/// `time`, `duration` and `decimal` stay text: there are several notations of
/// them, and text comes back as it was. So do `uri`, `email` and the like,
/// which say nothing about how a value is used.
pub(super) fn string(format: Option<&str>, dates: Dates) -> &'static str {
    match (format, dates) {
        (Some("uuid"), _) => "uuid::Uuid",
        (Some("date-time"), Dates::Jiff) => "jiff::Timestamp",
        (Some("date-time"), Dates::Chrono) => "chrono::DateTime<chrono::Utc>",
        (Some("date-time"), Dates::Time) => "time::OffsetDateTime",
        (Some("date"), Dates::Jiff) => "jiff::civil::Date",
        (Some("date"), Dates::Chrono) => "chrono::NaiveDate",
        (Some("date"), Dates::Time) => "time::Date",
        (Some("byte" | "base64"), _) => "crate::Base64",
        (Some("base64url"), _) => "crate::Base64Url",
        (Some("ipv4"), _) => "std::net::Ipv4Addr",
        (Some("ipv6"), _) => "std::net::Ipv6Addr",
        (Some("ip"), _) => "std::net::IpAddr",
        _ => "String",
    }
}
