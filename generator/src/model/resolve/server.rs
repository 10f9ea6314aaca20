//! Servers (OpenAPI 3.1, section 4.8.5).

use crate::diag::{Code, Diagnostic, Report};
use crate::model::Server;
use crate::openapi;

/// The servers, each variable at its default.
pub(super) fn resolve_servers(servers: &[openapi::Server], report: &mut Report) -> Vec<Server> {
    for server in servers.iter().skip(1) {
        report.push(
            Diagnostic::loss(
                Code::ServerNotUsed,
                format!(
                    "the client uses `{}` unless its `base_url` is set to `{}`",
                    servers[0].url, server.url
                ),
            )
            .at(&server.at),
        );
    }
    for server in servers {
        for (name, variable) in &server.variables {
            let message = format!(
                "the client uses `{}` for `{{{name}}}` unless its `base_url` is set",
                variable.default
            );
            report.push(Diagnostic::note(Code::ServerVariable, message).at(&variable.at));
        }
    }
    servers
        .iter()
        .map(|server| Server {
            url: resolve_url(server),
            description: server.description.clone(),
        })
        .collect()
}

/// The URL of a server, each variable at its default.
pub(super) fn resolve_url(server: &openapi::Server) -> String {
    let mut url = server.url.clone();
    for (name, variable) in &server.variables {
        url = url.replace(&format!("{{{name}}}"), &variable.default);
    }
    url
}
