// Made by clientsmith from the API's description: edits are lost when it is made anew.
//! The headers of answers: `response.header(..)` reads them.

use crate::runtime::Header;

/// Signed URL of the file.
pub const LOCATION: Header<String> = Header::new("Location");

/// Version of the API that answered.
pub const X_POLYTOMIC_VERSION: Header<Option<String>> = Header::new(
    "X-Polytomic-Version",
);
