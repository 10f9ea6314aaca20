//! The `Prefer` header (RFC 7240) -> which of the declared answers the client wants to see.

use crate::stub::Recorded;

/// What a request prefers: `Prefer: code=404, example=name`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Prefer {
    pub(super) code: Option<u16>,
    pub(super) example: Option<String>,
}

impl Prefer {
    /// Reads the headers of a request; what is not understood is ignored, as it must be.
    pub(super) fn of(request: &Recorded) -> Self {
        let lines = request.header_values("prefer");
        let preferences = lines.iter().flat_map(|line| line.split([',', ';']));
        let mut prefer = Self::default();
        for preference in preferences {
            let Some((name, value)) = preference.split_once('=') else {
                continue;
            };
            let value = value.trim().trim_matches('"');
            match name.trim().to_ascii_lowercase().as_str() {
                "code" if prefer.code.is_none() => prefer.code = value.parse().ok(),
                "example" if prefer.example.is_none() => prefer.example = Some(value.to_owned()),
                _ => {}
            }
        }
        prefer
    }

    /// The value of `Preference-Applied` for an answer of the preferred status.
    pub(super) fn applied(&self) -> String {
        self.code
            .map_or_else(String::new, |code| format!("code={code}"))
    }
}
