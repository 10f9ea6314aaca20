//! An API with the schemes whose credentials have to be got, and a transport
//! that answers by a function.

use crate::runtime::api::{Api, Endpoint, OAuthUrls, SchemeKind, SecurityScheme};
use crate::runtime::body::{self, BodyError};
use crate::runtime::call::Call;
use crate::runtime::client::{Client, ClientBuilder};
use crate::runtime::operation::Operation;
use bytes::Bytes;
use std::convert::Infallible;

const fn scheme(name: &'static str, kind: SchemeKind) -> SecurityScheme {
    SecurityScheme { name, kind }
}

/// The indexes of the schemes.
pub const OAUTH: usize = 0;
pub const DIGEST: usize = 1;
pub const KEY: usize = 2;
pub const CERTIFICATE: usize = 3;
pub const OPENID: usize = 4;

pub static API: Api = Api {
    name: "schemes",
    version: "1",
    server: Some("https://api.example.com/v1"),
    schemes: &[
        scheme(
            "oauth",
            SchemeKind::OAuth(OAuthUrls {
                client_credentials: Some("/token"),
                password: Some("https://login.example.com/token"),
                refresh: Some("refresh"),
            }),
        ),
        scheme("digest", SchemeKind::Digest),
        scheme("key", SchemeKind::Bearer),
        scheme("certificate", SchemeKind::MutualTls),
        scheme("openid", SchemeKind::Token),
    ],
    headers: &[],
};

/// A client whose requests are answered by a function.
pub fn builder() -> ClientBuilder {
    ClientBuilder::new(&API)
}

macro_rules! operations {
    ($($operation:ident: $method:literal, $path:literal, $security:expr;)*) => {$(
        #[derive(Clone, Copy, Debug)]
        pub struct $operation;

        impl Operation for $operation {
            type Output = String;
            type Error = Infallible;
            const ENDPOINT: &'static Endpoint = &Endpoint {
                id: stringify!($operation),
                tags: &["first", "second"],
                method: $method,
                path: $path,
                security: $security,
                ..Endpoint::DEFAULT
            };

            fn output(response: &http::Response<Bytes>) -> Option<Result<Self::Output, BodyError>> {
                match response.status().as_u16() {
                    200 => Some(body::text(response)),
                    _ => None,
                }
            }

            fn error(_: &http::Response<Bytes>) -> Option<Result<Self::Error, BodyError>> {
                None
            }
        }
    )*};
}

operations! {
    Read: "GET", "/things", &[&[(OAUTH, "read")]];
    Write: "POST", "/things", &[&[(OAUTH, "read write")]];
    Digested: "GET", "/dir/index.html", &[&[(DIGEST, "")]];
    Posted: "POST", "/dir/index.html", &[&[(DIGEST, "")]];
    Keyed: "POST", "/keyed", &[&[(KEY, "")]];
    Certified: "GET", "/certified", &[&[(CERTIFICATE, "")]];
    Identified: "GET", "/me", &[&[(OPENID, "openid profile")]];
    Open: "GET", "/open", &[];
}

pub fn call<O: Operation>(client: &Client) -> Call<O> {
    Call::new(client)
}
