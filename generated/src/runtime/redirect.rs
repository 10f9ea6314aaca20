// Copied by clientsmith: edits are lost when this crate is made anew.
//! Answers that point elsewhere, and following them without taking anything
//! along that belongs to the API.

use crate::runtime::access::Access;
use crate::runtime::api::Endpoint;
#[cfg(feature = "blocking")]
use crate::runtime::blocking::wait_for;
use crate::runtime::body::BodyError;
use crate::runtime::client::{Client, Origin};
use crate::runtime::clock::{Clock, Instant};
use crate::runtime::content::Content;
use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::execute::{Asked, Attempts, Extent, Requests};
use crate::runtime::reference::resolve;
use crate::runtime::response::{Exchange, Response};
use crate::runtime::security::choose;
use bytes::Bytes;
use http::header::{AUTHORIZATION, LOCATION};
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
        self.go(redirect, Clock::Runtime).await
    }

    /// [`follow`](Client::follow)s a redirect on this thread, which waits.
    ///
    /// # Errors
    ///
    /// As there, or where the transport is an asynchronous one.
    #[cfg(feature = "blocking")]
    pub fn follow_blocking(&self, redirect: &Redirect) -> Result<Response<Bytes>, Error> {
        self.0.check_clock(Clock::Thread).map_err(refusal)?;
        wait_for(self.go(redirect, Clock::Thread))
    }

    async fn go(&self, redirect: &Redirect, clock: Clock) -> Result<Response<Bytes>, Error> {
        let security = redirect.endpoint.unwrap_or(NOWHERE);
        let mut from = self.0.base.origin.clone();
        let mut url = redirect.location.clone();
        for _ in 0..HOPS {
            let (uri, to) = self.check(&from, &url)?;
            let answer = self.hop(security, uri.clone(), &to, clock).await?;
            let head = &answer.response;
            if head.status().is_success() {
                let body = head.body().clone();
                return Ok(Response::new(answer, body));
            }
            if !head.status().is_redirection() || !head.headers().contains_key(LOCATION) {
                return Err(Error::of_answer(ErrorKind::Unexpected, answer, None));
            }
            url = match target(head.headers(), Some(&uri)) {
                Ok(url) => url,
                Err(reason) => {
                    return Err(Error::of_answer(ErrorKind::Decode, answer, Some(reason)));
                }
            };
            from = to;
        }
        Err(refusal(format!("more than {HOPS} redirects in a row")))
    }

    fn check(&self, from: &Origin, url: &str) -> Result<(Uri, Origin), Error> {
        let uri: Uri = url
            .parse()
            .map_err(|_| refusal("the redirect does not lead to a URL"))?;
        let to = Origin::of(&uri).ok_or_else(|| refusal("the redirect does not lead to a URL"))?;
        match from.scheme == "https" && to.scheme != "https" {
            true => Err(refusal("the redirect leads from https to http")),
            false => Ok((uri, to)),
        }
    }

    async fn hop(
        &self,
        security: &'static Endpoint,
        uri: Uri,
        to: &Origin,
        clock: Clock,
    ) -> Result<Box<Exchange>, Error> {
        let settings = &self.0;
        let mut request = http::Request::new(Content::default());
        *request.uri_mut() = uri;
        let mut access = Access::default();
        if *to == settings.base.origin {
            *request.headers_mut() = settings.headers.clone();
            access = self.own_access(security).map_err(refusal)?;
        }
        let attempts = Attempts {
            settings,
            endpoint: NOWHERE,
            requests: &request,
            access: &access,
            retry: &settings.retry,
            started: Instant::now(),
            clock,
            timeout: settings.timeout,
            deadline: settings.deadline,
            extent: Extent::Whole,
        };
        attempts.exchange().await
    }

    /// What a request to the API itself shows. The URL is the server's, so
    /// nothing is added to its query; nor are cookies.
    fn own_access(&self, security: &Endpoint) -> Result<Access<'static>, String> {
        let settings = &self.0;
        let mut access = Access {
            headers_only: true,
            shows_certificate: settings.shows_certificate(security.security),
            ..Access::default()
        };
        // As in a call: what the caller has set stands in for a credential.
        if !settings.headers.contains_key(AUTHORIZATION) {
            let has = |index| access.has(settings, index);
            access.needs = choose(settings.api, security, has)?;
            access.shows_certificate = settings.shows_certificate(&[access.needs]);
        }
        Ok(access)
    }
}

/// A request that is there already.
impl Requests for http::Request<Content> {
    fn request(&self) -> Result<Box<Self>, Error> {
        Ok(Box::new(self.clone()))
    }

    fn uri(&self) -> Option<Uri> {
        Some(self.uri().clone())
    }
}

/// In place of an operation: what is got belongs to none.
const NOWHERE: &Endpoint = &Endpoint {
    id: "follow",
    ..Endpoint::DEFAULT
};

fn refusal(reason: impl Into<String>) -> Error {
    Error::new(ErrorKind::Request, NOWHERE.id, reason)
}

/// The URL in `Location` (RFC 9110, section 10.2.2), relative to that of the
/// request, without a fragment.
fn target(headers: &HeaderMap, base: Option<&Uri>) -> Result<String, BodyError> {
    let Some(location) = headers.get(LOCATION) else {
        return Err(BodyError::new("expected a `Location` header"));
    };
    let refusal = || BodyError::new("`Location` is not a URL over HTTP");
    let location = std::str::from_utf8(location.as_bytes()).map_err(|_| refusal())?;
    let url = resolve(location, base).ok_or_else(refusal)?;
    match url.parse::<Uri>() {
        Ok(uri) if Origin::of(&uri).is_some() => Ok(url),
        _ => Err(refusal()),
    }
}
