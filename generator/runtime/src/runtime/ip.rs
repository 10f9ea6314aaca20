//! Addresses of hosts (RFC 2673, section 3.2; RFC 4291, section 2.2):
//! `format: ipv4`, `ipv6` and `ip`.

use crate::runtime::codec::{Mismatch, Scalar, Source, Target, Token, Value};
use std::borrow::Cow;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

macro_rules! addresses {
    ($($type:ty: $expected:literal, $empty:expr;)*) => {$(
        impl Value for $type {
            fn empty() -> Self {
                $empty
            }

            fn target(&mut self) -> Target<'_> {
                Target::Scalar(self)
            }

            fn source(&self) -> Source<'_> {
                Source::Text(Cow::Owned(self.to_string()))
            }
        }

        impl Scalar for $type {
            fn expected(&self) -> &'static str {
                $expected
            }

            fn set(&mut self, token: Token<'_>) -> Result<(), Mismatch> {
                let Token::Text(text) = token else {
                    return Err(Mismatch::Kind);
                };
                *self = text.parse().map_err(|_| Mismatch::value(concat!("not ", $expected)))?;
                Ok(())
            }
        }
    )*};
}

addresses! {
    Ipv4Addr: "an IPv4 address", Self::UNSPECIFIED;
    Ipv6Addr: "an IPv6 address", Self::UNSPECIFIED;
    IpAddr: "an IP address", Self::V4(Ipv4Addr::UNSPECIFIED);
}
