//! From [`plan::Operation`] to the method that makes a call, the marker that
//! says what the call does, and the methods of the call.

use super::answers::{emit_answer_type, emit_reader, emit_stream};
use super::argument::{emit_argument, emit_conversion, emit_set};
use super::body::{emit_body_setter, emit_initial_body};
use super::docs::emit_docs;
use super::paging::emit_paging;
use super::polling::emit_polling;
use crate::model::{Location, Style};
use crate::plan::{Body, Ident, Operation, Parameter, Presence};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

/// The methods that make the call, one for each body that is an argument.
/// `client` is where they find it.
pub(super) fn emit_methods(operation: &Operation, client: &TokenStream) -> TokenStream {
    let docs = emit_docs(&operation.docs);
    let main = emit_method(
        operation,
        &operation.method,
        &docs,
        operation.body.as_ref(),
        client,
    );
    let others = operation.other_bodies.iter().filter_map(|other| {
        let about = format!(
            "[`{}`](Self::{}), with its body in `{}`.",
            operation.method,
            operation.method.text(),
            other.body.media_type
        );
        let docs = emit_docs(&about);
        Some(emit_method(
            operation,
            other.method.as_ref()?,
            &docs,
            Some(&other.body),
            client,
        ))
    });
    quote!(#main #(#others)*)
}

fn emit_method(
    operation: &Operation,
    method: &Ident,
    docs: &TokenStream,
    body: Option<&Body>,
    client: &TokenStream,
) -> TokenStream {
    let marker = &operation.marker;
    let deprecated = operation.deprecated.then(|| quote!(#[deprecated]));
    let argument = body.filter(|body| body.presence == Presence::Argument);
    let arguments = operation
        .arguments()
        .map(|parameter| (&parameter.name, &parameter.ty))
        .chain(argument.map(|body| (&body.name, &body.ty)));
    let arguments: Vec<_> = arguments.collect();
    let many = (arguments.len() > 6).then(|| quote!(#[allow(clippy::too_many_arguments)]));
    let conversion = argument.and_then(|body| emit_conversion(&body.name, &body.ty));
    let set = operation
        .parameters
        .iter()
        .enumerate()
        .filter(|(_, parameter)| parameter.is_argument());
    let set = set.map(|(index, parameter)| emit_set(index, &parameter.name, &parameter.ty));
    let set_body = body.and_then(emit_initial_body);
    let arguments = arguments.iter().map(|(name, ty)| emit_argument(name, ty));
    quote! {
        #docs
        #deprecated
        #many
        pub fn #method(&self, #(#arguments),*) -> Call<#marker> {
            #conversion
            Call::new(#client) #(#set)* #set_body
        }
    }
}

/// The marker and what it says.
pub(super) fn emit_marker(operation: &Operation, path: &str) -> TokenStream {
    let marker = &operation.marker;
    let docs = emit_docs(&format!("The operation of [`{path}`]."));
    let output = emit_answer_type(&operation.output);
    let error = emit_answer_type(&operation.error);
    let endpoint = emit_endpoint(operation);
    let read_output = emit_reader(&operation.output, "output", "Output");
    let read_error = emit_reader(&operation.error, "error", "Error");
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
    let setters = emit_setters(operation);
    quote! {
        #docs
        #[derive(Clone, Copy, Debug)]
        pub struct #marker;

        impl Operation for #marker {
            type Output = #output;
            type Error = #error;

            const ENDPOINT: &'static Endpoint = &#endpoint;

            #read_output
            #read_error
        }
        #stream
        #paging
        #polling
        #setters
    }
}

/// A method of the call for each value that is not an argument.
fn emit_setters(operation: &Operation) -> Option<TokenStream> {
    let marker = &operation.marker;
    let parameters = operation.parameters.iter().enumerate();
    let parameters = parameters
        .filter(|(_, parameter)| !parameter.is_argument() && !parameter.made)
        .map(emit_setter);
    let bodies = operation
        .bodies()
        .filter(|body| body.presence != Presence::Argument)
        .map(emit_body_setter);
    let setters: Vec<_> = parameters.chain(bodies).collect();
    (!setters.is_empty()).then(|| {
        quote! {
            impl Call<#marker> {
                #(#setters)*
            }
        }
    })
}

fn emit_setter((index, parameter): (usize, &Parameter)) -> TokenStream {
    let (name, docs) = (&parameter.name, emit_docs(&parameter.docs));
    let deprecated = parameter.deprecated.then(|| quote!(#[deprecated]));
    let argument = emit_argument(name, &parameter.ty);
    let set = emit_set(index, name, &parameter.ty);
    quote! {
        #docs
        #deprecated
        pub fn #name(self, #argument) -> Self {
            self #set
        }
    }
}

/// The constant, with what differs from the runtime's `Endpoint::DEFAULT`.
fn emit_endpoint(operation: &Operation) -> TokenStream {
    let (id, path, accept) = (&operation.id, &operation.path, &operation.accept);
    let (method, tags) = (&operation.http_method, &operation.tags);
    let parameters = operation.parameters.iter().map(emit_parameter);
    let security = operation.security.iter().map(|set| {
        let needs = set.iter().map(|(scheme, scopes)| {
            let scheme = Literal::usize_unsuffixed(*scheme);
            quote!((#scheme, #scopes))
        });
        quote!(&[#(#needs),*])
    });
    let optional = [
        (!tags.is_empty()).then(|| quote!(tags: &[#(#tags),*])),
        (!operation.parameters.is_empty()).then(|| quote!(parameters: &[#(#parameters),*])),
        (!operation.security.is_empty()).then(|| quote!(security: &[#(#security),*])),
        (!accept.is_empty()).then(|| quote!(accept: #accept)),
        operation.server.as_ref().map(|(index, url)| {
            let index = Literal::usize_unsuffixed(*index);
            quote!(server: Some((#index, #url)))
        }),
    ];
    let rest = optional
        .iter()
        .any(Option::is_none)
        .then(|| quote!(..Endpoint::DEFAULT));
    let fields = optional.iter().flatten();
    quote!(Endpoint { id: #id, method: #method, path: #path, #(#fields,)* #rest })
}

/// A parameter, with what differs from the defaults of its place (OpenAPI 3.1,
/// section 4.8.12.2).
fn emit_parameter(parameter: &Parameter) -> TokenStream {
    let key = &parameter.key;
    let (constructor, default) = match parameter.location {
        Location::Path => (quote!(path), Style::Simple),
        Location::Query => (quote!(query), Style::Form),
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
    quote!(Parameter::#constructor(#key) #written #empty #required #lifted #made)
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
