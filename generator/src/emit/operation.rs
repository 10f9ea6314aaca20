//! From [`plan::Operation`] to the method that makes a call, the marker that
//! says what the call does, and the methods of the call.

use super::answers::{emit_answer_type, emit_arms, emit_response_name, emit_stream};
use super::docs::emit_docs;
use super::paging::emit_paging;
use super::polling::emit_polling;
use super::ty::emit_type_outside;
use crate::model::{Location, Style};
use crate::plan::{Body, Encoding, Operation, Parameter, Presence, Type};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

/// The method that makes the call. `client` is where the method finds it.
pub(super) fn emit_method(operation: &Operation, client: &TokenStream) -> TokenStream {
    let (method, marker) = (&operation.method, &operation.marker);
    let docs = emit_docs(&operation.docs);
    let deprecated = operation.deprecated.then(|| quote!(#[deprecated]));
    let parameters = operation
        .arguments()
        .map(|parameter| emit_argument(&parameter.name, &parameter.ty));
    let body = operation
        .body_argument()
        .map(|body| emit_argument(&body.name, &body.ty));
    let arguments: Vec<_> = parameters.chain(body).collect();
    let many = (arguments.len() > 6).then(|| quote!(#[allow(clippy::too_many_arguments)]));
    let conversions = operation
        .arguments()
        .map(|parameter| emit_conversion(&parameter.name, &parameter.ty));
    let body_conversion = operation
        .body_argument()
        .map(|body| emit_conversion(&body.name, &body.ty));
    let set = operation
        .parameters
        .iter()
        .enumerate()
        .filter(|(_, parameter)| parameter.is_argument());
    let set = set.map(|(index, parameter)| {
        let (index, name) = (Literal::usize_unsuffixed(index), &parameter.name);
        quote!(.set_argument(#index, &#name))
    });
    let set_body = operation.body.as_ref().and_then(emit_initial_body);
    quote! {
        #docs
        #deprecated
        #many
        pub fn #method(&self, #(#arguments),*) -> Call<#marker> {
            #(#conversions)*
            #body_conversion
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
    let read_output = emit_arms(&operation.output);
    let read_error = emit_arms(&operation.error);
    let (of_output, of_error) = (
        emit_response_name(&operation.output),
        emit_response_name(&operation.error),
    );
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

            fn output(#of_output: &http::Response<Bytes>) -> Option<Result<Self::Output, BodyError>> {
                #read_output
            }

            fn error(#of_error: &http::Response<Bytes>) -> Option<Result<Self::Error, BodyError>> {
                #read_error
            }
        }
        #stream
        #paging
        #polling
        #setters
    }
}

fn emit_argument(name: &crate::plan::Ident, ty: &Type) -> TokenStream {
    let ty = emit_argument_type(ty);
    quote!(#name: #ty)
}

/// Text and bytes are taken in whatever form they come.
fn emit_argument_type(ty: &Type) -> TokenStream {
    match ty {
        Type::Path("String") => quote!(impl Into<String>),
        Type::Path("crate::Upload") => quote!(impl Into<crate::Upload>),
        other => emit_type_outside(other),
    }
}

fn emit_conversion(name: &crate::plan::Ident, ty: &Type) -> Option<TokenStream> {
    let converted = [Type::STRING, Type::UPLOAD].contains(ty);
    converted.then(|| {
        let ty = emit_type_outside(ty);
        quote!(let #name: #ty = #name.into();)
    })
}

/// The body that a call begins with.
fn emit_initial_body(body: &Body) -> Option<TokenStream> {
    let ty = emit_type_outside(&body.ty);
    let name = &body.name;
    let value = match body.presence {
        Presence::Argument => emit_body(body, &quote!(#name)),
        Presence::Default => emit_body(body, &quote!(#ty::default())),
        Presence::Optional => return None,
    };
    Some(quote!(.set_body(#value)))
}

fn emit_body(body: &Body, value: &TokenStream) -> TokenStream {
    let media_type = &body.media_type;
    match body.encoding {
        Encoding::Json => quote!(Body::json(#media_type, &#value)),
        Encoding::Form => quote!(Body::form(#media_type, &#value)),
        Encoding::Text => quote!(Body::text(#media_type, #value)),
        Encoding::Bytes => quote!(Body::bytes(#media_type, #value)),
    }
}

/// A method of the call for each value that is not an argument.
fn emit_setters(operation: &Operation) -> Option<TokenStream> {
    let marker = &operation.marker;
    let parameters = operation.parameters.iter().enumerate();
    let parameters = parameters
        .filter(|(_, parameter)| !parameter.is_argument())
        .map(emit_setter);
    let body = operation
        .body
        .as_ref()
        .filter(|body| body.presence != Presence::Argument)
        .map(emit_body_setter);
    let setters: Vec<_> = parameters.chain(body).collect();
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
    let conversion = emit_conversion(name, &parameter.ty);
    let index = Literal::usize_unsuffixed(index);
    quote! {
        #docs
        #deprecated
        pub fn #name(self, #argument) -> Self {
            #conversion
            self.set_argument(#index, &#name)
        }
    }
}

fn emit_body_setter(body: &Body) -> TokenStream {
    let (name, docs) = (&body.name, emit_docs(&body.docs));
    let argument = emit_argument(name, &body.ty);
    let conversion = emit_conversion(name, &body.ty);
    let value = emit_body(body, &quote!(#name));
    quote! {
        #docs
        pub fn #name(self, #argument) -> Self {
            #conversion
            self.set_body(#value)
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
        operation
            .server
            .as_ref()
            .map(|url| quote!(server: Some(#url))),
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
    let style = (parameter.style != default).then(|| {
        if parameter.style == Style::Json {
            return quote!(.json());
        }
        let style = format_ident!("{}", format!("{:?}", parameter.style));
        quote!(.style(Style::#style))
    });
    let explode = parameter.explode;
    let explode = (parameter.style != Style::Json && explode != (parameter.style == Style::Form))
        .then(|| quote!(.explode(#explode)));
    let reserved = parameter.allow_reserved.then(|| quote!(.allow_reserved()));
    let required =
        (parameter.required && parameter.location != Location::Path).then(|| quote!(.required()));
    let lifted = parameter.lifted.map(|index| {
        let index = Literal::usize_unsuffixed(index);
        quote!(.lifted(#index))
    });
    quote!(Parameter::#constructor(#key) #style #explode #reserved #required #lifted)
}
