//! The Digest scheme (RFC 7616): a proof that the client knows a password,
//! without the password.

use crate::runtime::api::SecurityScheme;
use crate::runtime::auth::{Credential, Secret};
use crate::runtime::authenticator::{Ask, Authenticator, Proving, Shown, Unproven};
use crate::runtime::challenge::{Challenge, challenges};
use crate::runtime::client::Settings;
use crate::runtime::security::authorization;
use http::{HeaderMap, Method};
use md5::Md5;
use sha2::{Digest as _, Sha256, Sha512_256};
use std::fmt::Write;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A user name and a password for the Digest scheme.
pub fn credential(username: impl Into<String>, password: impl Into<Secret>) -> Credential {
    Credential::live(Arc::new(Digest {
        username: username.into(),
        password: password.into(),
        state: Mutex::default(),
    }))
}

struct Digest {
    username: String,
    password: Secret,
    state: Mutex<State>,
}

/// What the server has asked for last.
#[derive(Default)]
struct State {
    demand: Option<Arc<Demand>>,
    /// How many demands there have been.
    number: u64,
    /// How often the nonce has been used.
    uses: u32,
}

impl Authenticator for Digest {
    fn check(&self, _: &Settings, scheme: &'static SecurityScheme) -> Result<(), String> {
        // Section 3.4: a colon ends the user name.
        match self.username.contains(':') {
            true => Err(format!(
                "the user name for `{}` holds a colon, which ends the user name",
                scheme.name
            )),
            false => Ok(()),
        }
    }

    /// Nothing before the server has asked; then the same nonce each time, with
    /// a count of its uses.
    fn prove<'a>(&'a self, ask: Ask<'a>) -> Proving<'a> {
        let (demand, number, uses) = {
            let mut state = self.lock();
            state.uses = state.uses.saturating_add(1);
            (state.demand.clone(), state.number, state.uses)
        };
        let Some(demand) = demand else {
            return Box::pin(std::future::ready(Ok((None, Shown(number)))));
        };
        let uri = ask.uri.path_and_query();
        let uri = uri.map_or("/", |target| target.as_str());
        let text = client_nonce().and_then(|client_nonce| {
            let password = self.password.expose();
            let user = (self.username.as_str(), password);
            demand.answer(user, ask.method, uri, uses, &client_nonce)
        });
        let proof = text.and_then(|text| authorization(ask.scheme, &text));
        let proof = proof.map(|proof| (Some(proof), Shown(number)));
        Box::pin(std::future::ready(proof.map_err(Unproven::from)))
    }

    fn refused(&self, _: Ask<'_>, shown: Shown, headers: &HeaderMap) -> bool {
        let demands = challenges(headers);
        let demand = demands
            .iter()
            .filter_map(Demand::new)
            .max_by_key(|it| it.algorithm);
        let mut state = self.lock();
        // Another call may have heard of a new nonce in the meantime.
        if state.number != shown.0 {
            return true;
        }
        let Some(demand) = demand else {
            return false;
        };
        // The same password is wrong again, unless only the nonce was too old
        // (section 3.3, `stale`).
        let is_first = state.demand.is_none();
        let is_stale = demand.is_stale;
        state.demand = Some(Arc::new(demand));
        state.number += 1;
        state.uses = 0;
        is_first || is_stale
    }
}

impl Digest {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a server asks for (section 3.3).
#[derive(Debug)]
pub(crate) struct Demand {
    realm: String,
    nonce: String,
    opaque: Option<String>,
    algorithm: Algorithm,
    /// As the server writes it.
    algorithm_name: Option<String>,
    is_session: bool,
    has_qop: bool,
    is_stale: bool,
    hides_user: bool,
}

impl Demand {
    /// `None` for another scheme, or where it asks for what is not here: another
    /// algorithm, or the protection of bodies (`qop="auth-int"`) alone.
    pub(crate) fn new(challenge: &Challenge) -> Option<Self> {
        if !challenge.scheme.eq_ignore_ascii_case("Digest") {
            return None;
        }
        let is_true = |name| {
            let value: Option<&str> = challenge.get(name);
            value.is_some_and(|value| value.eq_ignore_ascii_case("true"))
        };
        let name = challenge.get("algorithm");
        let upper = name.unwrap_or("MD5").to_ascii_uppercase();
        let (hash, is_session) = match upper.strip_suffix("-SESS") {
            Some(hash) => (hash, true),
            None => (upper.as_str(), false),
        };
        let qop = challenge.get("qop");
        let is_auth = |qop: &str| {
            qop.split(',')
                .any(|it| it.trim().eq_ignore_ascii_case("auth"))
        };
        if !qop.is_none_or(is_auth) {
            return None;
        }
        Some(Self {
            realm: challenge.get("realm")?.to_owned(),
            nonce: challenge.get("nonce")?.to_owned(),
            opaque: challenge.get("opaque").map(str::to_owned),
            algorithm: Algorithm::of(hash)?,
            algorithm_name: name.map(str::to_owned),
            is_session,
            has_qop: qop.is_some(),
            is_stale: is_true("stale"),
            hides_user: is_true("userhash"),
        })
    }

    /// The value of `Authorization` (section 3.4).
    ///
    /// # Errors
    ///
    /// Where no header can hold it.
    pub(crate) fn answer(
        &self,
        (username, password): (&str, &str),
        method: &Method,
        uri: &str,
        uses: u32,
        client_nonce: &str,
    ) -> Result<String, String> {
        let count = format!("{uses:08x}");
        let hash = |text: &str| self.algorithm.hash(text);
        let (realm, nonce) = (&self.realm, &self.nonce);
        let mut secret = hash(&format!("{username}:{realm}:{password}"));
        if self.is_session {
            secret = hash(&format!("{secret}:{nonce}:{client_nonce}"));
        }
        let request = hash(&format!("{method}:{uri}"));
        let response = match self.has_qop {
            true => hash(&format!(
                "{secret}:{nonce}:{count}:{client_nonce}:auth:{request}"
            )),
            // RFC 2069, which RFC 7616 still speaks to.
            false => hash(&format!("{secret}:{nonce}:{request}")),
        };
        let shown = match self.hides_user {
            true => hash(&format!("{username}:{realm}")),
            false => username.to_owned(),
        };
        let mut text = String::from("Digest ");
        if shown.is_ascii() {
            quote(&mut text, "username", &shown)?;
        } else {
            let encoded = crate::runtime::style::percent_encode(&shown);
            let _ = write!(text, "username*=UTF-8''{encoded}");
        }
        for (name, value) in [("realm", realm.as_str()), ("uri", uri), ("nonce", nonce)] {
            text.push_str(", ");
            quote(&mut text, name, value)?;
        }
        let _ = write!(text, ", response=\"{response}\"");
        if let Some(algorithm) = &self.algorithm_name {
            let _ = write!(text, ", algorithm={algorithm}");
        }
        if self.has_qop {
            let _ = write!(text, ", qop=auth, nc={count}, cnonce=\"{client_nonce}\"");
        } else if self.is_session {
            let _ = write!(text, ", cnonce=\"{client_nonce}\"");
        }
        if let Some(opaque) = &self.opaque {
            text.push_str(", ");
            quote(&mut text, "opaque", opaque)?;
        }
        if self.hides_user {
            text.push_str(", userhash=true");
        }
        Ok(text)
    }
}

/// From the weakest to the strongest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Algorithm {
    Md5,
    Sha256,
    Sha512_256,
}

impl Algorithm {
    fn of(name: &str) -> Option<Self> {
        match name {
            "MD5" => Some(Self::Md5),
            "SHA-256" => Some(Self::Sha256),
            "SHA-512-256" => Some(Self::Sha512_256),
            _ => None,
        }
    }

    fn hash(self, text: &str) -> String {
        match self {
            Self::Md5 => hex(&Md5::digest(text)),
            Self::Sha256 => hex(&Sha256::digest(text)),
            Self::Sha512_256 => hex(&Sha512_256::digest(text)),
        }
    }
}

/// 128 random bits, which make each answer another one.
fn client_nonce() -> Result<String, String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| format!("no random number: {error}"))?;
    Ok(hex(&bytes))
}

fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// A parameter as a quoted string (RFC 9110, section 5.6.4).
fn quote(text: &mut String, name: &str, value: &str) -> Result<(), String> {
    if value.chars().any(|c| c.is_control()) {
        return Err(format!(
            "`{name}` holds a character that a header cannot hold"
        ));
    }
    let value = value.replace('\\', "\\\\").replace('"', "\\\"");
    let _ = write!(text, "{name}=\"{value}\"");
    Ok(())
}
