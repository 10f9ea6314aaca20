//! Answers that point elsewhere, and following them without taking anything
//! along that belongs to the API.

use crate::runtime::api::Endpoint;
use crate::runtime::body::BodyError;
use crate::runtime::client::{Client, Origin};
use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::execute::{Asked, Limits, exchange};
use crate::runtime::response::{Exchange, Response};
use crate::runtime::security::{Proof, choose};
use bytes::Bytes;
use http::header::LOCATION;
use http::{HeaderMap, StatusCode, Uri};
use std::fmt;

/// How many redirects are followed in a row.
const HOPS: usize = 10;

/// An answer that points elsewhere. It is not followed by itself:
/// [`Client::follow`] does that.
#[derive(Clone)]
pub struct Redirect {
    status: StatusCode,
    location: String,
    endpoint: Option<&'static Endpoint>,
}

impl Redirect {
    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The URL that the answer points to. It may be signed, so that who has it
    /// has access: treat it as a secret.
    pub fn location(&self) -> &str {
        &self.location
    }
}

/// Shows the host only: the rest of the URL may be a signature.
impl fmt::Debug for Redirect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let uri = self.location.parse::<Uri>().unwrap_or_default();
        f.debug_struct("Redirect")
            .field("status", &self.status)
            .field("host", &uri.host().unwrap_or_default())
            .finish_non_exhaustive()
    }
}

/// Reads where an answer points to.
///
/// # Errors
///
/// Where it has no `Location`, or one that is not a URL.
pub fn location(response: &http::Response<Bytes>) -> Result<Redirect, BodyError> {
    let asked = response.extensions().get::<Asked>();
    let base = asked.map(|asked| &asked.uri);
    Ok(Redirect {
        status: response.status(),
        location: target(response.headers(), base)?,
        endpoint: asked.map(|asked| asked.endpoint),
    })
}

impl Client {
    /// Gets what a redirect points to, and whatever that points to in turn.
    ///
    /// A request to another host takes nothing along: no credential, no header
    /// of the client, no cookie. From `https` nothing leads to `http`.
    ///
    /// # Errors
    ///
    /// Where there is no answer, or where it is not a success.
    pub async fn follow(&self, redirect: &Redirect) -> Result<Response<Bytes>, Error> {
        const NONE: &Endpoint = &Endpoint {
            id: "follow",
            method: http::Method::GET,
            path: "",
            parameters: &[],
            security: &[],
            accept: "",
            server: None,
        };
        let endpoint = redirect.endpoint.unwrap_or(NONE);
        let mut url = redirect.location.clone();
        for _ in 0..HOPS {
            let answer = self.hop(endpoint, &url).await?;
            let status = answer.response.status();
            if status.is_success() {
                let body = answer.response.body().clone();
                return Ok(Response::new(answer, body));
            }
            if !status.is_redirection() || !answer.response.headers().contains_key(LOCATION) {
                return Err(Error::of_answer(ErrorKind::Unexpected, answer, None));
            }
            let base = url.parse().ok();
            url = match target(answer.response.headers(), base.as_ref()) {
                Ok(next) if url.starts_with("https:") && !next.starts_with("https:") => {
                    let reason = BodyError::new("it leads from https to http");
                    return Err(Error::of_answer(ErrorKind::Decode, answer, Some(reason)));
                }
                Ok(next) => next,
                Err(reason) => {
                    return Err(Error::of_answer(ErrorKind::Decode, answer, Some(reason)));
                }
            };
        }
        let reason = format!("more than {HOPS} redirects in a row");
        Err(Error::new(ErrorKind::Unexpected, endpoint.id, reason))
    }

    async fn hop(&self, endpoint: &'static Endpoint, url: &str) -> Result<Exchange, Error> {
        let request = self
            .bare_request(endpoint, url)
            .map_err(|reason| Error::new(ErrorKind::Request, endpoint.id, reason))?;
        let settings = &self.0;
        let limits = Limits {
            timeout: settings.timeout,
            deadline: settings.deadline,
        };
        exchange(settings, endpoint, request, limits, &settings.retry).await
    }

    fn bare_request(
        &self,
        endpoint: &'static Endpoint,
        url: &str,
    ) -> Result<http::Request<Bytes>, String> {
        let uri: Uri = url
            .parse()
            .map_err(|_| "the redirect does not lead to a URL".to_owned())?;
        let origin = Origin::of(&uri).ok_or("the redirect does not lead to a URL over HTTP")?;
        let mut request = http::Request::new(Bytes::new());
        *request.uri_mut() = uri;
        let settings = &self.0;
        if origin == settings.base.origin {
            *request.headers_mut() = settings.headers.clone();
            for proof in choose(settings.api, endpoint, &settings.proofs)? {
                if let Proof::Header(name, value) = proof {
                    request.headers_mut().insert(name, value.clone());
                }
            }
        }
        Ok(request)
    }
}

/// The URL in `Location` (RFC 9110, section 10.2.2), relative to that of the
/// request.
fn target(headers: &HeaderMap, base: Option<&Uri>) -> Result<String, BodyError> {
    let Some(location) = headers.get(LOCATION) else {
        return Err(BodyError::new("expected a `Location` header"));
    };
    let location = location
        .to_str()
        .map_err(|_| BodyError::new("`Location` is not a URL"))?;
    let url = resolve(location, base)
        .ok_or_else(|| BodyError::new("`Location` is relative to an unknown URL"))?;
    match url.parse::<Uri>() {
        Ok(uri) if Origin::of(&uri).is_some() => Ok(url),
        _ => Err(BodyError::new("`Location` is not a URL over HTTP")),
    }
}

/// Resolves a reference (RFC 3986, section 5.2). Segments `.` and `..` are left
/// to the URL parser of the transport.
fn resolve(reference: &str, base: Option<&Uri>) -> Option<String> {
    let has_scheme = reference
        .split(['/', '?', '#'])
        .next()
        .is_some_and(|first| first.contains(':'));
    if has_scheme {
        return Some(reference.to_owned());
    }
    let base = base?;
    let scheme = base.scheme_str()?;
    let origin = format!("{scheme}://{}", base.authority()?);
    if reference.starts_with("//") {
        return Some(format!("{scheme}:{reference}"));
    }
    if reference.starts_with('/') {
        return Some(format!("{origin}{reference}"));
    }
    if reference.is_empty() || reference.starts_with(['?', '#']) {
        return Some(format!("{origin}{}{reference}", base.path()));
    }
    let (folder, _) = base.path().rsplit_once('/')?;
    Some(format!("{origin}{folder}/{reference}"))
}
