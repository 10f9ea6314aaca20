//! From [`plan::Body`](crate::plan::Body) to what makes it.

use super::argument::emit_conversion;
use super::operation::{emit_setting, emit_written};
use super::ty::emit_type_outside;
use super::xml::emit_root;
use crate::model::{EncodingStyle, Style};
use crate::plan::{Body, Encoding, Part, Presence, StyledProperty};
use proc_macro2::TokenStream;
use quote::quote;

/// The body that a call begins with.
pub(super) fn emit_initial_body(body: &Body) -> Option<TokenStream> {
    let ty = emit_type_outside(&body.ty);
    let name = &body.name;
    let value = match body.presence {
        Presence::Argument => emit_body(body, &quote!(#name)),
        Presence::Default => emit_body(body, &quote!(#ty::default())),
        Presence::Optional => return None,
    };
    Some(quote!(.set_body(#value)))
}

/// The method of the call that sets it.
pub(super) fn emit_body_setter(body: &Body) -> String {
    let (name, ty) = (&body.name, &body.ty);
    let value = emit_body(body, &quote!(#name));
    let set = quote!(self.set_body(#value));
    emit_setting(name, &body.docs, "", ty, emit_conversion(name, ty), set)
}

fn emit_body(body: &Body, value: &TokenStream) -> TokenStream {
    emit_content(&body.media_type, &body.encoding, value)
}

/// The body that holds a value.
pub(super) fn emit_content(
    media_type: &str,
    encoding: &Encoding,
    value: &TokenStream,
) -> TokenStream {
    match encoding {
        Encoding::Json => quote!(Body::json(#media_type, &#value)),
        Encoding::Form(styled) => {
            let styled = styled.iter().map(emit_styled);
            quote!(Body::form(#media_type, &[#(#styled),*], &#value))
        }
        Encoding::Multipart(parts) => {
            let parts = parts.iter().map(emit_part);
            quote!(Body::multipart(#media_type, &[#(#parts),*], &#value))
        }
        Encoding::Parts => quote!(Body::parts(#media_type, #value)),
        Encoding::Xml(root) => {
            let root = emit_root(root);
            quote!(Body::xml(#media_type, #root, &#value))
        }
        Encoding::Plain => quote!(Body::plain(#media_type, &#value)),
        Encoding::Text => quote!(Body::text(#media_type, #value)),
        Encoding::Bytes => quote!(Body::bytes(#media_type, #value)),
        Encoding::Lines => quote!(Body::lines(#media_type, #value)),
        Encoding::Sequence => quote!(Body::sequence(#media_type, #value)),
    }
}

fn emit_part(part: &Part) -> TokenStream {
    let key = &part.key;
    let made = match &part.media_type {
        Some(media_type) => quote!(Part::new(#key, #media_type)),
        None => quote!(Part::named(#key)),
    };
    let styled = part.style.map(|style| {
        let parameter = emit_style(key, style);
        quote!(.styled(#parameter))
    });
    let headers = part.headers.iter().map(|header| {
        let (key, name) = (&header.key, &header.name);
        let style = if header.is_json {
            Style::Json
        } else {
            Style::Simple
        };
        let written = emit_written(style, Style::Simple, header.explode, false);
        let required = header.required.then(|| quote!(.required()));
        quote!((#key, Parameter::header(#name) #written #required))
    });
    let headers = (!part.headers.is_empty()).then(|| quote!(.headers(&[#(#headers),*])));
    quote!(#made #styled #headers)
}

/// A property of a form, like a parameter of the query. What reads
/// `deepObject` in forms (PHP, Rack, `qs`) knows the elements of a list by their
/// indexes.
fn emit_styled(property: &StyledProperty) -> TokenStream {
    emit_style(&property.key, property.style)
}

fn emit_style(key: &str, style: EncodingStyle) -> TokenStream {
    let written = emit_written(
        style.style,
        Style::Form,
        style.explode,
        style.allow_reserved,
    );
    let indexed = (style.style == Style::DeepObject).then(|| quote!(.indexed()));
    quote!(Parameter::query(#key) #written #indexed)
}
