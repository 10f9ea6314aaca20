//! From planned smoke tests to `tests/smoke.rs` and what they give.

use super::feature::{emit_gate, emit_slice_allowance};
use super::{Files, format};
use crate::model::SchemeKind;
use crate::plan::{self, Given, GivenKind, Ident, SmokeTest};
use clientsmith_runtime::source;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::{Map, Value, json};

/// A test for each operation, the values that it gives, and what makes the calls.
pub(super) fn emit_smoke_tests(plan: &plan::Crate, files: &mut Files) {
    let Some(smoke) = plan.smoke.as_ref().filter(|smoke| !smoke.tests.is_empty()) else {
        return;
    };
    let given: Map<_, _> = smoke.tests.iter().map(emit_given).collect();
    let given = Value::Object(given);
    files.insert("tests/smoke/given.json".to_owned(), format!("{given:#}\n"));
    files.insert(
        "tests/smoke/support.rs".to_owned(),
        format!("{}{}", super::runtime::HEAD, source::SMOKE),
    );
    let (library, variable) = (format_ident!("{}", plan.package.library), &smoke.variable);
    let tests = smoke.tests.iter().map(emit_test);
    let servers = plan.client.own_servers.iter().map(|servers| {
        let (method, url) = (&servers.url_method, &servers.url);
        quote!(.#method(support::instead_of(#url)))
    });
    let credentials = plan.client.schemes.iter().map(emit_credential);
    let to_value = smoke.tests.iter().any(|test| test.is_json);
    let to_value = to_value.then(|| {
        quote!(
            use api::codec::to_value;
        )
    });
    let parts = smoke.has_parts.then(emit_parts_of);
    let json = smoke.has_parts.then(|| {
        quote!(
            use api::serde_json::Value as Json;
        )
    });
    let allowance = emit_slice_allowance(plan.is_sliced(), true);
    let items = format::items(quote! {
        #![cfg(any(feature = "rustls", feature = "native-tls"))]
        #![allow(deprecated)]
        #allowance

        #[path = "smoke/support.rs"]
        mod support;

        use #library as api;
        #to_value
        use api::{Client, ClientBuilder};
        #json
        use support::calls;

        /// Where the server is.
        const URL: &str = #variable;

        /// What each test gives, by the operation's id.
        const GIVEN: &str = include_str!("smoke/given.json");

        fn builder() -> ClientBuilder {
            Client::builder() #(#servers)* #(#credentials)*
        }

        #parts

        #(#tests)*
    });
    let about = format!(
        "Each operation is called with what is required and with everything, against the server\n\
         that `{variable}` names, which is one that knows the description:\n\
         `clientsmith stub`. Without it, nothing is tested."
    );
    files.insert("tests/smoke.rs".to_owned(), format::file(&about, [items]));
}

/// What makes a body of its parts: texts as they are, lists part by part, and
/// the rest as JSON.
fn emit_parts_of() -> TokenStream {
    quote! {
        fn parts_of(given: Json) -> api::Multipart {
            let mut parts = api::Multipart::new();
            for (name, value) in given.as_object().into_iter().flatten() {
                let value = std::slice::from_ref(value);
                for value in value[0].as_array().map_or(value, Vec::as_slice) {
                    parts = match value {
                        Json::String(text) => parts.text(name, text),
                        value => parts.json(name, value),
                    };
                }
            }
            parts
        }
    }
}

fn emit_given(test: &SmokeTest) -> (String, Value) {
    let map = |given: &[Given], value: fn(&Given) -> &Value| -> Value {
        let values = given.iter();
        values
            .map(|given| (given.name.text().to_owned(), value(given).clone()))
            .collect::<Map<_, _>>()
            .into()
    };
    let given = json!({
        "required": map(&test.arguments, |given| &given.least),
        "all": map(&test.arguments, |given| &given.full),
        "options": map(&test.options, |given| &given.full),
    });
    (test.id.clone(), given)
}

fn emit_test(test: &SmokeTest) -> TokenStream {
    let (name, id, gate) = (&test.name, &test.id, emit_gate(&test.feature));
    let (method, groups) = test.path.split_last().unwrap_or((name, &[]));
    let arguments = test.arguments.iter().map(emit_value);
    let options = test.options.iter().map(|option| {
        let (name, value) = (&option.name, emit_value(option));
        quote!(.#name(#value))
    });
    let given = |given: &[Given]| match given.is_empty() {
        true => quote!(_),
        false => quote!(given),
    };
    let (given, given_options) = (given(&test.arguments), given(&test.options));
    let written = match test.is_json {
        true => quote!(|body| to_value(body).ok()),
        false => quote!(|_| None),
    };
    quote! {
        #gate
        #[test]
        fn #name() {
            calls(
                #id,
                |client, #given| client #(.#groups())* .#method(#(#arguments),*),
                |call, #given_options| call #(#options)*,
                #written,
            );
        }
    }
}

fn emit_value(given: &Given) -> TokenStream {
    let name: &Ident = &given.name;
    let name = name.text();
    match given.kind {
        GivenKind::Value => quote!(given.value(#name)),
        GivenKind::Optional => quote!(given.value::<Option<_>>(#name)),
        GivenKind::Sequence => quote!(given.value::<Vec<_>>(#name)),
        GivenKind::Parts => quote!(parts_of(given.value(#name))),
        GivenKind::Text => quote!(given.value::<String>(#name)),
    }
}

/// Some credentials: a stub asks for their form only.
fn emit_credential(scheme: &plan::Scheme) -> TokenStream {
    let method = &scheme.method;
    match scheme.kind {
        SchemeKind::MutualTls => quote!(.identity(api::Identity::of_transport())),
        SchemeKind::Basic | SchemeKind::Digest => quote!(.#method("user", "password")),
        SchemeKind::Undescribed => quote!(.#method("Bearer token")),
        SchemeKind::Bearer
        | SchemeKind::OAuth(_)
        | SchemeKind::Token
        | SchemeKind::ApiKey { .. }
        | SchemeKind::Http { .. } => quote!(.#method("token")),
    }
}
