//! The `style` of parameters, headers and parts of forms: OpenAPI 3.1, section
//! 4.8.12.3.

use super::Parse;
use super::reader::{Part, Reader};
use crate::diag::{Code, Diagnostic};

/// How a value is written into a URL, header or cookie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// `;name=value` (path)
    Matrix,
    /// `.value` (path)
    Label,
    /// `name=value` (query, cookie)
    Form,
    /// `value` (path, header)
    Simple,
    /// `name=a%20b` (query)
    SpaceDelimited,
    /// `name=a|b` (query)
    PipeDelimited,
    /// `name[key]=value` (query)
    DeepObject,
}

impl Style {
    const ALL: [Style; 7] = [
        Style::Matrix,
        Style::Label,
        Style::Form,
        Style::Simple,
        Style::SpaceDelimited,
        Style::PipeDelimited,
        Style::DeepObject,
    ];

    /// The name as written: `deepObject`.
    pub fn name(self) -> &'static str {
        match self {
            Style::Matrix => "matrix",
            Style::Label => "label",
            Style::Form => "form",
            Style::Simple => "simple",
            Style::SpaceDelimited => "spaceDelimited",
            Style::PipeDelimited => "pipeDelimited",
            Style::DeepObject => "deepObject",
        }
    }
}

impl Parse for Style {
    const NAME: &'static str = "string";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<Style> {
        let text = String::parse(part, reader)?;
        let style = Style::ALL.into_iter().find(|style| style.name() == text);
        if style.is_none() {
            let message = format!("`{text}` is no style; the default is taken");
            let diagnostic = Diagnostic::loss(Code::UnknownValue, message).at(&part.at());
            reader.unknown_value(diagnostic, &text, &Style::ALL.map(Style::name));
        }
        style
    }
}
