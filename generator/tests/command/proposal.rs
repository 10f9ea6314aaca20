//! What `clientsmith inspect` proposes for lists that look like pages.

use super::{place, run};

const LISTS: &str = r#"
openapi: 3.1.0
info: { title: Lists, version: "1" }
servers: [{ url: https://lists.test }]
paths:
  /cursors: { get: { operationId: byCursor, parameters: [{ name: cursor, in: query, schema: { type: string } }], responses: { "200": { $ref: '#/components/responses/Page' } } } }
  /more: { get: { operationId: byCursorToo, parameters: [{ name: cursor, in: query, schema: { type: string } }], responses: { "200": { $ref: '#/components/responses/Page' } } } }
  /numbers: { get: { operationId: byNumber, parameters: [{ name: page, in: query, schema: { type: integer } }], responses: { "200": { $ref: '#/components/responses/Array' } } } }
  /last: { get: { operationId: byLastItem, parameters: [{ name: starting_after, in: query, schema: { type: string } }], responses: { "200": { $ref: '#/components/responses/Page' } } } }
  /urls: { get: { operationId: byUrl, responses: { "200": { $ref: '#/components/responses/Linked' } } } }
  /all: { get: { operationId: all, responses: { "200": { $ref: '#/components/responses/Array' } } } }
components:
  responses:
    Array: { description: Items., content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Item' } } } } }
    Page: { description: A page., content: { application/json: { schema: { $ref: '#/components/schemas/Page' } } } }
    Linked: { description: A page., content: { application/json: { schema: { $ref: '#/components/schemas/Linked' } } } }
  schemas:
    Item: { type: object, required: [id], properties: { id: { type: string } } }
    Page: { type: object, properties: { data: { type: array, items: { $ref: '#/components/schemas/Item' } }, has_more: { type: boolean }, meta: { type: object, properties: { next_cursor: { type: [string, 'null'] } } } } }
    Linked: { type: object, properties: { results: { type: array, items: { type: string } }, next: { type: string } } }
"#;

const PROPOSED: &str = r#"
[[pagination]]
operations = ["byCursor", "byCursorToo"]
items = "/data"
cursor = "cursor"
next = "/meta/next_cursor"

[[pagination]]
operations = ["byNumber"]
items = ""
page = "page"

[[pagination]]
operations = ["byLastItem"]
items = "/data"
cursor = "starting_after"
last-item = "/id"
more = "/has_more"

[[pagination]]
operations = ["byUrl"]
items = "/results"
next-url = "/next"
"#;

#[test]
fn what_is_proposed_can_be_pasted() {
    let first = place(&[("api.yaml", LISTS)]);
    let inspected = run(&first, "inspect api.yaml --verbose");
    assert!(inspected.stdout.contains(PROPOSED), "{}", inspected.stdout);
    let pasted = place(&[("api.yaml", LISTS), ("clientsmith.toml", PROPOSED)]);
    let generated = run(&pasted, "generate api.yaml --output lists");
    assert_eq!(generated.status, 0, "{}", generated.stderr);
    // Nothing is left to propose.
    let again = run(&pasted, "inspect api.yaml --verbose");
    assert!(!again.stdout.contains("[[pagination]]"), "{}", again.stdout);
}
