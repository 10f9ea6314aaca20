//! From the features of something to the condition that it is compiled under.

use crate::plan::{FULL, Feature};
use proc_macro2::TokenStream;

/// The attribute of what is there with any of these features; nothing for what always is.
pub(super) fn emit_gate<'f>(features: impl IntoIterator<Item = &'f Feature>) -> TokenStream {
    parse(&emit_gate_line(features))
}

/// The same as a line of text.
pub(super) fn emit_gate_line<'f>(features: impl IntoIterator<Item = &'f Feature>) -> String {
    let features = features.into_iter();
    let features: Vec<_> = features.map(|it| is_on(it.name())).collect();
    match &features[..] {
        [] => String::new(),
        [only] => format!("#[cfg({only})]\n"),
        several => format!("#[cfg(any({}))]\n", several.join(", ")),
    }
}

/// What a slice of the API may leave without a use.
pub(super) fn emit_slice_allowance(is_sliced: bool, is_inner: bool) -> TokenStream {
    let bang = if is_inner { "!" } else { "" };
    let full = is_on(FULL);
    match is_sliced {
        true => parse(&format!(
            "#{bang}[cfg_attr(not({full}), allow(dead_code, unused_imports))]"
        )),
        false => TokenStream::new(),
    }
}

fn is_on(feature: &str) -> String {
    format!("feature = {feature:?}")
}

/// Text of our own as tokens.
fn parse(text: &str) -> TokenStream {
    text.parse().unwrap_or_default()
}
