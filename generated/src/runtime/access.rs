// Copied by clientsmith: edits are lost when this crate is made anew.
//! What a call shows of who is calling: chosen once, put into the request of
//! each attempt.

use crate::runtime::api::{Endpoint, Location, Need, SecurityScheme};
use crate::runtime::arguments::Arguments;
use crate::runtime::auth::{Credential, Kind};
use crate::runtime::authenticator::{Ask, Authenticator, Shown, Unproven};
use crate::runtime::client::Settings;
use crate::runtime::security::Proof;
use crate::runtime::style::{percent_encode, push_pair};
use http::header::{COOKIE, HeaderName, HeaderValue};
use http::{HeaderMap, Method, Uri};
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
#[derive(Default)]
pub(crate) struct Access<'a> {
    /// What the operation asks for.
    pub(crate) needs: &'static [Need],
    /// Credentials of the call, by the index of the scheme, before the client's.
    pub(crate) own: &'a [(usize, Held)],
    /// Headers that the caller has set, or has left out, in place of ours.
    pub(crate) kept: &'a [(HeaderName, Option<HeaderValue>)],
    /// The arguments, since a parameter of the query may stand in for a key.
    pub(crate) arguments: Option<(&'a Arguments, &'static Endpoint)>,
    /// Whether the query and the cookies are somebody else's.
    pub(crate) headers_only: bool,
    /// Whether the client's credentials are for another host.
    pub(crate) withholds: bool,
    /// Whether the connection shows the client's certificate.
    pub(crate) shows_certificate: bool,
}

/// What was shown to a server, which may refuse it.
pub(crate) struct Presented {
    method: Method,
    uri: Uri,
    /// By each that shows something else each time.
    shown: Vec<Shown>,
}

impl Access<'_> {
    /// Puts credentials into a request. What always shows the same does not have to
    /// hear of a refusal; the rest is presented.
    ///
    /// # Errors
    ///
    /// Where one cannot be had, or cannot be sent.
    pub(crate) async fn authorize<B>(
        &self,
        settings: &Settings,
        request: &mut http::Request<B>,
    ) -> Result<Option<Box<Presented>>, Unproven> {
        let mut is_live = false;
        for (_, held) in self.held(settings) {
            match held {
                Held::Fixed(proof) => self.apply(proof.clone(), request)?,
                Held::Live(_) => is_live = true,
            }
        }
        match is_live {
            true => Box::pin(self.present(settings, request)).await,
            false => Ok(None),
        }
    }

    /// Puts the credentials into a request that show something else each time.
    async fn present<B>(
        &self,
        settings: &Settings,
        request: &mut http::Request<B>,
    ) -> Result<Option<Box<Presented>>, Unproven> {
        let mut shown = Vec::new();
        for (need, held) in self.held(settings) {
            if let Held::Live(live) = held {
                let Some(ask) = ask(settings, need, request.method(), request.uri()) else {
                    continue;
                };
                let (proof, number) = live.prove(ask).await.map_err(|error| Unproven {
                    reason: format!("no credential for `{}`: {}", ask.scheme.name, error.reason),
                    ..error
                })?;
                shown.push(number);
                if let Some(proof) = proof {
                    self.apply(proof, request)?;
                }
            }
        }
        let presented = |shown| {
            Box::new(Presented {
                method: request.method().clone(),
                uri: request.uri().clone(),
                shown,
            })
        };
        Ok((!shown.is_empty()).then(|| presented(shown)))
    }

    /// Hears that what was presented was answered 401. Whether something else would
    /// be shown next time.
    pub(crate) fn refused(
        &self,
        settings: &Settings,
        presented: &Presented,
        headers: &HeaderMap,
    ) -> bool {
        let live = self.held(settings).filter_map(|(need, held)| match held {
            Held::Live(live) => Some((need, live)),
            Held::Fixed(_) => None,
        });
        let renewed = live.zip(&presented.shown).map(|((need, live), shown)| {
            let ask = ask(settings, need, &presented.method, &presented.uri);
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

    fn apply<B>(&self, proof: Proof, request: &mut http::Request<B>) -> Result<(), String> {
        match proof {
            Proof::Header(name, value) => {
                if !self.keeps(&name) {
                    request.headers_mut().insert(name, value);
                }
            }
            Proof::Query(_) | Proof::Cookie(_) if self.headers_only => {}
            Proof::Query(pair) => {
                let name = pair.split('=').next().unwrap_or_default();
                if self.keeps_pair(name) {
                    return Ok(());
                }
                let mut url = request.uri().to_string();
                push_pair(&mut url, &pair);
                let uri = Uri::try_from(url);
                *request.uri_mut() = uri.map_err(|_| "the URL is too long".to_owned())?;
            }
            Proof::Cookie(pair) => {
                if !self.keeps(&COOKIE) {
                    add_cookie(request.headers_mut(), &pair)?;
                }
            }
        }
        Ok(())
    }

    /// Whether the caller has set a header, or has left it out.
    pub(crate) fn keeps(&self, name: &HeaderName) -> bool {
        self.kept.iter().any(|(kept, _)| kept == name)
    }

    /// Whether an argument is a pair of the query with this encoded name.
    fn keeps_pair(&self, name: &str) -> bool {
        self.arguments.is_some_and(|(arguments, endpoint)| {
            let mut pairs = arguments.at(endpoint, Location::Query);
            pairs.any(|(parameter, _)| percent_encode(parameter.name) == name)
        })
    }
}

fn ask<'a>(
    settings: &'a Settings,
    need: Need,
    method: &'a Method,
    uri: &'a Uri,
) -> Option<Ask<'a>> {
    let (index, scopes) = need;
    Some(Ask {
        settings,
        scheme: settings.api.schemes.get(index)?,
        scopes,
        method,
        uri,
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
