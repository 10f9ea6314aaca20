//! Headers of answers: one constant for all operations that mean the same.

use super::Lowering;
use super::docs::{code, markdown, one_line};
use super::place::Use;
use crate::model::{self, Shape, TypeRef};
use crate::plan::naming::{Case, Ident};
use crate::plan::{Header, Type};

/// A header that has its constant, and what that stands for.
pub(super) struct Known {
    header: Header,
    value: TypeRef,
    required: bool,
}

impl Lowering<'_> {
    /// What the headers of an operation's answers are, each in a line.
    pub(super) fn lower_headers(&mut self, operation: &model::Operation) -> Option<String> {
        let (mut lines, mut seen) = (Vec::new(), Vec::new());
        let responses = operation.responses.iter();
        for header in responses.flat_map(|response| &response.headers) {
            let name = self.lower_header_of(header);
            let words = header
                .description
                .as_deref()
                .map(one_line)
                .unwrap_or_default();
            let link = format!("[{}](crate::headers::{name})", code(&header.name));
            if seen.contains(&name) {
                continue;
            }
            seen.push(name);
            lines.push(match &*words {
                "" => link,
                words => format!("{link} {}", words.trim_end_matches('.')),
            });
        }
        (!lines.is_empty()).then(|| format!("Headers: {}.", lines.join("; ")))
    }

    /// All constants, once the operations have been lowered.
    pub(super) fn take_headers(&mut self) -> Vec<Header> {
        let known = std::mem::take(&mut self.headers);
        let mut headers: Vec<_> = known
            .into_iter()
            .map(|known| match known.required {
                true => known.header,
                false => Header {
                    ty: known.header.ty.optional(),
                    ..known.header
                },
            })
            .collect();
        headers.sort_by(|a, b| a.name.cmp(&b.name));
        headers
    }

    fn lower_header_of(&mut self, header: &model::Header) -> Ident {
        let api = self.api;
        let known = self.headers.iter_mut().find(|known| {
            known.header.key.eq_ignore_ascii_case(&header.name)
                && (known.header.is_json, known.header.explode) == (header.is_json, header.explode)
                && api.schemas.are_alike(known.value, header.value)
        });
        if let Some(known) = known {
            known.required &= header.required;
            return known.header.name.clone();
        }
        let name = self.header_names.claim(&header.name, Case::Constant);
        let words = header.description.as_deref().map(markdown);
        let place = Use::root(&format!("{} header", header.name));
        let header = Known {
            value: header.value,
            required: header.required,
            header: Header {
                name: name.clone(),
                key: header.name.clone(),
                ty: self.header_type(header, &place),
                is_json: header.is_json,
                explode: header.explode,
                docs: words.unwrap_or_else(|| format!("The header {}.", code(&header.name))),
            },
        };
        self.headers.push(header);
        name
    }

    /// A value of which nothing is said is a text.
    pub(super) fn header_type(&mut self, header: &model::Header, place: &Use) -> Type {
        let shape = &self.schema(header.value.schema).shape;
        if !header.is_json && matches!(shape, Shape::Any) {
            return Type::STRING;
        }
        self.ty(header.value, place)
    }
}
