//! What is said of values whose schemas refer to each other.

use super::any::stub;
use super::server::{Asked, ask};

#[tokio::test]
async fn a_schema_behind_references_says_where_a_value_breaks_it() {
    let stub = stub(
        r##"
        openapi: 3.1.0
        paths: { /a: { post: {
          requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Tree" } } } },
          responses: { '204': { description: done } } } } }
        components:
          schemas:
            Tree:
              required: [name]
              properties:
                name: { $ref: "#/components/schemas/Name" }
                trees: { type: array, items: { $ref: "#/components/schemas/Tree" } }
            Name: { type: string, anyOf: [{ $ref: "#/components/schemas/Circle" }, { maxLength: 3 }] }
            Circle: { maxLength: 2, allOf: [{ $ref: "#/components/schemas/Circle" }] }
    "##,
    )
    .await;
    let body = |text| Asked::post("/a", "application/json", text);
    ask(
        &stub,
        body(r#"{"name":"abc","trees":[{"name":"a","trees":[]}]}"#),
    )
    .await;
    assert_eq!(stub.take_violations(), []);
    ask(
        &stub,
        body(r#"{"name":"a","trees":[{"name":"b","trees":[{"name":1},{}]}]}"#),
    )
    .await;
    let found = stub.take_violations();
    let messages: Vec<_> = found.iter().map(|it| it.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            r#"the body is not valid: /trees/0/trees/0/name: 1 is not of type "string""#,
            r#"the body is not valid: /trees/0/trees/1: "name" is a required property"#,
        ]
    );
}
