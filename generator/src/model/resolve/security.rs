//! Security schemes and requirements (OpenAPI 3.1, sections 4.8.27 and 4.8.30).

use super::Resolver;
use crate::diag::{Code, Diagnostic, nearest};
use crate::model::{ApiKeyLocation, Requirement, SchemeId, SchemeKind, SecurityScheme};
use crate::openapi::{self, SecurityRequirement, SecuritySchemeKind};

impl Resolver<'_> {
    pub(super) fn resolve_schemes(&mut self) -> Vec<SecurityScheme> {
        let document = self.document;
        let mut schemes = Vec::new();
        for (name, part) in &document.components.security_schemes {
            let Some(scheme) = self.part(part) else {
                continue;
            };
            if matches!(
                scheme.kind,
                SecuritySchemeKind::OAuth2(_) | SecuritySchemeKind::OpenIdConnect { .. }
            ) {
                let message = format!(
                    "the client does not get tokens for `{name}`: it sends the one that it is given"
                );
                self.report
                    .push(Diagnostic::note(Code::FlowNotRun, message).at(&scheme.at));
            }
            self.schemes.insert(name.clone(), SchemeId(schemes.len()));
            schemes.push(SecurityScheme {
                name: name.clone(),
                kind: kind(scheme.kind),
                description: scheme.description,
            });
        }
        schemes
    }

    /// Alternatives of sets of schemes.
    pub(super) fn requirements(
        &mut self,
        alternatives: &[SecurityRequirement],
    ) -> Vec<Vec<Requirement>> {
        alternatives
            .iter()
            .filter_map(|set| self.requirement(set))
            .collect()
    }

    fn requirement(&mut self, set: &SecurityRequirement) -> Option<Vec<Requirement>> {
        let mut requirements = Vec::new();
        for (name, scopes) in &set.schemes {
            match self.schemes.get(name) {
                Some(&scheme) => requirements.push(Requirement {
                    scheme,
                    scopes: scopes.clone(),
                }),
                None => {
                    let known = nearest(name, self.schemes.keys().map(String::as_str));
                    let help = known.map_or_else(
                        || "describe it in `components.securitySchemes`".to_owned(),
                        |known| format!("did you mean `{known}`?"),
                    );
                    self.error(
                        Code::UnknownSecurityScheme,
                        format!("there is no security scheme `{name}`"),
                        &set.at.child(name),
                        help,
                    );
                    return None;
                }
            }
        }
        Some(requirements)
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
        SecuritySchemeKind::Http { scheme, .. } => match scheme.as_str() {
            "bearer" => SchemeKind::Bearer,
            "basic" => SchemeKind::Basic,
            _ => SchemeKind::Http { scheme },
        },
        SecuritySchemeKind::MutualTls => SchemeKind::MutualTls,
        SecuritySchemeKind::OAuth2(_) | SecuritySchemeKind::OpenIdConnect { .. } => {
            SchemeKind::Token
        }
        SecuritySchemeKind::Unknown(scheme) => SchemeKind::Http { scheme },
    }
}
