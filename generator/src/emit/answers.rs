//! From [`plan::Answers`](crate::plan::Answers) to the types of answers, and to
//! how they are read.

use super::docs::emit_docs;
use super::inline::{expression, fits, inline};
use super::ty::emit_type_outside;
use super::xml::emit_root;
use crate::model::Framing;
use crate::plan::{
    AnswerEnum, AnswerType, Answers, Arm, Decoding, ItemReading, Operation, Reading, Stream, Type,
};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// An enum of answers.
pub(super) fn emit_answer_enum(answers: &AnswerEnum) -> TokenStream {
    let (name, docs) = (&answers.name, emit_docs(&answers.docs));
    let variants = answers.variants.iter().map(|variant| {
        let (name, docs) = (&variant.name, emit_docs(&variant.docs));
        match variant.ty == Type::UNIT {
            true => quote!(#docs #name,),
            false => {
                let ty = emit_type_outside(&variant.ty);
                quote!(#docs #name(#ty),)
            }
        }
    });
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
        }
    }
}

pub(super) fn emit_answer_type(answers: &Answers) -> TokenStream {
    match &answers.ty {
        AnswerType::Never => quote!(std::convert::Infallible),
        AnswerType::One(ty) => emit_type_outside(ty),
        AnswerType::Many(answers) => {
            let name = &answers.name;
            quote!(#name)
        }
    }
}

/// How each status of one kind of answer is read, where there are any.
pub(super) fn emit_reader(answers: &Answers, kind: &str) -> String {
    if answers.arms.is_empty() {
        return String::new();
    }
    let arms: Vec<_> = answers
        .arms
        .iter()
        .map(|arm| {
            let codes = inline(emit_codes(arm));
            let read = expression(emit_readings(&arm.readings, answers), 8);
            format!("{codes} => {read},")
        })
        .collect();
    let line = format!("{kind} |response| {{ {} }}", arms.join(" "));
    match fits(&line, 4) && !line.contains('\n') {
        true => format!("    {line}\n"),
        false => {
            let arms = arms.join("\n        ");
            format!("    {kind} |response| {{\n        {arms}\n    }}\n")
        }
    }
}

/// The status codes of an arm, as a pattern.
fn emit_codes(arm: &Arm) -> TokenStream {
    let codes = arm.codes.iter().map(|&(first, last)| {
        let (from, to) = (
            Literal::u16_unsuffixed(first),
            Literal::u16_unsuffixed(last),
        );
        match first == last {
            true => quote!(#from),
            false => quote!(#from..=#to),
        }
    });
    quote!(#(#codes)|*)
}

/// The way of reading that belongs to the media type.
fn emit_readings(readings: &[Reading], answers: &Answers) -> TokenStream {
    let Some((first, others)) = readings.split_first() else {
        return quote!(body::empty(response));
    };
    let first_read = emit_reading(first, answers);
    if others.is_empty() {
        return first_read;
    }
    let media_types = readings.iter().flat_map(|reading| &reading.media_types);
    let mut index = first.media_types.len();
    let arms = others.iter().map(|reading| {
        let end = index + reading.media_types.len();
        let indexes = (index..end).map(Literal::usize_unsuffixed);
        index = end;
        let read = emit_reading(reading, answers);
        quote!(#(#indexes)|* => #read,)
    });
    quote! {
        match body::choose(response, &[#(#media_types),*]) {
            #(#arms)*
            _ => #first_read,
        }
    }
}

fn emit_reading(reading: &Reading, answers: &Answers) -> TokenStream {
    let read = match reading.decoding {
        Decoding::Json => quote!(body::json(response)),
        Decoding::Xml => {
            let root = reading.xml.as_ref().map(emit_root);
            quote!(crate::runtime::xml::read(response, #root))
        }
        Decoding::Empty => quote!(body::empty(response)),
        Decoding::Plain => quote!(crate::runtime::plain::read(response)),
        Decoding::Text => quote!(body::text(response)),
        Decoding::Bytes => quote!(body::bytes(response)),
        Decoding::Redirect => quote!(redirect::location(response)),
        Decoding::Items => quote!(crate::runtime::stream::all::<Self>(response)),
    };
    let (AnswerType::Many(answers), Some(variant)) = (&answers.ty, &reading.variant) else {
        return read;
    };
    let name = &answers.name;
    match reading.decoding {
        Decoding::Empty => quote!(#read.map(|()| #name::#variant)),
        _ => quote!(#read.map(#name::#variant)),
    }
}

/// How the items of a stream are read.
pub(super) fn emit_stream(operation: &Operation, stream: &Stream) -> TokenStream {
    let (marker, accept) = (&operation.marker, &stream.media_type);
    let item = emit_type_outside(&stream.item);
    let framing = match stream.framing {
        Framing::Lines => quote!(Lines),
        Framing::Sequence => quote!(Sequence),
        Framing::Events => quote!(Events),
    };
    let read = match stream.reading {
        ItemReading::Json => quote!(stream::item(frame)),
        ItemReading::Event => quote!(event::event(frame)),
        ItemReading::TextEvent => quote!(event::text_event(frame)),
        ItemReading::EventObject => quote!(event::event_object(frame)),
        ItemReading::TextEventObject => quote!(event::text_event_object(frame)),
    };
    quote! {
        impl crate::runtime::Streamed for #marker {
            type Item = #item;

            const FORM: crate::runtime::stream::Form = crate::runtime::stream::Form {
                accept: #accept,
                framing: crate::runtime::frames::Framing::#framing,
            };

            fn item(frame: &crate::runtime::frames::Frame) -> Option<Result<Self::Item, BodyError>> {
                crate::runtime::#read
            }
        }
    }
}
