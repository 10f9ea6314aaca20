//! From the security schemes of a plan to the part of `README.md` about them.

use crate::model::SchemeKind;
use crate::plan::{self, ClientHeader, RuntimeModule, Scheme};
use std::fmt::Write;

/// How a client says who is calling.
pub(super) fn section(plan: &plan::Crate) -> String {
    let client = &plan.client;
    let mut text = String::new();
    if !client.schemes.is_empty() {
        text.push_str(INTRODUCTION);
        for scheme in &client.schemes {
            text.push_str(&row(scheme));
        }
        text.push('\n');
    }
    if plan.runtime.contains(&RuntimeModule::OAuth) {
        text.push_str(OAUTH);
    }
    if plan.runtime.contains(&RuntimeModule::Token) {
        text.push_str(PROVIDERS);
    }
    for header in &client.headers {
        text.push_str(&header_sentence(header));
    }
    text.replace("CRATE", &plan.package.library)
}

const INTRODUCTION: &str = "\
## Authentication

Each is a method of the builder. A call uses the first alternative of its operation whose credentials are there, and fails before anything is sent where none is complete.

| method | scheme | |
|---|---|---|
";

const OAUTH: &str = "\
An OAuth 2 scheme takes a token, or a `CRATE::OAuth`, which gets tokens by the scopes of each operation: `OAuth::client_credentials(id, secret)`, `OAuth::refresh_token(id, token)` or `OAuth::password(id, username, password)`. A token is asked for once, however many calls wait for it, and replaced before it expires.

";

const PROVIDERS: &str = "\
Where there is a text, there can be a `Credential::provider(..)` in its place: a function or a `CRATE::TokenProvider` that gets a token when it is needed, from a vault or by a flow of its own. A token that is answered 401 is got anew, once.

";

fn row(scheme: &Scheme) -> String {
    let docs = scheme.docs.lines().next().unwrap_or_default();
    let docs = docs.replace('|', "\\|");
    let (method, name) = (&scheme.method, &scheme.name);
    let method = match scheme.kind {
        SchemeKind::Basic | SchemeKind::Digest => format!("{method}(username, password)"),
        SchemeKind::MutualTls => "identity(Identity::pem(certificates, key))".to_owned(),
        SchemeKind::Bearer
        | SchemeKind::ApiKey { .. }
        | SchemeKind::OAuth(_)
        | SchemeKind::Token
        | SchemeKind::Http { .. }
        | SchemeKind::Undescribed => format!("{method}(token)"),
    };
    format!("| `.{method}` | `{name}` | {docs} |\n")
}

fn header_sentence(header: &ClientHeader) -> String {
    let default = header.default.as_ref().map_or_else(String::new, |default| {
        format!(" (`{default}` unless you say otherwise)")
    });
    let mut text = String::new();
    let _ = writeln!(
        text,
        "The `{}` header{default} is set with `.{}(..)` and left out with `.{}()`.\n",
        header.name, header.method, header.without
    );
    text
}
