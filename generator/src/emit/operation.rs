//! From [`plan::Operation`] to the method that makes a call, the marker that
//! says what the call does, and the methods of the call.

use super::answers::{emit_answers, emit_stream};
use super::argument::{emit_argument, emit_conversion, emit_inline, emit_set};
use super::body::{emit_body_setter, emit_initial_body};
use super::docs::emit_doc_comment;
use super::format;
use super::inline::{expression, fill, fits, inline, pack, wrap};
use super::paging::emit_paging;
use super::polling::emit_polling;
use crate::model::{Location, Style};
use crate::plan::{Body, Ident, Operation, Parameter, Presence, Type};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

/// The methods that make the call, one for each body that is an argument.
/// `client` is where they find it.
pub(super) fn emit_methods(operation: &Operation, client: &TokenStream) -> Vec<String> {
    let main = emit_method(
        operation,
        &operation.method,
        &operation.docs,
        operation.body.as_ref(),
        client,
    );
    let others = operation.other_bodies.iter().filter_map(|other| {
        let docs = format!(
            "[`{}`](Self::{}), with its body in `{}`.",
            operation.method,
            operation.method.text(),
            other.body.media_type
        );
        let method = other.method.as_ref()?;
        Some(emit_method(
            operation,
            method,
            &docs,
            Some(&other.body),
            client,
        ))
    });
    [main].into_iter().chain(others).collect()
}

fn emit_method(
    operation: &Operation,
    method: &Ident,
    docs: &str,
    body: Option<&Body>,
    client: &TokenStream,
) -> String {
    let argument = body.filter(|body| body.presence == Presence::Argument);
    let arguments = operation
        .arguments()
        .map(|parameter| (&parameter.name, &parameter.ty))
        .chain(argument.map(|body| (&body.name, &body.ty)));
    let arguments: Vec<_> = arguments.collect();
    let mut text = emit_doc_comment(docs, 4);
    let made = body.filter(|body| body.presence == Presence::Default);
    let types = arguments.iter().map(|(_, ty)| *ty);
    text.push_str(emit_inline(types.chain(made.map(|body| &body.ty))));
    let arguments: Vec<_> = arguments
        .into_iter()
        .map(|(name, ty)| inline(emit_argument(name, ty)))
        .collect();
    if operation.deprecated {
        text.push_str("    #[deprecated]\n");
    }
    if arguments.len() > 6 {
        text.push_str("    #[allow(clippy::too_many_arguments)]\n");
    }
    let conversion = argument.and_then(|body| emit_conversion(&body.name, &body.ty));
    let parameters = operation.parameters.iter().enumerate();
    let set = parameters
        .filter(|(_, parameter)| parameter.is_argument())
        .map(|(index, parameter)| emit_set(index, parameter));
    let set = set.chain(body.and_then(emit_initial_body));
    let chain = emit_chain(&quote!(Call::new(#client)), set);
    let taken: Vec<_> = ["&self".to_owned()].into_iter().chain(arguments).collect();
    let head = format!("pub fn {method}(");
    let end = format!(") -> Call<{}> {{", operation.marker);
    let line = format!("{head}{}{end} {} }}", taken.join(", "), chain.trim());
    if conversion.is_none() && fits(&line, 4) && !line.contains('\n') {
        text.push_str(&format!("    {line}\n"));
        return text;
    }
    let conversion = conversion.map(|conversion| format!("        {}\n", inline(conversion)));
    let body = conversion.unwrap_or_default() + &chain;
    text.push_str(&wrap(&pack(&head, &taken, &end, 4), &body, 4));
    text
}

/// A value, and the methods that are called on it one after the other.
fn emit_chain(value: &TokenStream, calls: impl Iterator<Item = TokenStream>) -> String {
    let calls: Vec<_> = calls.collect();
    let whole = quote!(#value #(#calls)*);
    let line = inline(whole.clone());
    if fits(&line, 8) {
        return format!("        {line}\n");
    }
    let calls: Vec<_> = calls.into_iter().map(inline).collect();
    match calls.iter().all(|call| fits(call, 12)) {
        true => format!("        {}\n{}", inline(value.clone()), fill(calls, "", 12)),
        false => format!("        {}\n", expression(whole, 8)),
    }
}

/// The marker and what it says, and the methods of its call.
pub(super) fn emit_marker(operation: &Operation, owner: &str) -> String {
    let (marker, method) = (&operation.marker, &operation.method);
    // No link of a documentation leads to a raw identifier.
    let (docs, of) = match method.text() == method.to_string() {
        true => (String::new(), format!(" of {owner}::{method}")),
        false => {
            let docs = format!("The operation of [`{owner}::{}`].", method.text());
            (emit_doc_comment(&docs, 4), String::new())
        }
    };
    let begin = match docs.is_empty() {
        true => "crate::operation! { ".to_owned(),
        false => format!("crate::operation! {{\n{docs}    "),
    };
    let parts = emit_parts(operation);
    let mut text = format!("{begin}pub type {marker}{of}:\n{parts}}}\n");
    let stream = operation
        .stream
        .as_ref()
        .map(|stream| emit_stream(operation, stream));
    let paging = operation
        .paging
        .as_ref()
        .map(|paging| emit_paging(operation, paging));
    let polling = operation
        .polling
        .as_ref()
        .map(|polling| emit_polling(operation, polling));
    for implementation in [stream, paging, polling].into_iter().flatten() {
        text.push('\n');
        text.push_str(&format::items(implementation));
    }
    text.push_str(&emit_setters(operation));
    text
}

/// A method of the call for each value that is not an argument.
fn emit_setters(operation: &Operation) -> String {
    let parameters = operation.parameters.iter().enumerate();
    let parameters = parameters
        .filter(|(_, parameter)| !parameter.is_argument() && !parameter.made)
        .map(emit_setter);
    let bodies = operation
        .bodies()
        .filter(|body| body.presence != Presence::Argument)
        .map(emit_body_setter);
    let setters: String = parameters.chain(bodies).collect();
    match setters.is_empty() {
        true => setters,
        false => format!("impl Call<{}> {{\n{setters}}}\n", operation.marker),
    }
}

fn emit_setter((index, parameter): (usize, &Parameter)) -> String {
    let (name, ty) = (&parameter.name, &parameter.ty);
    let deprecated = match parameter.deprecated {
        true => "    #[deprecated]\n",
        false => "",
    };
    let set = emit_set(index, parameter);
    emit_setting(
        name,
        &parameter.docs,
        deprecated,
        ty,
        None,
        quote!(self #set),
    )
}

/// A method of a call that sets something, in one line where that fits.
pub(super) fn emit_setting(
    name: &Ident,
    docs: &str,
    attributes: &str,
    ty: &Type,
    conversion: Option<TokenStream>,
    set: TokenStream,
) -> String {
    let docs = emit_doc_comment(docs, 4) + emit_inline([ty]);
    let argument = inline(emit_argument(name, ty));
    let head = format!("pub fn {name}(self, {argument}) -> Self {{");
    let line = format!("{head} {} }}", inline(set.clone()));
    if conversion.is_none() && fits(&line, 4) {
        return format!("{docs}{attributes}    {line}\n");
    }
    let head = pack(
        &format!("pub fn {name}("),
        &["self".to_owned(), argument],
        ") -> Self {",
        4,
    );
    let conversion = conversion.map(|conversion| format!("        {}\n", inline(conversion)));
    let set = format!("        {}\n", expression(set, 8));
    let body = conversion.unwrap_or_default() + &set;
    format!("{docs}{attributes}{}", wrap(&head, &body, 4))
}

/// The request, what differs from the runtime's `Endpoint::JSON`, and the answers.
fn emit_parts(operation: &Operation) -> String {
    let (tags, accept) = (&operation.tags, &operation.accept);
    let request = format!("{:?} {:?}", operation.http_method, operation.path);
    let parameters = operation.parameters.iter().map(emit_parameter);
    let asked = [request, format!("{:?}", operation.id)].into_iter();
    let mut asked: Vec<_> = asked
        .chain(parameters.map(inline))
        .map(|part| part + ",")
        .collect();
    if let Some(last) = asked.last_mut() {
        last.pop();
        last.push(';');
    }
    let security = operation.security.iter().map(|set| {
        let needs = set.iter().map(|(scheme, scopes)| {
            let scheme = Literal::usize_unsuffixed(*scheme);
            quote!((#scheme, #scopes))
        });
        quote!(&[#(#needs),*])
    });
    let fields = [
        (!tags.is_empty()).then(|| quote!(tags: &[#(#tags),*];)),
        (!operation.security.is_empty()).then(|| quote!(security: &[#(#security),*];)),
        (accept != "application/json").then(|| quote!(accept: #accept;)),
        operation.server.as_ref().map(|(index, url)| {
            let index = Literal::usize_unsuffixed(*index);
            quote!(server: Some((#index, #url));)
        }),
    ];
    let answers = [
        emit_answers(&operation.output, "output"),
        emit_answers(&operation.error, "error"),
    ];
    let fields = fields.into_iter().flatten().map(inline);
    let parts = asked.into_iter().chain(fields);
    fill_parts(parts.chain(answers.into_iter().flatten()))
}

/// Parts, as many a line as fit; one of several lines has them for itself.
fn fill_parts(parts: impl Iterator<Item = String>) -> String {
    let mut text = String::new();
    let mut short = Vec::new();
    for part in parts {
        if part.contains('\n') {
            text.push_str(&fill(std::mem::take(&mut short), " ", 4));
            text.push_str(&format!("    {part}\n"));
        } else {
            short.push(part);
        }
    }
    text.push_str(&fill(short, " ", 4));
    text
}

/// A parameter, with what differs from the defaults of its place (OpenAPI 3.1,
/// section 4.8.12.2).
fn emit_parameter(parameter: &Parameter) -> TokenStream {
    let key = &parameter.key;
    let (constructor, default) = match parameter.location {
        Location::Path => (quote!(path), Style::Simple),
        Location::Query | Location::QueryString => (quote!(query), Style::Form),
        Location::Header => (quote!(header), Style::Simple),
        Location::Cookie => (quote!(cookie), Style::Form),
    };
    let written = emit_written(
        parameter.style,
        default,
        parameter.explode,
        parameter.allow_reserved,
    );
    let empty = parameter.allow_empty.then(|| quote!(.allow_empty()));
    let required =
        (parameter.required && parameter.location != Location::Path).then(|| quote!(.required()));
    let lifted = parameter.lifted.map(|index| {
        let index = Literal::usize_unsuffixed(index);
        quote!(.lifted(#index))
    });
    let made = parameter.made.then(|| quote!(.made_by(idempotency::key)));
    quote!(#constructor(#key) #written #empty #required #lifted #made)
}

/// How a value is written, where that differs from the default.
pub(super) fn emit_written(
    style: Style,
    default: Style,
    explode: bool,
    allow_reserved: bool,
) -> TokenStream {
    if style == Style::Json {
        return quote!(.json());
    }
    let name = format_ident!("{}", format!("{style:?}"));
    let named = (style != default).then(|| quote!(.style(Style::#name)));
    let explode = (explode != (style == Style::Form)).then(|| quote!(.explode(#explode)));
    let reserved = allow_reserved.then(|| quote!(.allow_reserved()));
    quote!(#named #explode #reserved)
}
