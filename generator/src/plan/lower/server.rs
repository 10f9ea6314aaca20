//! Servers: what the client uses, and what its builder can choose.

use super::Lowering;
use super::docs::{code, markdown, paragraphs};
use crate::diag::{Code, Diagnostic};
use crate::model;
use crate::plan::naming::{Case, Scope};
use crate::plan::{
    OwnServers, Server, ServerChoice, ServerChooser, ServerValue, ServerValues, ServerVariable,
    ServerVariables, is_relative,
};
use std::collections::BTreeSet;

/// Names that the code of servers uses, and so must not define.
const NAMES: &[&str] = &["Default", "Err", "Ok", "Result", "Self", "String"];

/// The servers of a client.
pub(super) struct Servers {
    pub(super) default: Option<String>,
    pub(super) choice: Option<ServerChooser>,
    pub(super) own: Vec<OwnServers>,
}

/// The types of servers so far.
struct Types {
    names: Scope,
    /// The values of variables, by the names of these.
    values: Vec<(String, ServerValues)>,
}

impl Lowering<'_> {
    /// The servers of the API and those of operations. `methods` are the
    /// builder's.
    pub(super) fn lower_servers(&mut self, methods: &mut Scope) -> Servers {
        let api = self.api;
        let mut types = Types {
            names: Scope::reserving(NAMES.iter().copied()),
            values: Vec::new(),
        };
        let choice = lower_choice(&api.servers, "Server", &mut types).map(|choice| ServerChooser {
            method: methods.claim("server", Case::Value),
            docs: "Where the API is served, as the description says: its first server by default. A relative one is relative to the `base_url`.".to_owned(),
            choice,
        });
        if let Some(server) = api
            .servers
            .first()
            .filter(|server| is_relative(&server.url))
        {
            let message = format!(
                "the server `{}` is relative to where the description is served: the client's user has to set `base_url`",
                server.url
            );
            let note = Diagnostic::note(Code::RelativeServer, message).at(&server.at);
            self.report
                .push(note.help("give the first server an absolute URL"));
        }
        let default = api.servers.first().map(model::Server::default_url);
        let own = self.own_servers();
        let own = own
            .iter()
            .map(|servers| lower_own(servers, default.as_deref(), &mut types, methods));
        Servers {
            own: own.collect(),
            default,
            choice,
        }
    }

    /// The servers of operations that are not the API's, each set once.
    fn own_servers(&self) -> Vec<&[model::Server]> {
        let mut sets: Vec<&[model::Server]> = Vec::new();
        for operation in &self.api.operations {
            if !operation.servers.is_empty() && index_of(&operation.servers, &sets).is_none() {
                sets.push(&operation.servers);
            }
        }
        sets
    }

    /// The index of an operation's own servers, and its URL at defaults.
    pub(super) fn own_server(&self, operation: &model::Operation) -> Option<(usize, String)> {
        let first = operation.servers.first()?;
        let index = index_of(&operation.servers, &self.own_servers())?;
        Some((index, first.default_url()))
    }
}

fn index_of(servers: &[model::Server], sets: &[&[model::Server]]) -> Option<usize> {
    sets.iter().position(|set| {
        set.len() == servers.len()
            && set
                .iter()
                .zip(servers)
                .all(|(one, other)| one.is_alike(other))
    })
}

fn lower_own(
    servers: &[model::Server],
    api: Option<&str>,
    types: &mut Types,
    methods: &mut Scope,
) -> OwnServers {
    let url = servers.first().map(model::Server::default_url);
    let url = url.unwrap_or_default();
    let name = own_name(&url, servers.first(), api);
    let choice = lower_choice(servers, &format!("{name} server"), types);
    let served = format!(
        "Where the operations are served that are at {} by default",
        code(&url)
    );
    OwnServers {
        url_method: methods.claim(&format!("{name} url"), Case::Value),
        docs: format!("{served}."),
        url,
        choice: choice.map(|choice| ServerChooser {
            method: methods.claim(&format!("{name} server"), Case::Value),
            docs: format!("{served}, as one of the servers that the description names."),
            choice,
        }),
    }
}

/// What the servers of operations are called: by the first part of the host that
/// says something, or by the path where the host is the API's.
fn own_name(url: &str, server: Option<&model::Server>, api: Option<&str>) -> String {
    if let Some(name) = server.and_then(|server| server.name.as_deref()) {
        return name.to_owned();
    }
    let (host, path) = split(url);
    let is_api = api.is_none_or(|api| split(api).0 == host);
    if host.is_empty() || is_api && !path.is_empty() {
        return if path.is_empty() { "own" } else { path }.to_owned();
    }
    let mut labels = host.split(['.', ':']);
    let says_something =
        |label: &&str| !matches!(*label, "api" | "www" | "") && !label.contains('{');
    labels.find(says_something).unwrap_or(host).to_owned()
}

/// Host and path of a URL.
fn split(url: &str) -> (&str, &str) {
    let rest = match url.split_once("//") {
        Some((_, rest)) => rest,
        None => return ("", url.trim_matches('/')),
    };
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    (host, path.trim_matches('/'))
}

/// The type by which servers are chosen; none for one that is as it is.
fn lower_choice(servers: &[model::Server], name: &str, types: &mut Types) -> Option<ServerChoice> {
    let is_plain = |server: &model::Server| server.variables.is_empty();
    if servers.is_empty() || servers.len() == 1 && is_plain(&servers[0]) {
        return None;
    }
    let names = match servers.len() {
        1 => vec![name.to_owned()],
        _ => names(servers),
    };
    let name = types.names.claim(name, Case::Type);
    let mut variants = Scope::default();
    let lowered = servers.iter().zip(&names).map(|(server, text)| Server {
        variant: variants.claim(text, Case::Type),
        docs: paragraphs([
            server.description.as_deref().map(markdown),
            Some(format!("{}.", code(&server.url))),
        ]),
        url: server.url.trim_end_matches('/').to_owned(),
        variables: (!is_plain(server)).then(|| {
            let name = match servers.len() {
                1 => name.clone(),
                _ => types
                    .names
                    .claim_or(text, &format!("{text} server"), Case::Type),
            };
            let mut fields = Scope::default();
            let variables = server.variables.iter();
            ServerVariables {
                fields: variables
                    .map(|variable| lower_variable(variable, text, &mut fields, types))
                    .collect(),
                name,
            }
        }),
    });
    Some(ServerChoice {
        servers: lowered.collect(),
        name,
    })
}

fn lower_variable(
    variable: &model::ServerVariable,
    server: &str,
    fields: &mut Scope,
    types: &mut Types,
) -> ServerVariable {
    let default = variable.default.as_deref();
    let default = default.map(|default| format!("{} unless it is set.", code(default)));
    ServerVariable {
        field: fields.claim(&variable.name, Case::Value),
        name: variable.name.clone(),
        docs: paragraphs([
            variable
                .description
                .as_deref()
                .map(markdown)
                .or_else(|| Some(format!("The variable {}.", code(&variable.name)))),
            default,
        ]),
        default: variable.default.clone(),
        values: (!variable.values.is_empty()).then(|| types.values(variable, server)),
    }
}

impl Types {
    /// The enum of the values of a variable. Servers share it where they have
    /// such a variable too.
    fn values(&mut self, variable: &model::ServerVariable, server: &str) -> ServerValues {
        let is_same = |(name, values): &&(String, ServerValues)| {
            let values = values.variants.iter().map(|it| &it.value);
            *name == variable.name && values.eq(&variable.values)
        };
        if let Some((_, values)) = self.values.iter().find(is_same) {
            return values.clone();
        }
        let other = format!("{server} {}", variable.name);
        let mut variants = Scope::default();
        let values = ServerValues {
            name: self.names.claim_or(&variable.name, &other, Case::Type),
            variants: variable
                .values
                .iter()
                .map(|value| ServerValue {
                    variant: variants.claim(value, Case::Type),
                    docs: format!("{}.", code(value)),
                    value: value.clone(),
                })
                .collect(),
        };
        self.values.push((variable.name.clone(), values.clone()));
        values
    }
}

/// What servers are called: as the description names them, or by a short
/// description of each, or by what tells their URLs apart.
fn names(servers: &[model::Server]) -> Vec<String> {
    let short = |server: &model::Server| {
        let text = server.name.as_deref().or(server.description.as_deref())?;
        let text = text.trim().trim_end_matches('.');
        let words = text.split_whitespace().count();
        let is_name = (1..=4).contains(&words) && !text.contains(['/', '`', '[', '(']);
        let of = ["server", "Server"].into_iter();
        let mut kinds = of.filter_map(|kind| text.strip_suffix(kind));
        let name = kinds.next().map(str::trim).filter(|it| !it.is_empty());
        is_name.then(|| name.unwrap_or(text).to_owned())
    };
    let shorts: Vec<_> = servers.iter().filter_map(short).collect();
    let distinct: BTreeSet<_> = shorts.iter().collect();
    match distinct.len() == servers.len() {
        true => shorts,
        false => names_by_url(servers),
    }
}

fn names_by_url(servers: &[model::Server]) -> Vec<String> {
    let words = |server: &model::Server| {
        let words = server.url.split(|c: char| !c.is_alphanumeric());
        let words = words.filter(|word| !word.is_empty());
        words.map(str::to_owned).collect::<Vec<_>>()
    };
    let all: Vec<_> = servers.iter().map(words).collect();
    let is_common = |word: &String| all.iter().all(|words| words.contains(word));
    let name = |words: &Vec<String>| {
        let own: Vec<_> = words.iter().filter(|word| !is_common(word)).collect();
        let is_scheme = |word: &&&String| matches!(word.as_str(), "http" | "https");
        let told: Vec<_> = own.iter().filter(|word| !is_scheme(word)).collect();
        let texts: Vec<&str> = match told.is_empty() {
            true => own.iter().map(|word| word.as_str()).collect(),
            false => told.iter().map(|word| word.as_str()).collect(),
        };
        match texts.is_empty() {
            true => "main".to_owned(),
            false => texts.join(" "),
        }
    };
    all.iter().map(name).collect()
}
