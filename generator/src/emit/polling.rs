//! From [`plan::Polling`](crate::plan::Polling) to a constant.

use crate::plan::{Operation, Polling};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// When the job of an operation has ended.
pub(super) fn emit_polling(operation: &Operation, polling: &Polling) -> TokenStream {
    let (marker, status, terminal) = (&operation.marker, &polling.status, &polling.terminal);
    let interval = Literal::u64_unsuffixed(polling.interval.as_secs());
    let max_interval = Literal::u64_unsuffixed(polling.max_interval.as_secs());
    quote! {
        impl Polled for #marker {
            const POLLING: Polling = Polling {
                status: &[#(#status),*],
                terminal: &[#(#terminal),*],
                interval: std::time::Duration::from_secs(#interval),
                max_interval: std::time::Duration::from_secs(#max_interval),
            };
        }
    }
}
