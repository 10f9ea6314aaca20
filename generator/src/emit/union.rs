//! From [`plan::Union`] to an enum of types.

use super::docs::emit_doc_comment;
use super::format::in_macro;
use super::inline::inline;
use super::ty::emit_type;
use super::xml::emit_choice;
use crate::plan::{Type, Union, UnionVariant};
use std::fmt::Write;

/// The enum with its types: the runtime's macro makes the rest of it.
pub(super) fn emit_union(union: &Union) -> String {
    let (name, unknown) = (&union.name, &union.unknown);
    let docs = emit_doc_comment(&union.docs, 4);
    let by = union
        .discriminator
        .as_ref()
        .map(|property| format!(" by {property:?}"))
        .unwrap_or_default();
    let head = format!("pub enum {name}{by} {{");
    let variants = |indent: usize| -> String {
        let variants = union.variants.iter().map(|variant| {
            let docs = variant_docs(union, variant).unwrap_or_default();
            let docs = emit_doc_comment(&docs, indent);
            format!("{docs}{:indent$}{},\n", "", emit_variant(union, variant))
        });
        variants
            .chain([format!("{:indent$}.. {unknown}\n", "")])
            .collect()
    };
    let mut text = in_macro("union", &docs, &head, variants);
    if let Some(choice) = &union.xml {
        let _ = write!(text, "\n{}", emit_choice(name, choice));
    }
    text
}

fn variant_docs(union: &Union, variant: &UnionVariant) -> Option<String> {
    let property = union.discriminator.as_ref()?;
    let is_object = match &variant.ty {
        Type::Boxed(inner) => matches!(**inner, Type::Named(_)),
        ty => matches!(ty, Type::Named(_)),
    };
    match &variant.names[..] {
        [] => is_object.then(|| format!("Another `{property}`, or none.")),
        names => {
            let names = names.join("` or `");
            let others = match variant.is_default {
                true => ", another, or none",
                false => "",
            };
            Some(format!("`{property}` is `{names}`{others}."))
        }
    }
}

/// The variant, and whether a value can be converted to it; a box is made by
/// that.
fn emit_variant(union: &Union, variant: &UnionVariant) -> String {
    let names: Vec<_> = variant
        .names
        .iter()
        .map(|name| format!("{name:?}"))
        .collect();
    let equals = if names.is_empty() { "" } else { " = " };
    let told = match (&union.discriminator, variant.is_untold) {
        (Some(property), true) => format!(" in {property:?}"),
        _ => String::new(),
    };
    let others = match variant.is_default && !names.is_empty() {
        true => " else",
        false => "",
    };
    let from = match (variant.is_only, &variant.ty) {
        (false, _) => String::new(),
        (true, Type::Boxed(inner)) => format!(" from {}", inline(emit_type(inner))),
        (true, _) => " from".to_owned(),
    };
    format!(
        "{}({}){equals}{}{told}{others}{from}",
        variant.name,
        inline(emit_type(&variant.ty)),
        names.join(" | ")
    )
}
