//! From the XML of types and bodies to the tables that the runtime reads.

use super::format;
use crate::plan::{Ident, XmlChoice, XmlContent, XmlFields, XmlNode, XmlNodeType};
use proc_macro2::TokenStream;
use quote::quote;

/// The table of a struct.
pub(super) fn emit_fields(name: &Ident, fields: &XmlFields) -> String {
    let module = quote!(super);
    let nodes = fields.nodes.iter().map(|node| emit_node(node, &module));
    let additional = match &fields.additional {
        Some(content) => {
            let content = emit_content(content, &module);
            quote!(Some(&#content))
        }
        None => quote!(None),
    };
    emit_table(
        name,
        &quote!(Record),
        &quote!(Fields),
        &quote!(Fields { nodes: &[#(#nodes),*], additional: #additional }),
    )
}

/// The table of an enum of types.
pub(super) fn emit_choice(name: &Ident, choice: &XmlChoice) -> String {
    let module = quote!(super);
    let (property, node) = (&choice.property, emit_node(&choice.node, &module));
    let variants = choice.variants.iter().map(|(names, content)| {
        let content = emit_content(content, &module);
        quote!((&[#(#names),*], #content))
    });
    emit_table(
        name,
        &quote!(Union),
        &quote!(Choice),
        &quote!(Choice { property: #property, node: &#node, variants: &[#(#variants),*] }),
    )
}

fn emit_table(
    name: &Ident,
    content: &TokenStream,
    kind: &TokenStream,
    table: &TokenStream,
) -> String {
    format::items(quote! {
        const _: () = {
            use crate::runtime::xml::*;

            impl Described for super::#name {
                const CONTENT: Content = Content::#content(|| {
                    const TABLE: #kind = #table;
                    &TABLE
                });
            }
        };
    })
}

/// The root of a body, for code outside of the types.
pub(super) fn emit_root(root: &XmlNode) -> TokenStream {
    let node = emit_node(root, &quote!(types));
    quote! {{
        use crate::runtime::xml::*;
        const ROOT: Node = #node;
        &ROOT
    }}
}

fn emit_node(node: &XmlNode, module: &TokenStream) -> TokenStream {
    let (name, content) = (&node.name, emit_content(&node.content, module));
    let made = match node.kind {
        XmlNodeType::Element => quote!(Node::element(#name, #content)),
        XmlNodeType::Attribute => quote!(Node::attribute(#name, #content)),
        XmlNodeType::None => quote!(Node::unwrapped(#name, #content)),
        XmlNodeType::Text => return quote!(Node::text()),
        XmlNodeType::Cdata => return quote!(Node::cdata()),
    };
    match (&node.prefix, &node.namespace) {
        (None, None) => made,
        (prefix, namespace) => {
            let prefix = prefix.as_deref().unwrap_or_default();
            let namespace = namespace.as_deref().unwrap_or_default();
            quote!(#made.within(#prefix, #namespace))
        }
    }
}

fn emit_content(content: &XmlContent, module: &TokenStream) -> TokenStream {
    match content {
        XmlContent::Text => quote!(Content::Text),
        XmlContent::Any => quote!(Content::Any),
        XmlContent::Described(name) => quote!(<#module::#name as Described>::CONTENT),
        XmlContent::List(item) => {
            let item = emit_node(item, module);
            quote!(Content::List(&#item))
        }
        XmlContent::Map(content) => {
            let content = emit_content(content, module);
            quote!(Content::Map(&#content))
        }
    }
}
