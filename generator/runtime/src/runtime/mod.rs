//! What every client shares.

pub mod codec;
