//! Which operation a request is for, where more than one path fits.

use super::any::{DONE, broken, stub};
use super::server::Asked;
use clientsmith_stub::Rule::{Method, Path};

/// Operations of one path that a header tells apart.
#[tokio::test]
async fn finds_the_operation_that_fits_best() {
    let operation = |name: &str| {
        format!(
            "{{ operationId: {name}, parameters: [{{ name: X-Target, in: header, required: true, \
               schema: {{ const: {name} }} }}], {DONE} }}"
        )
    };
    let stub = stub(&format!(
        "openapi: 3.1.0\npaths: {{ '/#one': {{ post: {} }}, '/#two': {{ post: {} }} }}",
        operation("one"),
        operation("two")
    ))
    .await;
    for name in ["one", "two"] {
        let asked = Asked::of("POST", "/").header(&format!("X-Target: {name}"));
        assert_eq!(broken(&stub, asked).await, []);
        assert_eq!(stub.take_request().operation.as_deref(), Some(name));
    }
}

/// Operations of paths neither of which is the more concrete one.
#[tokio::test]
async fn finds_the_path_that_fits_best() {
    let operation = |name: &str, schema: &str| {
        format!(
            "{{ get: {{ parameters: [{{ name: {name}, in: path, required: true, \
               schema: {schema} }}], {DONE} }} }}"
        )
    };
    let stub = stub(&format!(
        "openapi: 3.1.0\npaths: {{ '/books/{{id}}': {}, '/{{entity}}/me': {}, '/books/us': {} }}",
        operation("id", "{ type: integer }"),
        operation("entity", "{ enum: [books, authors] }"),
        format_args!("{{ post: {{ {DONE} }} }}"),
    ))
    .await;
    for (path, rules) in [
        ("/books/7", &[][..]),
        ("/books/me", &[]),
        ("/films/me", &[Path]),
        ("/books/one", &[Path]),
        ("/books/us", &[Method]),
    ] {
        assert_eq!(broken(&stub, Asked::get(path)).await, rules, "{path}");
    }
}

/// A part of a segment that is literal makes the path more concrete.
#[tokio::test]
async fn finds_the_verb_behind_a_colon() {
    let operation = |id: &str| {
        format!(
            "{{ get: {{ operationId: {id}, parameters: [{{ name: name, in: path, required: true, \
               schema: {{ type: string }} }}], {DONE} }} }}"
        )
    };
    let stub = stub(&format!(
        "openapi: 3.1.0\npaths: {{ '/v1/{{name}}': {}, '/v1/{{name}}:metrics': {} }}",
        operation("get"),
        operation("metrics"),
    ))
    .await;
    for (path, operation) in [("/v1/a", "get"), ("/v1/a:metrics", "metrics")] {
        assert_eq!(broken(&stub, Asked::get(path)).await, [], "{path}");
        assert_eq!(stub.take_request().operation.as_deref(), Some(operation));
    }
}
