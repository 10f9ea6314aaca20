//! The codec against serde's derives: reading and writing the same documents.
//!
//! `cargo bench -p clientsmith-runtime`; each document is read and written by
//! both in one run, so that what counts is their ratio.

mod deep;
mod list;
mod small;
mod union;
mod wide;

use clientsmith_runtime::runtime::codec::{Value, from_json, to_json};
use divan::Bencher;
use divan::counter::BytesCount;
use serde::Serialize;
use serde::de::DeserializeOwned;

fn main() {
    divan::main();
}

/// A document, as the codec and serde's derives have it.
trait Document {
    /// The type of the codec.
    type Codec: Value;
    /// The same type with derives.
    type Derive: Serialize + DeserializeOwned;

    /// The document itself.
    fn json() -> String;
}

/// From JSON with the codec.
#[divan::bench(types = [small::Small, wide::Wide, deep::Deep, list::Lists, union::Unions])]
fn read_codec<D: Document>(bencher: Bencher<'_, '_>) {
    let json = D::json();
    let bytes = BytesCount::new(json.len());
    bencher
        .counter(bytes)
        .bench_local(|| from_json::<D::Codec>(json.as_bytes()).unwrap());
}

/// From JSON with derives.
#[divan::bench(types = [small::Small, wide::Wide, deep::Deep, list::Lists, union::Unions])]
fn read_derive<D: Document>(bencher: Bencher<'_, '_>) {
    let json = D::json();
    let bytes = BytesCount::new(json.len());
    bencher
        .counter(bytes)
        .bench_local(|| serde_json::from_slice::<D::Derive>(json.as_bytes()).unwrap());
}

/// To JSON with the codec.
#[divan::bench(types = [small::Small, wide::Wide, deep::Deep, list::Lists, union::Unions])]
fn write_codec<D: Document>(bencher: Bencher<'_, '_>) {
    let json = D::json();
    let value: D::Codec = from_json(json.as_bytes()).unwrap();
    let bytes = BytesCount::new(json.len());
    bencher
        .counter(bytes)
        .bench_local(|| to_json(&value).unwrap());
}

/// To JSON with derives.
#[divan::bench(types = [small::Small, wide::Wide, deep::Deep, list::Lists, union::Unions])]
fn write_derive<D: Document>(bencher: Bencher<'_, '_>) {
    let json = D::json();
    let value: D::Derive = serde_json::from_str(&json).unwrap();
    let bytes = BytesCount::new(json.len());
    bencher
        .counter(bytes)
        .bench_local(|| serde_json::to_vec(&value).unwrap());
}
