//! The names that the plan keeps for the runtime are those that it has.

use clientsmith::plan::{BUILDER_METHODS, CALL_METHODS, CLIENT_METHODS};
use clientsmith_runtime::source::FILES;
use std::collections::BTreeSet;
use syn::{ImplItem, Item, Type, Visibility};

/// The public methods that the runtime gives to a type.
fn methods(type_name: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (path, text) in FILES {
        let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        for item in file.items {
            let Item::Impl(item) = item else {
                continue;
            };
            if item.trait_.is_some() || !is_named(&item.self_ty, type_name) {
                continue;
            }
            for member in item.items {
                if let ImplItem::Fn(function) = member
                    && matches!(function.vis, Visibility::Public(_))
                {
                    names.insert(function.sig.ident.to_string());
                }
            }
        }
    }
    names
}

fn is_named(ty: &Type, name: &str) -> bool {
    matches!(ty, Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == name))
}

fn kept(names: &[&str], of_the_client: &[&str]) -> BTreeSet<String> {
    let kept = names.iter().filter(|name| !of_the_client.contains(name));
    kept.map(|name| (*name).to_owned()).collect()
}

#[test]
fn no_method_of_the_runtime_can_be_defined_again() {
    assert_eq!(methods("Call"), kept(CALL_METHODS, &[]));
    // The generated client itself has `builder`.
    assert_eq!(methods("Client"), kept(CLIENT_METHODS, &["builder"]));
    assert_eq!(methods("ClientBuilder"), kept(BUILDER_METHODS, &[]));
}
