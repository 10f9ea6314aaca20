//! Servers (OpenAPI 3.1, section 4.8.5).

use super::Resolver;
use crate::diag::{Code, Diagnostic};
use crate::model::{Server, ServerVariable};
use crate::openapi;

impl Resolver<'_> {
    /// The servers of the API; two that are alike are one.
    pub(super) fn resolve_servers(&mut self, servers: &[openapi::Server]) -> Vec<Server> {
        let mut resolved: Vec<Server> = Vec::new();
        for server in servers {
            let server = self.server(server);
            if !resolved.iter().any(|other| other.is_alike(&server)) {
                resolved.push(server);
            }
        }
        resolved
    }

    /// The servers of an operation, or else of its path, if they are not those
    /// of the API.
    pub(super) fn own_servers(
        &mut self,
        operation: &[openapi::Server],
        path: &[openapi::Server],
    ) -> Vec<Server> {
        let own = if operation.is_empty() {
            path
        } else {
            operation
        };
        let is_repeated = own.len() == self.document.servers.len()
            && own
                .iter()
                .zip(&self.document.servers)
                .all(|(own, all)| is_alike(own, all));
        match is_repeated {
            true => Vec::new(),
            false => self.resolve_servers(own),
        }
    }

    fn server(&mut self, server: &openapi::Server) -> Server {
        let mut url = server.url.clone();
        let mut variables = Vec::new();
        for name in names(&server.url) {
            let variable = self.variable(server, name);
            let place = format!("{{{name}}}");
            // What can only be one thing is no choice.
            if let (Some(only), 1) = (&variable.default, variable.values.len()) {
                url = url.replace(&place, only);
                continue;
            }
            // A path that begins within a variable begins before it, so that no
            // value can be taken for a part of the host.
            if variable
                .default
                .as_deref()
                .is_some_and(|it| it.starts_with('/'))
            {
                url = begin_path(&url, &place);
            }
            if !variables.iter().any(|it: &ServerVariable| it.name == name) {
                variables.push(variable);
            }
        }
        for (name, unused) in &server.variables {
            if !server.url.contains(&format!("{{{name}}}")) {
                let message = format!("the URL of the server has no variable `{{{name}}}`");
                let diagnostic = Diagnostic::note(Code::ServerVariable, message);
                self.report.push(diagnostic.at(&unused.at));
            }
        }
        Server {
            at: server.at.clone(),
            name: server.name.clone(),
            url,
            description: server.description.clone(),
            variables,
        }
    }

    fn variable(&mut self, server: &openapi::Server, name: &str) -> ServerVariable {
        let Some(variable) = server.variables.get(name) else {
            let message = format!(
                "the variable `{{{name}}}` is not described: the client's user has to say what it is"
            );
            let diagnostic = Diagnostic::note(Code::ServerVariable, message).at(&server.at);
            self.report
                .push(diagnostic.help("describe it in `variables`, with a `default`"));
            return ServerVariable {
                name: name.to_owned(),
                values: Vec::new(),
                default: None,
                description: None,
            };
        };
        let mut values = Vec::new();
        for value in variable.enumeration.iter() {
            if !values.contains(value) {
                values.push(value.clone());
            }
        }
        let mut default = variable.default.clone();
        if !values.is_empty() && !values.contains(&default) {
            match default.is_empty() {
                true => default.clone_from(&values[0]),
                false => values.push(default.clone()),
            }
            let message = format!("the values of `{{{name}}}` do not list its default");
            let diagnostic = Diagnostic::note(Code::ServerVariable, message).at(&variable.at);
            self.report
                .push(diagnostic.help(format!("the client takes `{default}`")));
        }
        ServerVariable {
            name: name.to_owned(),
            values,
            default: Some(default),
            description: variable.description.clone(),
        }
    }
}

/// The names of the variables of a URL, in its order.
fn names(url: &str) -> Vec<&str> {
    let parts = url.split('{').skip(1);
    parts
        .filter_map(|part| Some(part.split_once('}')?.0))
        .collect()
}

/// The URL with a slash before a variable, if the path has not begun there.
fn begin_path(url: &str, place: &str) -> String {
    let Some((before, after)) = url.split_once(place) else {
        return url.to_owned();
    };
    match before.is_empty() || before.ends_with('/') {
        true => url.to_owned(),
        false => format!("{before}/{place}{after}"),
    }
}

/// Whether two servers are written alike.
fn is_alike(one: &openapi::Server, other: &openapi::Server) -> bool {
    let variables = |server: &openapi::Server| {
        let variables = server.variables.iter();
        variables
            .map(|(name, it)| (name.clone(), it.enumeration.clone(), it.default.clone()))
            .collect::<Vec<_>>()
    };
    one.url == other.url && variables(one) == variables(other)
}
