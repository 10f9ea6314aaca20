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

#[tokio::test]
async fn a_discriminator_without_a_property_is_answered() {
    let stub = stub(
        r##"
        openapi: 3.1.0
        paths:
          /made: { get: { responses: { '200': { description: one, content: { application/json: {
            schema: { $ref: "#/components/schemas/Pet" } } } } } } }
          /shown: { get: { responses: { '200': { description: one, content: { application/json: {
            schema: { $ref: "#/components/schemas/Prey" },
            example: { kind: fish, fins: 2, scales: 99 } } } } } } }
          /extended: { get: { responses: { '200': { description: one, content: { application/json: {
            schema: { $ref: "#/components/schemas/Animal" },
            example: { type: Bird, wings: 2 } } } } } } }
          /leaf: { get: { responses: { '200': { description: one, content: { application/json: {
            schema: { $ref: "#/components/schemas/Bird" },
            example: { type: Bird, wings: 2, scales: 99 } } } } } } }
          /map: { get: { responses: { '200': { description: one, content: { application/json: {
            schema: { type: object, unevaluatedProperties: { type: integer } } } } } } } }
        components:
          schemas:
            Pet:
              oneOf: [{ $ref: "#/components/schemas/Fish" }]
              discriminator: { propertyName: kind, mapping: { fish: "#/components/schemas/Fish" } }
            Animal: { type: object, discriminator: { propertyName: type }, properties: { type: { type: string } } }
            Bird: { allOf: [{ $ref: "#/components/schemas/Animal" }], properties: { wings: { type: integer } } }
            Worm: { type: object }
            Prey:
              oneOf: [{ $ref: "#/components/schemas/Worm" }, { $ref: "#/components/schemas/Fish" }]
              discriminator: { propertyName: kind, mapping: { fish: "#/components/schemas/Fish" } }
            Fish: { type: object, required: [fins], properties: { fins: { type: integer } } }
    "##,
    )
    .await;
    let made = ask(&stub, Asked::get("/made")).await.json();
    assert_eq!(made["kind"], "fish");
    assert!(made["fins"].is_i64(), "{made}");
    let shown = ask(&stub, Asked::get("/shown")).await.json();
    assert_eq!(shown, serde_json::json!({ "kind": "fish", "fins": 2 }));
    for path in ["/extended", "/leaf"] {
        let bird = ask(&stub, Asked::get(path)).await.json();
        assert_eq!(bird, serde_json::json!({ "type": "Bird", "wings": 2 }));
    }
    let map = ask(&stub, Asked::get("/map")).await.json();
    let entries = map.as_object().unwrap();
    assert!(!entries.is_empty() && entries.values().all(serde_json::Value::is_i64));
}
