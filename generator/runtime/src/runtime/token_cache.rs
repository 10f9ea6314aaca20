//! Tokens by what they are for, each got once however many calls wait for it.

use crate::runtime::api::SecurityScheme;
use crate::runtime::auth::Secret;
use crate::runtime::authenticator::{Ask, Authenticator, Proving, Shown, Unproven};
use crate::runtime::client::Settings;
use crate::runtime::clock::Instant;
use crate::runtime::security::Proof;
use crate::runtime::token::{Token, TokenError, TokenProvider, TokenRequest};
use http::HeaderMap;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The longest time that a token is replaced before it expires.
const MARGIN: Duration = Duration::from_secs(60);

/// The tokens of a provider.
pub(crate) struct Tokens {
    provider: Arc<dyn TokenProvider>,
    slots: Mutex<BTreeMap<String, Arc<Slot>>>,
}

impl Tokens {
    pub(crate) fn new(provider: Arc<dyn TokenProvider>) -> Self {
        Self {
            provider,
            slots: Mutex::default(),
        }
    }

    /// Where a token is kept: a credential may serve several schemes, scopes and
    /// clients.
    fn slot(&self, request: TokenRequest<'_>) -> Arc<Slot> {
        let (base, scheme) = (request.base_url(), request.scheme().name);
        let key = format!("{base} {scheme} {}", request.scopes());
        Arc::clone(lock(&self.slots).entry(key).or_default())
    }
}

impl Authenticator for Tokens {
    fn check(&self, settings: &Settings, scheme: &'static SecurityScheme) -> Result<(), String> {
        let scopes = "";
        self.provider.check(TokenRequest {
            settings,
            scheme,
            scopes,
        })
    }

    fn prove<'a>(&'a self, ask: Ask<'a>) -> Proving<'a> {
        Box::pin(async move {
            let slot = self.slot(request(ask));
            let token = slot.token(&*self.provider, request(ask)).await;
            let token = token.map_err(|error| Unproven {
                reason: error.to_string(),
                is_transient: error.is_transient(),
            })?;
            let proof = Proof::of_secret(ask.scheme, token.secret.expose())?;
            Ok((Some(proof), Shown(token.number)))
        })
    }

    fn refused(&self, ask: Ask<'_>, shown: Shown, _: &HeaderMap) -> bool {
        self.slot(request(ask)).forget(shown.0);
        true
    }
}

fn request(ask: Ask<'_>) -> TokenRequest<'_> {
    TokenRequest {
        settings: ask.settings,
        scheme: ask.scheme,
        scopes: ask.scopes,
    }
}

/// A token, and how it is replaced.
#[derive(Default)]
struct Slot {
    state: Mutex<State>,
    /// Held by whoever gets the next token.
    flight: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct State {
    token: Option<Held>,
    /// How often a token was asked for, with whatever success.
    fetches: u64,
    failure: Option<Arc<TokenError>>,
}

#[derive(Clone)]
struct Held {
    secret: Secret,
    number: u64,
    /// When it is to be replaced, and when it expires.
    until: Option<(Instant, Instant)>,
}

/// What there is at a moment.
enum Current {
    /// A token.
    Fresh(Held),
    /// A token that is about to expire.
    Old(Held),
    Nothing,
}

impl Slot {
    async fn token(
        &self,
        provider: &dyn TokenProvider,
        request: TokenRequest<'_>,
    ) -> Result<Held, Arc<TokenError>> {
        let seen = lock(&self.state).fetches;
        match self.current() {
            Current::Fresh(token) => return Ok(token),
            Current::Old(token) => {
                // It is good for this call, whoever gets the next one.
                let Ok(_flight) = self.flight.try_lock() else {
                    return Ok(token);
                };
                return Ok(self.fetch(provider, request).await.unwrap_or(token));
            }
            Current::Nothing => {}
        }
        let _flight = self.flight.lock().await;
        if let Some(shared) = self.fetched_since(seen) {
            return shared;
        }
        self.fetch(provider, request).await
    }

    fn current(&self) -> Current {
        let now = Instant::now();
        let state = lock(&self.state);
        match &state.token {
            None => Current::Nothing,
            Some(token) => match token.until {
                Some((_, expires)) if expires <= now => Current::Nothing,
                Some((renewal, _)) if renewal <= now => Current::Old(token.clone()),
                _ => Current::Fresh(token.clone()),
            },
        }
    }

    /// What another call got while this one waited for it.
    fn fetched_since(&self, seen: u64) -> Option<Result<Held, Arc<TokenError>>> {
        if lock(&self.state).fetches == seen {
            return None;
        }
        match self.current() {
            Current::Fresh(token) | Current::Old(token) => Some(Ok(token)),
            Current::Nothing => lock(&self.state).failure.clone().map(Err),
        }
    }

    async fn fetch(
        &self,
        provider: &dyn TokenProvider,
        request: TokenRequest<'_>,
    ) -> Result<Held, Arc<TokenError>> {
        let began = Instant::now();
        let fetched = provider.fetch(request).await;
        let mut state = lock(&self.state);
        state.fetches += 1;
        match fetched {
            Ok(token) => {
                let token = Held {
                    number: state.fetches,
                    until: until(began, &token),
                    secret: token.secret,
                };
                state.failure = None;
                Ok(state.token.insert(token).clone())
            }
            Err(error) => Err(Arc::clone(state.failure.insert(Arc::new(error)))),
        }
    }

    /// Forgets a token that was refused, unless it has been replaced.
    fn forget(&self, number: u64) {
        let mut state = lock(&self.state);
        if state
            .token
            .as_ref()
            .is_some_and(|token| token.number == number)
        {
            state.token = None;
        }
    }
}

/// When a token is to be replaced, and when it expires: a tenth of its life
/// before, a minute at most.
fn until(began: Instant, token: &Token) -> Option<(Instant, Instant)> {
    let lifetime = token.lifetime?;
    let margin = (lifetime / 10).min(MARGIN);
    let expires = began.checked_add(lifetime)?;
    Some((began.checked_add(lifetime - margin)?, expires))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
