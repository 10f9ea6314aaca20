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

/// Makes a type that is an [`Operation`], of which there is no value: how it is called,
/// and how its answers are read.
///
/// `of` names the method that makes the call. What is asked is the HTTP method and
/// the path, the id, and each parameter by its place. Answers are one of
/// * `output Type;` and `error 404 | 410 => Type;`: JSON, or nothing for `()`,
/// * `error enum Name { 404 => Missing(Type), 410 => Gone, }`, which makes the enum,
/// * `error Type, |response| { 404 => reader, }`: whatever reads them.
///
/// First come the successful ones, `output`: any of `200..=299`, where no status is
/// named. Without `error` no error has a type.
#[macro_export]
#[doc(hidden)]
macro_rules! operation {
    (
        $(#[$attribute:meta])*
        $visibility:vis type $type:ident $(of $owner:ident::$call:ident)?:
        $method:literal $path:literal, $id:literal
        $(, $place:ident($key:literal)$(.$detail:ident($($argument:tt)*))*)*;
        $(tags: $tags:expr;)? $(security: $security:expr;)? $(accept: $accept:expr;)? $(server: $server:expr;)?
        output $($answers:tt)*
    ) => {
        $(#[$attribute])*
        $(#[doc = ::core::concat!("The operation of [`", ::core::stringify!($owner), "::", ::core::stringify!($call), "`].")])?
        $visibility enum $type {}

        impl $crate::runtime::Operation for $type {
            #[allow(clippy::needless_update)]
            const ENDPOINT: &'static $crate::runtime::Endpoint = &$crate::runtime::Endpoint {
                id: $id,
                method: $method,
                path: $path,
                parameters: &[$($crate::runtime::Parameter::$place($key)$(.$detail($($argument)*))*),*],
                $(tags: $tags,)?
                $(security: $security,)?
                $(accept: $accept,)?
                $(server: $server,)?
                ..$crate::runtime::Endpoint::JSON
            };

            $crate::answers!(output $($answers)*);
        }

        $crate::answer_enums!(output $($answers)*);
    };
}

/// The types of answers, and the functions that read them, of an implementation
/// of [`Operation`].
#[macro_export]
#[doc(hidden)]
macro_rules! answers {
    (output (); $($error:tt)*) => {
        $crate::answers!(output 200..=299 => (); $($error)*);
    };
    ($kind:ident enum $name:ident { $($(#[$attribute:meta])* $status:pat => $variant:ident$(($type:ty))?,)* } $($error:tt)*) => {
        $crate::answers!($kind $name, |response| {
            $($status => $crate::answers!(@variant response $name $variant$(($type))?),)*
        } $($error)*);
    };
    ($kind:ident $type:ty, |$response:ident| { $($status:pat => $read:expr,)* } $($error:tt)*) => {
        $crate::answers!(@type $kind $type);

        #[inline]
        fn $kind($response: &$crate::runtime::RawResponse) -> $crate::runtime::Decoded<$type> {
            match $response.status().as_u16() {
                $($status => ::core::option::Option::Some($read),)*
                _ => ::core::option::Option::None,
            }
        }

        $crate::answers!(@after $kind $($error)*);
    };
    (output $type:ty; $($error:tt)*) => {
        $crate::answers!(output 200..=299 => $type; $($error)*);
    };
    ($kind:ident $status:pat => (); $($error:tt)*) => {
        $crate::answers!($kind (), |response| { $status => $crate::runtime::body::empty(response), } $($error)*);
    };
    ($kind:ident $status:pat => $type:ty; $($error:tt)*) => {
        $crate::answers!($kind $type, |response| { $status => $crate::runtime::body::json(response), } $($error)*);
    };
    (@after output) => {
        type Error = ::core::convert::Infallible;
    };
    (@after output $($error:tt)+) => {
        $crate::answers!($($error)+);
    };
    (@after error) => {};
    (@type output $type:ty) => {
        type Output = $type;
    };
    (@type error $type:ty) => {
        type Error = $type;
    };
    (@variant $response:ident $name:ident $variant:ident) => {
        $crate::runtime::body::empty($response).map(|()| $name::$variant)
    };
    (@variant $response:ident $name:ident $variant:ident($type:ty)) => {
        $crate::runtime::body::json($response).map($name::$variant)
    };
}

/// The enums among answers.
#[macro_export]
#[doc(hidden)]
macro_rules! answer_enums {
    ($kind:ident enum $name:ident { $($(#[$attribute:meta])* $status:pat => $variant:ident$(($type:ty))?,)* } $($error:tt)*) => {
        $crate::answer_enums!(@doc $kind
            #[derive(Clone, Debug, PartialEq)]
            #[non_exhaustive]
            pub enum $name {
                $($(#[$attribute])* $variant$(($type))?,)*
            }
        );

        $crate::answer_enums!($($error)*);
    };
    (@doc output $enum:item) => {
        /// What is answered, by status.
        $enum
    };
    (@doc error $enum:item) => {
        /// What goes wrong, by status.
        $enum
    };
    ($kind:ident $type:ty, |$response:ident| { $($status:pat => $read:expr,)* } $($error:tt)*) => {
        $crate::answer_enums!($($error)*);
    };
    ($kind:ident $type:ty; $($error:tt)*) => {
        $crate::answer_enums!($($error)*);
    };
    ($kind:ident $status:pat => $type:ty; $($error:tt)*) => {
        $crate::answer_enums!($($error)*);
    };
    () => {};
}
