//! What a call shows of who is calling: chosen once, put into the request of
//! each attempt.

use crate::runtime::api::{Need, SecurityScheme};
use crate::runtime::auth::{Credential, Kind};
use crate::runtime::authenticator::{Ask, Authenticator, Shown, Unproven};
use crate::runtime::client::Settings;
use crate::runtime::security::Proof;
use http::HeaderMap;
use http::header::{COOKIE, HeaderName, HeaderValue};
use http::request::Parts;
use std::sync::Arc;

/// What there is for a scheme.
#[derive(Clone)]
pub(crate) enum Held {
    /// What is always shown.
    Fixed(Proof),
    /// What shows something else each time.
    Live(Arc<dyn Authenticator>),
}

impl Held {
    /// Puts a credential in the form that its scheme asks for.
    ///
    /// # Errors
    ///
    /// Where it cannot be sent; the reason does not show it.
    pub(crate) fn new(scheme: &SecurityScheme, credential: &Credential) -> Result<Self, String> {
        Ok(match &credential.0 {
            Kind::Secret(secret) => Self::Fixed(Proof::of_secret(scheme, secret.expose())?),
            Kind::Basic { username, password } => {
                Self::Fixed(Proof::of_password(scheme, username, password.expose())?)
            }
            Kind::Live(live) => Self::Live(Arc::clone(live)),
        })
    }
}

/// What a call shows.
#[derive(Clone, Default)]
pub(crate) struct Access {
    /// What the operation asks for.
    pub(crate) needs: &'static [Need],
    /// Credentials of the call, by the index of the scheme, before the client's.
    pub(crate) own: Vec<(usize, Held)>,
    /// Headers that the caller has set, or has left out, in place of ours.
    pub(crate) kept: Vec<HeaderName>,
    /// Keys that the caller has set as parameters of the query, by their encoded
    /// names.
    pub(crate) kept_pairs: Vec<String>,
    /// Whether the query and the cookies are somebody else's.
    pub(crate) headers_only: bool,
    /// Whether the client's credentials are for another host.
    pub(crate) withholds: bool,
    /// Whether the connection shows the client's certificate.
    pub(crate) shows_certificate: bool,
}

impl Access {
    /// Puts credentials into a request.
    ///
    /// # Errors
    ///
    /// Where one cannot be had, or cannot be sent.
    pub(crate) async fn authorize(
        &self,
        settings: &Settings,
        head: &mut Parts,
    ) -> Result<Vec<Shown>, Unproven> {
        for (_, held) in self.held(settings) {
            if let Held::Fixed(proof) = held {
                self.apply(proof.clone(), head)?;
            }
        }
        let mut shown = Vec::new();
        for (need, held) in self.held(settings) {
            if let Held::Live(live) = held {
                let Some(ask) = ask(settings, need, head) else {
                    continue;
                };
                let (proof, number) = live.prove(ask).await.map_err(|error| Unproven {
                    reason: format!("no credential for `{}`: {}", ask.scheme.name, error.reason),
                    ..error
                })?;
                shown.push(number);
                if let Some(proof) = proof {
                    self.apply(proof, head)?;
                }
            }
        }
        Ok(shown)
    }

    /// Hears that a request was answered 401. Whether something else would be
    /// shown next time.
    pub(crate) fn refused(
        &self,
        settings: &Settings,
        head: &Parts,
        shown: &[Shown],
        headers: &HeaderMap,
    ) -> bool {
        let live = self.held(settings).filter_map(|(need, held)| match held {
            Held::Live(live) => Some((need, live)),
            Held::Fixed(_) => None,
        });
        let renewed = live.zip(shown).map(|((need, live), shown)| {
            let ask = ask(settings, need, head);
            ask.is_some_and(|ask| live.refused(ask, *shown, headers))
        });
        // Each of them has to hear of it.
        renewed.fold(false, |any, renewed| any | renewed)
    }

    /// Whether there is a credential for the scheme at `index`.
    pub(crate) fn has(&self, settings: &Settings, index: usize) -> bool {
        let is_certificate = settings.is_certificate(index) && settings.identity.is_some();
        self.find(settings, index).is_some() || (is_certificate && !self.withholds)
    }

    fn find<'a>(&'a self, settings: &'a Settings, index: usize) -> Option<&'a Held> {
        let own = self.own.iter().rev().find(|(other, _)| *other == index);
        match own {
            Some((_, held)) => Some(held),
            None if self.withholds => None,
            None => settings.credentials.get(index)?.as_ref(),
        }
    }

    fn held<'a>(&'a self, settings: &'a Settings) -> impl Iterator<Item = (Need, &'a Held)> {
        let needs = self.needs.iter();
        needs.filter_map(move |&need| Some((need, self.find(settings, need.0)?)))
    }

    fn apply(&self, proof: Proof, head: &mut Parts) -> Result<(), String> {
        match proof {
            Proof::Header(name, value) => {
                if !self.kept.contains(&name) {
                    head.headers.insert(name, value);
                }
            }
            Proof::Query(_) | Proof::Cookie(_) if self.headers_only => {}
            Proof::Query(pair) => {
                let name = pair.split('=').next().unwrap_or_default();
                if self.kept_pairs.iter().any(|kept| kept == name) {
                    return Ok(());
                }
                let url = head.uri.to_string();
                let mark = if url.contains('?') { '&' } else { '?' };
                let uri = format!("{url}{mark}{pair}").parse();
                head.uri = uri.map_err(|_| "the URL is too long".to_owned())?;
            }
            Proof::Cookie(pair) => {
                if !self.kept.contains(&COOKIE) {
                    add_cookie(&mut head.headers, &pair)?;
                }
            }
        }
        Ok(())
    }
}

fn ask<'a>(settings: &'a Settings, need: Need, head: &'a Parts) -> Option<Ask<'a>> {
    let (index, scopes) = need;
    Some(Ask {
        settings,
        scheme: settings.api.schemes.get(index)?,
        scopes,
        method: &head.method,
        uri: &head.uri,
    })
}

/// All cookies are in one header (RFC 6265, section 5.4).
fn add_cookie(headers: &mut HeaderMap, pair: &str) -> Result<(), String> {
    let cookies = headers
        .get(COOKIE)
        .and_then(|cookies| cookies.to_str().ok());
    let cookies = cookies.map_or_else(|| pair.to_owned(), |cookies| format!("{cookies}; {pair}"));
    let value = HeaderValue::try_from(cookies);
    let mut value = value.map_err(|_| "a cookie holds what no header can hold".to_owned())?;
    value.set_sensitive(true);
    headers.insert(COOKIE, value);
    Ok(())
}
