//! From [`plan::ServerChoice`](crate::plan::ServerChoice) to `src/servers.rs`.

use super::docs::emit_docs;
use super::{Files, format};
use crate::plan::{self, Server, ServerChoice, ServerValues, ServerVariable, ServerVariables};
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::BTreeMap;

/// The types by which servers are chosen, if there is a choice.
pub(super) fn emit_servers(plan: &plan::Crate, files: &mut Files) {
    let choices: Vec<_> = plan.client.choices().collect();
    if choices.is_empty() {
        return;
    }
    let items = choices.iter().map(|choice| emit_choice(choice));
    let has_variables = choices
        .iter()
        .flat_map(|choice| &choice.servers)
        .any(|server| server.variables.is_some());
    let expand = has_variables.then(|| {
        quote!(
            use crate::runtime::server::expand;
        )
    });
    let values: BTreeMap<_, _> = choices
        .iter()
        .flat_map(|choice| &choice.servers)
        .filter_map(|server| server.variables.as_ref())
        .flat_map(|variables| &variables.fields)
        .filter_map(|variable| variable.values.as_ref())
        .map(|values| (&values.name, values))
        .collect();
    let values = values.into_values().map(emit_values);
    let text = format::file(
        "Where the API is served.",
        [
            format::items(quote!(#expand)),
            format::items(quote!(#(#items)* #(#values)*)),
        ],
    );
    files.insert("src/servers.rs".to_owned(), text);
}

fn emit_choice(choice: &ServerChoice) -> TokenStream {
    let structs = choice.servers.iter().filter_map(|server| {
        let docs = match choice.servers.len() {
            1 => &server.docs,
            _ => &format!("The variables of `{}::{}`.", choice.name, server.variant),
        };
        Some(emit_variables(server, server.variables.as_ref()?, docs))
    });
    let structs: Vec<_> = structs.collect();
    if choice.servers.len() == 1 {
        return quote!(#(#structs)*);
    }
    let name = &choice.name;
    let variants = choice.servers.iter().map(|server| {
        let (variant, docs) = (&server.variant, emit_docs(&server.docs));
        let variables = server.variables.as_ref().map(|variables| {
            let name = &variables.name;
            quote!((#name))
        });
        quote!(#docs #variant #variables,)
    });
    let arms = choice.servers.iter().map(|server| {
        let (variant, url) = (&server.variant, &server.url);
        match server.variables {
            Some(_) => quote!(Self::#variant(server) => server.url(),),
            None => quote!(Self::#variant => Ok(#url.to_owned()),),
        }
    });
    quote! {
        #[doc = " One of the servers of the description."]
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
        }

        impl #name {
            pub(crate) fn url(&self) -> Result<String, String> {
                match self {
                    #(#arms)*
                }
            }
        }

        #(#structs)*
    }
}

fn emit_variables(server: &Server, variables: &ServerVariables, docs: &str) -> TokenStream {
    let (name, docs, url) = (&variables.name, emit_docs(docs), &server.url);
    let fields = variables.fields.iter().map(|variable| {
        let (field, docs) = (&variable.field, emit_docs(&variable.docs));
        match &variable.values {
            Some(values) => {
                let name = &values.name;
                quote!(#docs pub #field: #name,)
            }
            None => quote!(#docs pub #field: String,),
        }
    });
    let values = variables.fields.iter().map(|variable| {
        let (field, name) = (&variable.field, &variable.name);
        match variable.values {
            Some(_) => quote!((#name, self.#field.as_str())),
            None => quote!((#name, &self.#field)),
        }
    });
    let default = emit_default(variables);
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct #name {
            #(#fields)*
        }

        impl #name {
            pub(crate) fn url(&self) -> Result<String, String> {
                expand(#url, &[#(#values),*])
            }
        }

        #default
    }
}

/// The defaults, where each variable has one.
fn emit_default(variables: &ServerVariables) -> Option<TokenStream> {
    let field = |variable: &ServerVariable| {
        let (field, default) = (&variable.field, variable.default.as_ref()?);
        let Some(values) = &variable.values else {
            return Some(quote!(#field: #default.to_owned(),));
        };
        let value = values.variants.iter().find(|it| it.value == *default)?;
        let (name, variant) = (&values.name, &value.variant);
        Some(quote!(#field: #name::#variant,))
    };
    let fields: Option<Vec<_>> = variables.fields.iter().map(field).collect();
    let (name, fields) = (&variables.name, fields?);
    Some(quote! {
        impl Default for #name {
            fn default() -> Self {
                Self { #(#fields)* }
            }
        }
    })
}

fn emit_values(values: &ServerValues) -> TokenStream {
    let name = &values.name;
    let variants = values.variants.iter().map(|value| {
        let (variant, docs) = (&value.variant, emit_docs(&value.docs));
        quote!(#docs #variant,)
    });
    let arms = values.variants.iter().map(|value| {
        let (variant, value) = (&value.variant, &value.value);
        quote!(Self::#variant => #value,)
    });
    quote! {
        #[doc = " A value of a variable."]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
        }

        impl #name {
            fn as_str(self) -> &'static str {
                match self {
                    #(#arms)*
                }
            }
        }
    }
}
