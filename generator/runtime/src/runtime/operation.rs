//! What a generated operation tells the runtime.

use crate::runtime::api::Endpoint;
use crate::runtime::body::BodyError;
use bytes::Bytes;

/// An answer before it is read.
pub type RawResponse = http::Response<Bytes>;

/// What is read of an answer; `None` where its status is another.
pub type Decoded<T> = Option<Result<T, BodyError>>;

/// An operation of the API.
pub trait Operation: 'static {
    /// What a successful answer holds.
    type Output;
    /// What an answer with a documented error status holds.
    type Error;
    /// How the operation is called.
    const ENDPOINT: &'static Endpoint;

    /// Reads an answer whose status means success; `None` for other statuses.
    fn output(response: &RawResponse) -> Decoded<Self::Output>;

    /// Reads an answer whose status is a documented error; `None` for other
    /// statuses.
    fn error(response: &RawResponse) -> Decoded<Self::Error> {
        let _ = response;
        None
    }
}

/// Makes a type an [`Operation`]: how it is called, and how each status of an
/// answer is read.
#[macro_export]
#[doc(hidden)]
macro_rules! operation {
    (
        $(#[$attribute:meta])*
        $visibility:vis struct $type:ident: $method:literal $path:literal, $id:literal -> $output:ty, $error:ty;
        $(parameters: [$($place:ident($key:literal)$(.$detail:ident($($argument:tt)*))*),+ $(,)?];)?
        $(tags: $tags:expr;)? $(security: $security:expr;)? $(accept: $accept:expr;)? $(server: $server:expr;)?
        output |$response:ident| { $($success:pat => $read:expr,)* }
        $(error |$failed:ident| { $($failure:pat => $read_error:expr,)* })?
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug)]
        $visibility struct $type;

        impl $crate::runtime::Operation for $type {
            type Output = $output;
            type Error = $error;

            #[allow(clippy::needless_update)]
            const ENDPOINT: &'static $crate::runtime::Endpoint = &$crate::runtime::Endpoint {
                id: $id,
                method: $method,
                path: $path,
                $(parameters: &[$($crate::runtime::Parameter::$place($key)$(.$detail($($argument)*))*),+],)?
                $(tags: $tags,)?
                $(security: $security,)?
                $(accept: $accept,)?
                $(server: $server,)?
                ..$crate::runtime::Endpoint::DEFAULT
            };

            fn output($response: &$crate::runtime::RawResponse) -> $crate::runtime::Decoded<Self::Output> {
                match $response.status().as_u16() {
                    $($success => ::core::option::Option::Some($read),)*
                    _ => ::core::option::Option::None,
                }
            }

            $(
                fn error($failed: &$crate::runtime::RawResponse) -> $crate::runtime::Decoded<Self::Error> {
                    match $failed.status().as_u16() {
                        $($failure => ::core::option::Option::Some($read_error),)*
                        _ => ::core::option::Option::None,
                    }
                }
            )?
        }
    };
}
