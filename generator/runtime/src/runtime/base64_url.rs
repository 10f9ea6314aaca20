//! Bytes within JSON by the alphabet for URLs: `format: base64url` and
//! `contentEncoding: base64url`.

use crate::runtime::base64::BY_URL_SAFE;

crate::encoded_bytes! {
    /// Bytes that are written as base64 that is safe in URLs and in names of files.
    ///
    /// Either alphabet is read, with or without padding and line breaks; what is
    /// written has `-` and `_` in place of `+` and `/` (RFC 4648, section 5), and no
    /// padding, since `=` is not safe in a URL (RFC 7515, section 2).
    ///
    /// ```text
    /// key.thumbprint = Base64Url::from(vec![0xfb, 0xff]);   // "-_8"
    /// let bytes: &[u8] = &key.thumbprint;
    /// ```
    Base64Url by BY_URL_SAFE
}
