//! The version of OpenAPI that a description is written in.

use serde_json::Value;

use super::At;
use crate::diag::{Code, Diagnostic, Report};

/// A version that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// 2.0, which is Swagger
    V2_0,
    /// 3.0.x
    V3_0,
    /// 3.1.x
    V3_1,
    /// 3.2.x
    V3_2,
}

const SUPPORTED: &str = "OpenAPI 2.0 (Swagger), 3.0, 3.1 and 3.2 are supported";

impl Version {
    /// The version without its patch: `3.1`.
    pub fn name(self) -> &'static str {
        match self {
            Version::V2_0 => "2.0",
            Version::V3_0 => "3.0",
            Version::V3_1 => "3.1",
            Version::V3_2 => "3.2",
        }
    }

    /// The version that a description says it is written in; `None`, and a
    /// diagnostic, if it is none that can be read.
    pub(super) fn detect(root: &Value, at: &At, report: &mut Report) -> Option<Version> {
        let Some(object) = root.as_object() else {
            report.push(
                Diagnostic::error(Code::NotOpenapi, "the file is no OpenAPI description")
                    .at(at)
                    .help("a description is an object with `openapi`, `info` and `paths`"),
            );
            return None;
        };
        if let Some(version) = object.get("swagger") {
            return Version::detect_swagger(version, &at.child("swagger"), report);
        }
        let Some(version) = object.get("openapi") else {
            report.push(
                Diagnostic::error(Code::NotOpenapi, "the file has no `openapi`")
                    .at(at)
                    .help("a description begins with the version, such as `openapi: 3.1.0`"),
            );
            return None;
        };
        let text = plain(version);
        let found = match text.trim() {
            text if is_version(text, "3.0") => Version::V3_0,
            text if is_version(text, "3.1") => Version::V3_1,
            text if is_version(text, "3.2") => Version::V3_2,
            text if text.starts_with("3.") => {
                let message = format!("OpenAPI {text} is not known: it is read as 3.2");
                report.push(
                    Diagnostic::loss(Code::UnsupportedVersion, message)
                        .at(&at.child("openapi"))
                        .help(SUPPORTED),
                );
                Version::V3_2
            }
            _ => {
                let message = format!("OpenAPI {text} is not supported");
                report.push(
                    Diagnostic::error(Code::UnsupportedVersion, message)
                        .at(&at.child("openapi"))
                        .help(SUPPORTED),
                );
                return None;
            }
        };
        if !version.is_string() || text.split('.').count() < 3 {
            let message =
                format!("`openapi` should be a string of three numbers, but is {version}");
            report.push(
                Diagnostic::note(Code::InvalidValue, message)
                    .at(&at.child("openapi"))
                    .help(format!("write `openapi: \"{text}.0\"`")),
            );
        }
        Some(found)
    }

    /// The version of a description that begins with `swagger`.
    fn detect_swagger(version: &Value, at: &At, report: &mut Report) -> Option<Version> {
        let text = plain(version);
        if !matches!(text.trim(), "2.0" | "2") {
            let message = format!("OpenAPI (Swagger) {text} is not supported");
            report.push(
                Diagnostic::error(Code::UnsupportedVersion, message)
                    .at(at)
                    .help(SUPPORTED),
            );
            return None;
        }
        if version != "2.0" {
            let message = format!("`swagger` should be the string `2.0`, but is {version}");
            report.push(
                Diagnostic::note(Code::InvalidValue, message)
                    .at(at)
                    .help("write `swagger: \"2.0\"`"),
            );
        }
        Some(Version::V2_0)
    }
}

/// A version as it would be printed, whether it is in quotes or not.
fn plain(version: &Value) -> String {
    match version {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Whether a version is a given one or a patch of it: `3.1`, `3.1.0-rc1`.
fn is_version(text: &str, version: &str) -> bool {
    text.strip_prefix(version)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '-']))
}
