//! From planned tests to `tests/`.

use super::feature::{emit_gate, emit_slice_allowance};
use super::ty::emit_type_outside;
use super::{Files, format};
use crate::plan;
use quote::quote;

/// A test for each example of an answer, and a file that holds it.
pub(super) fn emit_tests(plan: &plan::Crate, files: &mut Files) {
    if plan.tests.is_empty() {
        return;
    }
    for test in &plan.tests {
        files.insert(
            format!("tests/examples/{}.json", test.name.text()),
            format!("{:#}\n", test.json),
        );
    }
    let tests = plan.tests.iter().map(|test| {
        let (name, ty) = (&test.name, emit_type_outside(&test.ty));
        let gate = emit_gate(&test.feature);
        let file = format!("examples/{}.json", name.text());
        quote! {
            #gate
            #[test]
            fn #name() {
                survives::<#ty>(include_str!(#file));
            }
        }
    });
    let library = quote::format_ident!("{}", plan.package.library);
    let allowance = emit_slice_allowance(plan.is_sliced(), true);
    let items = format::items(quote! {
        #allowance

        use #library::codec::{Value, from_json, from_value, to_value};
        use #library::types;
        use serde_json::Value as Json;

        /// The same value after being written and read again, and nothing of the
        /// example left out on the way. The spelling may differ: a time has many.
        fn survives<T: Value + PartialEq + std::fmt::Debug>(json: &str) {
            let value: T = from_json(json.as_bytes()).expect("the example fits its type");
            let written = to_value(&value).expect("what was read can be written");
            let again: T = from_value(&written).expect("what was written can be read");
            assert_eq!(value, again);
            let example: Json = serde_json::from_str(json).expect("the example is JSON");
            let is_whole = has_shape(&written, &example);
            assert!(is_whole, "{written:#} is not {example:#}");
        }

        fn has_shape(written: &Json, example: &Json) -> bool {
            match (written, example) {
                (Json::Object(a), Json::Object(b)) => {
                    a.len() == b.len() && b.iter().all(|(key, b)| a.get(key).is_some_and(|a| has_shape(a, b)))
                }
                (Json::Array(a), Json::Array(b)) => {
                    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| has_shape(a, b))
                }
                (Json::String(_), Json::String(_)) => true,
                // A number of format `float` has no more digits than that.
                (Json::Number(a), Json::Number(b)) => {
                    a.as_f64().map(|a| a as f32) == b.as_f64().map(|b| b as f32)
                }
                (a, b) => a == b,
            }
        }

        #(#tests)*
    });
    let about = "The description's examples of answers survive being read and written.";
    files.insert("tests/examples.rs".to_owned(), format::file(about, [items]));
}
