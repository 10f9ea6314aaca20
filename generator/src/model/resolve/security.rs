//! Security schemes and requirements (OpenAPI 3.1, sections 4.8.27 and 4.8.30).

use super::Resolver;
use crate::diag::{Code, Diagnostic, nearest};
use crate::model::{ApiKeyLocation, OAuthUrls, Requirement, SchemeId, SchemeKind, SecurityScheme};
use crate::openapi::{self, At, OAuthFlow, OAuthFlows, SecurityRequirement, SecuritySchemeKind};

impl Resolver<'_> {
    pub(super) fn resolve_schemes(&mut self) {
        let document = self.document;
        for (name, part) in &document.components.security_schemes {
            let scheme = self.part(part, "the client is given the whole `Authorization` header");
            let Some(scheme) = scheme else {
                self.schemes.insert(name.clone(), undescribed(name));
                continue;
            };
            if needs_user(&scheme.kind) {
                let message = format!(
                    "the client does not get tokens for `{name}` by itself: it is given one, or a provider of them"
                );
                self.report
                    .push(Diagnostic::note(Code::FlowNotRun, message).at(&scheme.at));
            }
            let scheme = SecurityScheme {
                name: name.clone(),
                kind: kind(scheme.kind),
                description: scheme.description,
                deprecated: scheme.deprecated,
            };
            self.schemes.insert(name.clone(), scheme);
        }
    }

    /// Alternatives of sets of schemes.
    pub(super) fn requirements(
        &mut self,
        alternatives: &[SecurityRequirement],
    ) -> Vec<Vec<Requirement>> {
        let mut possible = Vec::new();
        for set in alternatives {
            let schemes = set.schemes.iter().map(|(name, scopes)| Requirement {
                scheme: self.scheme(name, &set.at),
                scopes: scopes.clone(),
            });
            let schemes: Vec<_> = schemes.collect();
            possible.extend(self.one_in_each_place(schemes, &set.at));
        }
        possible
    }

    /// The scheme of a name. One that is not described is asked for none the
    /// less: a misspelt name takes no operation's security away.
    fn scheme(&mut self, name: &str, set: &At) -> SchemeId {
        let described = &self.document.components.security_schemes;
        if !described.contains_key(name) {
            let help = nearest(name, described.keys().map(String::as_str)).map_or_else(
                || "describe it in `components.securitySchemes`".to_owned(),
                |known| format!("did you mean `{known}`?"),
            );
            let message = format!(
                "there is no security scheme `{name}`: the client is given the whole `Authorization` header"
            );
            self.mistake(Code::UnknownSecurityScheme, message, &set.child(name), help);
        }
        let entry = self.schemes.entry(name.to_owned());
        let id = SchemeId(entry.index());
        entry.or_insert_with(|| undescribed(name));
        id
    }
}

fn undescribed(name: &str) -> SecurityScheme {
    SecurityScheme {
        name: name.to_owned(),
        kind: SchemeKind::Undescribed,
        description: None,
        deprecated: false,
    }
}

fn kind(kind: SecuritySchemeKind) -> SchemeKind {
    match kind {
        SecuritySchemeKind::ApiKey { name, location } => SchemeKind::ApiKey {
            name,
            location: match location {
                openapi::ApiKeyLocation::Header => ApiKeyLocation::Header,
                openapi::ApiKeyLocation::Query => ApiKeyLocation::Query,
                openapi::ApiKeyLocation::Cookie => ApiKeyLocation::Cookie,
            },
        },
        SecuritySchemeKind::Http { scheme, .. } => match scheme.to_ascii_lowercase().as_str() {
            "bearer" => SchemeKind::Bearer,
            "basic" => SchemeKind::Basic,
            "digest" => SchemeKind::Digest,
            _ => SchemeKind::Http { scheme },
        },
        SecuritySchemeKind::MutualTls => SchemeKind::MutualTls,
        SecuritySchemeKind::OAuth2(flows) => SchemeKind::OAuth(urls(&flows)),
        SecuritySchemeKind::OpenIdConnect { .. } => SchemeKind::Token,
        SecuritySchemeKind::Unknown => SchemeKind::Undescribed,
    }
}

/// Whether tokens can only be had by sending a user somewhere.
fn needs_user(kind: &SecuritySchemeKind) -> bool {
    match kind {
        SecuritySchemeKind::OAuth2(flows) => {
            let urls = urls(flows);
            urls.client_credentials.is_none() && urls.password.is_none()
        }
        SecuritySchemeKind::OpenIdConnect { .. } => true,
        SecuritySchemeKind::ApiKey { .. }
        | SecuritySchemeKind::Http { .. }
        | SecuritySchemeKind::MutualTls
        | SecuritySchemeKind::Unknown => false,
    }
}

fn urls(flows: &OAuthFlows) -> OAuthUrls {
    let token_url =
        |flow: &Option<OAuthFlow>| flow.as_ref().and_then(|flow| flow.token_url.clone());
    // Those that give refresh tokens, as a rule, before the others.
    let flows_of_users = [
        &flows.authorization_code,
        &flows.device_authorization,
        &flows.password,
        &flows.implicit,
        &flows.client_credentials,
    ];
    let refresh_url = flows_of_users
        .iter()
        .find_map(|flow| flow.as_ref()?.refresh_url.clone());
    OAuthUrls {
        client_credentials: token_url(&flows.client_credentials),
        password: token_url(&flows.password),
        // Without a URL of its own, a token is had again where it was had
        // (RFC 6749, section 6).
        refresh: refresh_url.or_else(|| flows_of_users.into_iter().find_map(token_url)),
    }
}
