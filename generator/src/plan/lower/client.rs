//! The client's own part: security schemes, headers that are set once.

use super::Lowering;
use super::docs::{code, markdown, paragraphs};
use crate::config::ClientHeader;
use crate::diag::Code;
use crate::model::{Location, Parameter, SchemeKind, SecurityScheme};
use crate::plan::naming::{Case, Scope};
use crate::plan::{self, Client, Scheme};

impl Lowering<'_> {
    pub(super) fn lower_client(&mut self) -> Client {
        let mut scope = Scope::reserving(crate::plan::BUILDER_METHODS.iter().copied());
        let servers = self.lower_servers(&mut scope);
        let api = self.api;
        let schemes = api
            .schemes
            .iter()
            .map(|scheme| self.lower_scheme(scheme, &mut scope))
            .collect();
        let config = self.config;
        let headers = config
            .client
            .headers
            .iter()
            .enumerate()
            .filter_map(|(index, header)| self.lower_header(index, header, &mut scope));
        let headers = headers.collect();
        Client {
            server: servers.default,
            choice: servers.choice,
            own_servers: servers.own,
            schemes,
            headers,
        }
    }

    fn lower_scheme(&mut self, scheme: &SecurityScheme, scope: &mut Scope) -> Scheme {
        let configured = self
            .config
            .security
            .get(&scheme.name)
            .map(|security| security.method.as_str());
        let kind = match &scheme.kind {
            SchemeKind::Bearer => "A bearer token.",
            SchemeKind::Basic => "A user name and a password.",
            SchemeKind::ApiKey { .. } => "A key.",
            SchemeKind::Digest => "A user name and a password, for the Digest scheme.",
            SchemeKind::OAuth(_) => {
                "An access token, or an `OAuth` that gets them, or another provider."
            }
            SchemeKind::Token => "An access token, or a provider of them.",
            SchemeKind::Http { .. } => {
                "What follows the scheme's name in the `Authorization` header."
            }
            SchemeKind::MutualTls => "A client certificate.",
            SchemeKind::Undescribed => {
                "The whole `Authorization` header: the description does not say what this scheme is."
            }
        };
        Scheme {
            name: scheme.name.clone(),
            kind: scheme.kind.clone(),
            method: scope.claim(configured.unwrap_or(&scheme.name), Case::Value),
            docs: paragraphs([
                scheme
                    .description
                    .as_deref()
                    .map(markdown)
                    .or_else(|| Some(kind.to_owned())),
                Some(format!("The security scheme {}.", code(&scheme.name))),
                scheme
                    .deprecated
                    .then(|| "The description advises against it.".to_owned()),
            ]),
        }
    }

    fn lower_header(
        &mut self,
        index: usize,
        header: &ClientHeader,
        scope: &mut Scope,
    ) -> Option<plan::ClientHeader> {
        let Some(parameter) = self.header_parameter(&header.name) else {
            let place = self.entry(&["client", "headers", &index.to_string(), "name"]);
            let message = format!(
                "[[client.headers]]: no operation has a header parameter `{}`",
                header.name
            );
            let help = "correct the name, or remove the entry".to_owned();
            self.config_error(Code::UnusedConfiguration, place, message, help);
            return None;
        };
        let short = header
            .name
            .strip_prefix("X-")
            .or_else(|| header.name.strip_prefix("x-"))
            .unwrap_or(&header.name);
        let method = scope.claim(header.method.as_deref().unwrap_or(short), Case::Value);
        let default = header
            .default
            .as_deref()
            .map(|default| format!("{} unless it is set.", code(default)));
        Some(plan::ClientHeader {
            name: header.name.clone(),
            default: header.default.clone(),
            without: scope.claim(&format!("without {}", method.text()), Case::Value),
            method,
            docs: paragraphs([
                parameter.description.as_deref().map(markdown),
                Some(format!(
                    "The {} header of all calls that take it. {}",
                    code(&header.name),
                    default.unwrap_or_default()
                )),
            ]),
        })
    }

    fn header_parameter(&self, name: &str) -> Option<&Parameter> {
        let parameters = self
            .api
            .operations
            .iter()
            .flat_map(|operation| &operation.parameters);
        parameters
            .into_iter()
            .find(|parameter| is_header(parameter, name))
    }
}

/// Whether a parameter is this header (names are without case: RFC 9110,
/// section 5.1).
pub(super) fn is_header(parameter: &Parameter, name: &str) -> bool {
    parameter.location == Location::Header && parameter.name.eq_ignore_ascii_case(name)
}
