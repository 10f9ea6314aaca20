//! From [`plan::Client`] to `src/lib.rs` and `src/client.rs`.

use super::docs::emit_docs;
use super::feature::{emit_gate, emit_slice_allowance};
use super::{Files, format};
use crate::model::{ApiKeyLocation, SchemeKind};
use crate::plan::{self, ClientHeader, Item, RuntimeModule, Scheme, ServerChooser, is_relative};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

/// The root of the crate, and what the client knows of the API.
pub(super) fn emit_client(plan: &plan::Crate, files: &mut Files) {
    let text = format::file(
        "What the client knows of the API.",
        [format::items(emit_api(plan))],
    );
    files.insert("src/client.rs".to_owned(), text);
    files.insert("src/lib.rs".to_owned(), emit_root(plan));
}

fn emit_root(plan: &plan::Crate) -> String {
    let has = |module| plan.runtime.contains(&module);
    let names = [
        ("Base64", has(RuntimeModule::Base64)),
        ("Base64Url", has(RuntimeModule::Base64Url)),
        ("Call", true),
        ("Chunks", has(RuntimeModule::Chunks)),
        ("CallError", true),
        ("Client", true),
        ("ClientBuilder", true),
        ("Credential", true),
        ("Error", true),
        ("ErrorKind", true),
        ("ErrorResponse", true),
        ("Event", has(RuntimeModule::Event)),
        ("Identity", true),
        ("InProcess", true),
        ("ItemStream", has(RuntimeModule::Stream)),
        ("Header", has(RuntimeModule::TypedHeader)),
        ("HeaderError", has(RuntimeModule::TypedHeader)),
        ("Items", has(RuntimeModule::Pages)),
        ("Layer", true),
        ("Multipart", has(RuntimeModule::Multipart)),
        ("OAuth", has(RuntimeModule::OAuth)),
        ("Pages", has(RuntimeModule::Pages)),
        ("Redirect", has(RuntimeModule::Redirect)),
        ("Response", true),
        ("RetryBudget", true),
        ("RetryPolicy", true),
        ("Secret", true),
        ("Sequence", has(RuntimeModule::Sequence)),
        ("Token", has(RuntimeModule::Token)),
        ("TokenProvider", has(RuntimeModule::Token)),
        ("Transport", true),
        ("Upload", has(RuntimeModule::Upload)),
        ("Wait", has(RuntimeModule::Wait)),
    ];
    let names = names
        .iter()
        .filter(|(_, needed)| *needed)
        .map(|(name, _)| format_ident!("{name}"));
    let types = plan.runtime.iter().filter(|module| module.is_of_types());
    let types = types.flat_map(|module| module.dependencies()).copied();
    let mut crates: Vec<_> = ["bytes", "http", "serde_json"]
        .into_iter()
        .chain(types)
        .collect();
    crates.sort_unstable();
    let crates = crates.into_iter().map(|name| format_ident!("{name}"));
    let webhooks = (!plan.webhooks.is_empty()).then(|| {
        let gate = emit_gate(&plan.webhooks_feature);
        quote!(
            #gate
            pub mod webhooks;
        )
    });
    let headers = has(RuntimeModule::TypedHeader).then(|| {
        quote!(
            pub mod headers;
        )
    });
    let servers = plan.client.choices().next().map(|_| {
        quote!(
            pub mod servers;
        )
    });
    let allowance = emit_slice_allowance(plan.is_sliced(), false);
    let items = format::items(quote! {
        mod client;
        #headers
        pub mod operations;
        #allowance
        pub mod runtime;
        #servers
        pub mod types;
        #webhooks

        pub use runtime::codec::{self, Nullable};
        pub use runtime::{#(#names),*};
        pub use ::{#(#crates),*};
    });
    let docs = super::docs::doc_lines(&plan.docs);
    format::file(&docs.join("\n"), [emit_recursion_limit(plan), items])
}

/// The runtime's `record!` takes sixteen fields at a time, one within the other: a
/// struct of two thousand fields is beyond what the compiler allows by itself.
fn emit_recursion_limit(plan: &plan::Crate) -> String {
    let items = plan.types.iter().flat_map(|module| &module.items);
    let fields = items.map(|item| match item {
        Item::Record(record) => record.fields.len(),
        Item::Enumeration(_) | Item::Union(_) | Item::Alias(_) => 0,
    });
    match fields.max().unwrap_or_default() / 16 + 16 {
        ..128 => String::new(),
        depth => format!("#![recursion_limit = \"{depth}\"]\n"),
    }
}

fn emit_api(plan: &plan::Crate) -> TokenStream {
    let client = &plan.client;
    let (name, version) = (&plan.package.name, quote!(env!("CARGO_PKG_VERSION")));
    let server = emit_option(client.server.as_deref());
    let schemes = client.schemes.iter().map(|scheme| {
        let (name, kind) = (&scheme.name, emit_kind(&scheme.kind));
        quote!(SecurityScheme { name: #name, kind: #kind })
    });
    let headers = client.headers.iter().map(|header| {
        let (name, default) = (&header.name, emit_option(header.default.as_deref()));
        quote!((#name, #default))
    });
    let credentials = client
        .schemes
        .iter()
        .enumerate()
        .filter_map(emit_credential);
    let setters = client.headers.iter().enumerate().map(emit_header);
    let servers = emit_server_methods(client);
    let methods: Vec<_> = servers
        .into_iter()
        .chain(credentials)
        .chain(setters)
        .collect();
    let builder = (!methods.is_empty()).then(|| quote!(impl ClientBuilder { #(#methods)* }));
    let about = format!(
        "A client of this API, to be configured{}.",
        match &client.server {
            None => "; the description names no server, so it needs a `base_url`",
            Some(url) if is_relative(url) =>
                "; the description's server is relative to where that is served, so it needs a `base_url`",
            Some(_) => "",
        }
    );
    let docs = emit_docs(&about);
    let used = used_names(plan);
    quote! {
        use crate::runtime::{#(#used),*};

        static API: Api = Api {
            name: #name,
            version: #version,
            server: #server,
            schemes: &[#(#schemes),*],
            headers: &[#(#headers),*],
        };

        impl Client {
            #docs
            pub fn builder() -> ClientBuilder {
                ClientBuilder::new(&API)
            }
        }

        #builder
    }
}

/// The builder's methods for the servers of the description.
fn emit_server_methods(client: &plan::Client) -> Vec<TokenStream> {
    let described = |url| quote!(self.described_server(#url));
    let mut methods: Vec<_> = client
        .choice
        .iter()
        .map(|chooser| emit_chooser(chooser, described))
        .collect();
    for (index, own) in client.own_servers.iter().enumerate() {
        let (method, docs) = (&own.url_method, emit_docs(&own.docs));
        let index = Literal::usize_unsuffixed(index);
        methods.push(quote! {
            #docs
            pub fn #method(self, url: impl Into<String>) -> Self {
                self.own_server(#index, Ok(url.into()))
            }
        });
        let chosen = |url| quote!(self.own_server(#index, #url));
        methods.extend(
            own.choice
                .iter()
                .map(|chooser| emit_chooser(chooser, chosen)),
        );
    }
    methods
}

fn emit_chooser(chooser: &ServerChooser, set: impl Fn(TokenStream) -> TokenStream) -> TokenStream {
    let (method, docs, name) = (
        &chooser.method,
        emit_docs(&chooser.docs),
        &chooser.choice.name,
    );
    let set = set(quote!(server.url()));
    quote! {
        #docs
        pub fn #method(self, server: crate::servers::#name) -> Self {
            #set
        }
    }
}

fn emit_option(text: Option<&str>) -> TokenStream {
    match text {
        Some(text) => quote!(Some(#text)),
        None => quote!(None),
    }
}

fn emit_kind(kind: &SchemeKind) -> TokenStream {
    match kind {
        SchemeKind::Bearer => quote!(SchemeKind::Bearer),
        SchemeKind::Basic => quote!(SchemeKind::Basic),
        SchemeKind::ApiKey { location, name } => {
            let location = match location {
                ApiKeyLocation::Header => quote!(Header),
                ApiKeyLocation::Query => quote!(Query),
                ApiKeyLocation::Cookie => quote!(Cookie),
            };
            quote!(SchemeKind::ApiKey { location: ApiKeyLocation::#location, name: #name })
        }
        SchemeKind::Digest => quote!(SchemeKind::Digest),
        SchemeKind::OAuth(urls) => {
            let client_credentials = emit_option(urls.client_credentials.as_deref());
            let password = emit_option(urls.password.as_deref());
            let refresh = emit_option(urls.refresh.as_deref());
            quote! {
                SchemeKind::OAuth(OAuthUrls {
                    client_credentials: #client_credentials,
                    password: #password,
                    refresh: #refresh,
                })
            }
        }
        SchemeKind::Token => quote!(SchemeKind::Token),
        SchemeKind::Http { scheme } => quote!(SchemeKind::Other(#scheme)),
        SchemeKind::MutualTls => quote!(SchemeKind::MutualTls),
        SchemeKind::Undescribed => quote!(SchemeKind::Other("")),
    }
}

/// The builder's method for the credentials of a scheme. A client certificate
/// is set with `identity` instead.
fn emit_credential((index, scheme): (usize, &Scheme)) -> Option<TokenStream> {
    let (method, docs) = (&scheme.method, emit_docs(&scheme.docs));
    let index = Literal::usize_unsuffixed(index);
    Some(match scheme.kind {
        SchemeKind::MutualTls => return None,
        SchemeKind::Basic => quote! {
            #docs
            pub fn #method(self, username: impl Into<String>, password: impl Into<Secret>) -> Self {
                self.credential(#index, Credential::basic(username, password))
            }
        },
        SchemeKind::Digest => quote! {
            #docs
            pub fn #method(self, username: impl Into<String>, password: impl Into<Secret>) -> Self {
                self.credential(#index, digest::credential(username, password))
            }
        },
        SchemeKind::Bearer
        | SchemeKind::OAuth(_)
        | SchemeKind::Token
        | SchemeKind::ApiKey { .. }
        | SchemeKind::Http { .. }
        | SchemeKind::Undescribed => quote! {
            #docs
            pub fn #method(self, token: impl Into<Credential>) -> Self {
                self.credential(#index, token)
            }
        },
    })
}

fn emit_header((index, header): (usize, &ClientHeader)) -> TokenStream {
    let (method, without, docs) = (&header.method, &header.without, emit_docs(&header.docs));
    let index = Literal::usize_unsuffixed(index);
    let without_docs = emit_docs(&format!("Leaves out the `{}` header.", header.name));
    quote! {
        #docs
        pub fn #method(self, value: impl Into<String>) -> Self {
            self.client_header(#index, Some(value.into()))
        }

        #without_docs
        pub fn #without(self) -> Self {
            self.client_header(#index, None)
        }
    }
}

/// The names of the runtime that `src/client.rs` uses.
fn used_names(plan: &plan::Crate) -> Vec<proc_macro2::Ident> {
    let schemes = &plan.client.schemes;
    let keys = schemes
        .iter()
        .any(|scheme| matches!(scheme.kind, SchemeKind::ApiKey { .. }));
    let has = |is: fn(&SchemeKind) -> bool| schemes.iter().any(|scheme| is(&scheme.kind));
    let digest = has(|kind| *kind == SchemeKind::Digest);
    let basic = has(|kind| *kind == SchemeKind::Basic);
    let passwords = [SchemeKind::Digest, SchemeKind::MutualTls];
    let credentials = schemes
        .iter()
        .any(|scheme| !passwords.contains(&scheme.kind));
    let names = [
        ("Api", true),
        ("ApiKeyLocation", keys),
        ("Client", true),
        ("ClientBuilder", true),
        ("Credential", credentials),
        (
            "OAuthUrls",
            has(|kind| matches!(kind, SchemeKind::OAuth(_))),
        ),
        ("SchemeKind", !schemes.is_empty()),
        ("Secret", basic || digest),
        ("SecurityScheme", !schemes.is_empty()),
        ("digest", digest),
    ];
    names
        .iter()
        .filter(|(_, used)| *used)
        .map(|(name, _)| format_ident!("{name}"))
        .collect()
}
