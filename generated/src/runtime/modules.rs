// Copied by clientsmith: edits are lost when this crate is made anew.
//! Lists of files.

/// Modules that nobody needs to know of: what they define is found where they are
/// listed.
#[macro_export]
#[doc(hidden)]
macro_rules! modules {
    ($($module:ident),* $(,)?) => {
        $(mod $module;)*
        $(pub use self::$module::*;)*
    };
}
