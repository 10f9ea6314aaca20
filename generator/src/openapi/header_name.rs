//! The names of headers: RFC 9110, section 5.1.

use http::HeaderName;

use super::At;
use super::reader::Reader;
use crate::diag::{Code, Diagnostic};

/// The name of a header, without the spaces around it. `None`, and a diagnostic
/// with what that means for the client, if no header can have that name.
pub(super) fn parse_header_name(
    name: &str,
    at: &At,
    effect: &str,
    reader: &mut Reader,
) -> Option<String> {
    let trimmed = name.trim();
    if HeaderName::try_from(trimmed).is_err() {
        let message = format!("{name:?} is not the name of a header: {effect}");
        let help = "a name is made of letters, digits and any of !#$%&'*+-.^_`|~";
        reader.push(
            Diagnostic::loss(Code::InvalidValue, message)
                .at(at)
                .help(help),
        );
        return None;
    }
    if trimmed != name {
        let message = format!("{name:?} is read without the spaces around it");
        reader.push(Diagnostic::note(Code::InvalidValue, message).at(at));
    }
    Some(trimmed.to_owned())
}
