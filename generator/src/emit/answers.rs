//! From [`plan::Answers`](crate::plan::Answers) to the types of answers, and to
//! how they are read.

use super::docs::{emit_doc_comment, emit_docs};
use super::inline::{expression, fits, inline};
use super::ty::emit_type_outside;
use super::xml::emit_root;
use crate::model::Framing;
use crate::plan::{
    AnswerEnum, AnswerType, AnswerVariant, Answers, Arm, Decoding, ItemReading, Operation, Reading,
    Stream, Type,
};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// An enum of answers.
fn emit_answer_enum(answers: &AnswerEnum) -> TokenStream {
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

fn emit_answer_type(answers: &Answers) -> TokenStream {
    match &answers.ty {
        AnswerType::Never => quote!(std::convert::Infallible),
        AnswerType::One(ty) => emit_type_outside(ty),
        AnswerType::Many(answers) => {
            let name = &answers.name;
            quote!(#name)
        }
    }
}

/// What answers of one kind are, and how each status is read: what the runtime's
/// `operation!` takes. Nothing where there are no such errors.
pub(super) fn emit_answers(answers: &Answers, kind: &str) -> Option<String> {
    if answers.arms.is_empty() && kind == "error" {
        return None;
    }
    if let AnswerType::Many(answer_enum) = &answers.ty
        && let Some(variants) = plain_variants(answers, answer_enum)
    {
        return Some(emit_plain_enum(kind, answer_enum, &variants));
    }
    let ty = inline(emit_answer_type(answers));
    if let Some(codes) = plain_codes(answers) {
        return Some(match (kind, &*codes) {
            ("output", "200..=299") => format!("{kind} {ty};"),
            _ => format!("{kind} {codes} => {ty};"),
        });
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
    let line = format!("{kind} {ty}, |response| {{ {} }}", arms.join(" "));
    Some(match fits(&line, 4) && !line.contains('\n') {
        true => line,
        false => {
            let arms = arms.join("\n        ");
            format!("{kind} {ty}, |response| {{\n        {arms}\n    }}")
        }
    })
}

/// The codes, where all of them are read as the macro does it by itself.
fn plain_codes(answers: &Answers) -> Option<String> {
    let [arm] = answers.arms.as_slice() else {
        return None;
    };
    let is_plain = plain(arm)?.decoding == usual(&answers.ty)?;
    is_plain.then(|| inline(emit_codes(arm)))
}

/// How the macro reads a type.
fn usual(ty: &AnswerType) -> Option<Decoding> {
    match ty {
        AnswerType::One(ty) if *ty == Type::UNIT => Some(Decoding::Empty),
        AnswerType::One(_) => Some(Decoding::Json),
        AnswerType::Never | AnswerType::Many(_) => None,
    }
}

/// The only way of reading an arm, where nothing has to be known but the type.
fn plain(arm: &Arm) -> Option<&Reading> {
    match arm.readings.as_slice() {
        [reading] if matches!(reading.decoding, Decoding::Json | Decoding::Empty) => Some(reading),
        _ => None,
    }
}

/// The arm of each variant, where each has one that is read as the macro does it.
fn plain_variants<'a>(
    answers: &'a Answers,
    answer_enum: &'a AnswerEnum,
) -> Option<Vec<(&'a AnswerVariant, &'a Arm)>> {
    if answers.arms.len() != answer_enum.variants.len() {
        return None;
    }
    let variants = answer_enum.variants.iter().zip(&answers.arms);
    let variants = variants.map(|(variant, arm)| {
        let reading = plain(arm)?;
        let is_of_it = reading.variant.as_ref() == Some(&variant.name);
        let is_usual = (reading.decoding == Decoding::Empty) == (variant.ty == Type::UNIT);
        (is_of_it && is_usual).then_some((variant, arm))
    });
    variants.collect()
}

/// An enum that the macro makes.
fn emit_plain_enum(
    kind: &str,
    answer_enum: &AnswerEnum,
    variants: &[(&AnswerVariant, &Arm)],
) -> String {
    let mut text = format!("{kind} enum {} {{\n", answer_enum.name);
    for (variant, arm) in variants {
        let (name, codes) = (&variant.name, inline(emit_codes(arm)));
        let ty = (variant.ty != Type::UNIT).then(|| inline(emit_type_outside(&variant.ty)));
        let ty = ty.map_or_else(String::new, |ty| format!("({ty})"));
        text.push_str(&emit_doc_comment(&variant.docs, 8));
        text.push_str(&format!("        {codes} => {name}{ty},\n"));
    }
    text.push_str("    }");
    text
}

/// The enum of answers, where the macro does not make it.
pub(super) fn emit_separate_enum(answers: &Answers) -> Option<TokenStream> {
    match &answers.ty {
        AnswerType::Many(answer_enum) if plain_variants(answers, answer_enum).is_none() => {
            Some(emit_answer_enum(answer_enum))
        }
        _ => None,
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

            #[inline]
            fn item(frame: &crate::runtime::frames::Frame) -> Option<Result<Self::Item, BodyError>> {
                crate::runtime::#read
            }
        }
    }
}
