//! `collectionFormat` as the `style` and `explode` of 3.x (OpenAPI 2.0,
//! "Parameter Object").

use indexmap::IndexMap;

use crate::diag::{Code, Diagnostic};
use crate::openapi::fields::Fields;
use crate::openapi::reader::{Part, Reader};
use crate::openapi::{Encoding, Extensions, ParameterLocation, Parse, Style};

/// How a list is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CollectionFormat {
    /// By commas.
    Csv,
    /// By spaces.
    Ssv,
    /// By tabs.
    Tsv,
    /// By `|`.
    Pipes,
    /// As several pairs.
    Multi,
}

impl CollectionFormat {
    const ALL: [CollectionFormat; 5] = [
        CollectionFormat::Csv,
        CollectionFormat::Ssv,
        CollectionFormat::Tsv,
        CollectionFormat::Pipes,
        CollectionFormat::Multi,
    ];

    fn name(self) -> &'static str {
        match self {
            CollectionFormat::Csv => "csv",
            CollectionFormat::Ssv => "ssv",
            CollectionFormat::Tsv => "tsv",
            CollectionFormat::Pipes => "pipes",
            CollectionFormat::Multi => "multi",
        }
    }

    /// The same where values are pairs: in the query and in forms.
    fn of_pairs(self) -> Option<(Style, bool)> {
        match self {
            CollectionFormat::Csv => Some((Style::Form, false)),
            CollectionFormat::Ssv => Some((Style::SpaceDelimited, false)),
            CollectionFormat::Tsv => None,
            CollectionFormat::Pipes => Some((Style::PipeDelimited, false)),
            CollectionFormat::Multi => Some((Style::Form, true)),
        }
    }

    /// The same where there is one value: in the path and in headers.
    fn of_value(self) -> Option<(Style, bool)> {
        match self {
            CollectionFormat::Csv => Some((Style::Simple, false)),
            CollectionFormat::Ssv
            | CollectionFormat::Tsv
            | CollectionFormat::Pipes
            | CollectionFormat::Multi => None,
        }
    }
}

impl Parse for CollectionFormat {
    const NAME: &'static str = "string";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<CollectionFormat> {
        let text = String::parse(part, reader)?;
        let all = CollectionFormat::ALL;
        let format = all.into_iter().find(|format| format.name() == text);
        if format.is_none() {
            let message = format!("`{text}` is no `collectionFormat`; it is `csv`");
            let diagnostic = Diagnostic::loss(Code::UnknownValue, message).at(&part.at());
            reader.unknown_value(diagnostic, &text, &all.map(CollectionFormat::name));
        }
        format
    }
}

/// The style of a parameter, and whether it explodes. What is no list has the
/// default of 3.x, which then means the same.
pub(super) fn parse_of_parameter(
    fields: &mut Fields<'_>,
    location: ParameterLocation,
    list: bool,
) -> (Style, bool) {
    let (style_of, default): (fn(_) -> _, _) = match location {
        ParameterLocation::Query | ParameterLocation::QueryString | ParameterLocation::Cookie => {
            (CollectionFormat::of_pairs, Style::Form)
        }
        ParameterLocation::Path | ParameterLocation::Header => {
            (CollectionFormat::of_value, Style::Simple)
        }
    };
    let format = fields.get("collectionFormat");
    if !list {
        return (default, default == Style::Form);
    }
    let format = format.unwrap_or(CollectionFormat::Csv);
    style_of(format).unwrap_or_else(|| {
        report(fields, format, location.name());
        (default, false)
    })
}

/// The encoding of a field of a form; `None` if it is no list.
pub(super) fn parse_of_field(fields: &mut Fields<'_>) -> Option<Encoding> {
    let list = fields.has("items");
    let format = fields.get("collectionFormat");
    if !list {
        return None;
    }
    let format = format.unwrap_or(CollectionFormat::Csv);
    let (style, explode) = format.of_pairs().unwrap_or_else(|| {
        report(fields, format, "form");
        (Style::Form, false)
    });
    Some(Encoding {
        at: fields.at.clone(),
        content_type: None,
        headers: IndexMap::new(),
        style: Some(style),
        explode: Some(explode),
        allow_reserved: None,
        extensions: Extensions::default(),
    })
}

/// Reports a format that 3.x, and so the client, has no style for.
pub(super) fn report_unless_csv(fields: &mut Fields<'_>) {
    let format = fields.get("collectionFormat");
    if let Some(format) = format.filter(|format| *format != CollectionFormat::Csv) {
        report(fields, format, "header");
    }
}

fn report(fields: &mut Fields<'_>, format: CollectionFormat, place: &str) {
    let message = format!(
        "a list in a {place} cannot be written as `{}`; it is written as `csv`, with commas",
        format.name()
    );
    let at = fields.at.child("collectionFormat");
    fields
        .reader
        .push(Diagnostic::loss(Code::FieldNotHonoured, message).at(&at));
}
