//! Any version, any construct: what a stub makes of requests and of answers.

use super::server::{Asked, ask};
use clientsmith_stub::Rule::*;
use clientsmith_stub::{Description, Settings, Stub};
use serde_json::Value;
use std::sync::Arc;

/// The operation's part of an OpenAPI 3.1 description with one POST at `/a`.
pub(crate) async fn post(operation: &str) -> Stub {
    stub(&format!(
        "openapi: 3.1.0\npaths: {{ /a: {{ post: {{ {operation} }} }} }}"
    ))
    .await
}

pub(crate) async fn stub(text: &str) -> Stub {
    let description = Description::parse(text).expect("the description is readable");
    Stub::start(Arc::new(description)).await
}

pub(crate) const DONE: &str = "responses: { '204': { description: done } }";

/// The rules that a request breaks.
pub(crate) async fn broken(stub: &Stub, request: Asked<'_>) -> Vec<clientsmith_stub::Rule> {
    ask(stub, request).await;
    stub.take_violations().iter().map(|it| it.rule).collect()
}

#[tokio::test]
async fn reads_swagger_2_0() {
    let stub = stub(
        r##"
        swagger: "2.0"
        host: example.com
        basePath: /v2
        consumes: [application/json]
        produces: [application/json]
        securityDefinitions: { key: { type: apiKey, in: header, name: X-Key } }
        paths:
          /pets:
            get:
              operationId: list
              parameters:
                - { name: tags, in: query, type: array, items: { type: string }, collectionFormat: pipes }
                - { name: ids, in: query, type: array, items: { type: integer }, collectionFormat: multi }
              responses:
                200: { description: all, schema: { type: array, minItems: 1, items: { $ref: "#/definitions/Pet" } } }
            post:
              operationId: create
              security: [{ key: [] }]
              parameters: [{ name: pet, in: body, required: true, schema: { $ref: "#/definitions/Pet" } }]
              responses: { 204: { description: done } }
          /form:
            post:
              operationId: form
              consumes: [application/x-www-form-urlencoded]
              parameters:
                - { name: name, in: formData, type: string, required: true }
                - { name: ids, in: formData, type: array, items: { type: integer } }
              responses: { 204: { description: done } }
        definitions:
          Pet: { type: object, required: [name], properties: { name: { type: string }, age: { type: integer, minimum: 0, exclusiveMinimum: true } } }
    "##,
    )
    .await;
    assert!(stub.url().ends_with("/v2"));
    let listed = ask(&stub, Asked::get("/v2/pets?tags=a%7Cb&ids=1&ids=2")).await;
    assert_eq!(listed.status, 200);
    assert!(listed.json()[0]["name"].is_string(), "{}", listed.body);
    let right = Asked::post("/v2/pets", "application/json", r#"{"name":"a","age":1}"#);
    assert_eq!(broken(&stub, right.clone().header("X-Key: k")).await, []);
    assert_eq!(broken(&stub, right).await, [Security]);
    let wrong = Asked::post("/v2/pets", "application/json", r#"{"name":"a","age":0}"#);
    assert_eq!(broken(&stub, wrong.header("X-Key: k")).await, [Body]);
    let form = "application/x-www-form-urlencoded";
    assert_eq!(
        broken(&stub, Asked::post("/v2/form", form, "name=a&ids=1,2")).await,
        []
    );
    assert_eq!(
        broken(&stub, Asked::post("/v2/form", form, "ids=1,b")).await,
        [Body, Body]
    );
}

#[tokio::test]
async fn reads_openapi_3_2() {
    let stub = stub(
        r##"
        openapi: 3.2.0
        paths:
          /a:
            query: { operationId: ask, responses: { "204": { description: done } } }
            additionalOperations:
              COPY: { operationId: copy, responses: { "204": { description: done } } }
            get:
              operationId: filter
              parameters:
                - { name: all, in: querystring, content: { application/json: { schema: { type: object, required: [n] } } } }
              responses:
                "200":
                  description: items
                  content: { application/jsonl: { itemSchema: { type: object, required: [n], properties: { n: { type: integer } } } } }
          /bare: { get: { operationId: bare } }
          /b:
            get:
              operationId: form
              parameters: [{ name: all, in: querystring, schema: { type: object, required: [n], properties: { n: { type: integer } } } }]
              responses: { "204": { description: done } }
    "##,
    )
    .await;
    assert_eq!(broken(&stub, Asked::of("QUERY", "/a")).await, []);
    assert_eq!(broken(&stub, Asked::of("COPY", "/a")).await, []);
    assert_eq!(broken(&stub, Asked::get("/a?%7B%7D")).await, [Query]);
    assert_eq!(ask(&stub, Asked::get("/bare")).await.status, 200);
    assert_eq!(broken(&stub, Asked::get("/b?n=1")).await, []);
    assert_eq!(broken(&stub, Asked::get("/b?n=a")).await, [Query]);
    let items = ask(&stub, Asked::get("/a?%7B%22n%22:1%7D")).await;
    let items: Vec<Value> = items
        .body
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(items.len(), 3);
    assert!(items.iter().all(|item| item["n"].is_i64()));
}

#[tokio::test]
async fn reads_several_files() {
    let folder = std::env::temp_dir().join(format!("clientsmith-stub-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("schemas")).unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
    write(
        "api.yaml",
        "openapi: 3.0.3\npaths: { /a: { $ref: 'a.yaml#/item' } }",
    );
    write(
        "a.yaml",
        "item: { post: { requestBody: { content: { application/json: { schema: { $ref: schemas/pet.json } } } }, \
         responses: { 204: { description: done } } } }\nnames: { Name: { type: string, nullable: true } }",
    );
    write(
        "schemas/pet.json",
        r#"{ "type": "object", "required": ["name"], "properties": { "name": { "$ref": "../a.yaml#/names/Name" }, "child": { "$ref": "pet.json" } } }"#,
    );
    let description = Description::read(&folder.join("api.yaml")).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    let stub = Stub::start(Arc::new(description)).await;
    let json = "application/json";
    let right = r#"{"name":null,"child":{"name":"b"}}"#;
    assert_eq!(broken(&stub, Asked::post("/a", json, right)).await, []);
    ask(&stub, Asked::post("/a", json, r#"{"name":"a","child":{}}"#)).await;
    let found = stub.take_violations();
    assert!(found[0].place.file.ends_with("a.yaml"), "{found:?}");
    assert_eq!(
        found[0].place.pointer,
        "/item/post/requestBody/content/application~1json"
    );
}

#[tokio::test]
async fn judges_parts() {
    let stub = post(&format!(
        "requestBody: {{ content: {{ multipart/form-data: {{ \
           schema: {{ type: object, required: [name], properties: {{ name: {{ type: string }}, \
             meta: {{ type: object, required: [n] }}, files: {{ type: array, items: {{}} }} }} }}, \
           encoding: {{ files: {{ contentType: 'text/csv, image/*' }} }} }} }} }}, {DONE}"
    ))
    .await;
    let part = |head: &str, body: &str| {
        format!("--x\r\nContent-Disposition: form-data; {head}\r\n\r\n{body}\r\n")
    };
    let send = async |parts: &[String]| {
        let body = format!("{}--x--\r\n", parts.concat());
        broken(
            &stub,
            Asked::post("/a", "multipart/form-data; boundary=x", &body),
        )
        .await
    };
    let name = part("name=\"name\"", "a");
    let file = |kind: &str| {
        part(
            &format!("name=\"files\"; filename=\"f\"\r\nContent-Type: {kind}"),
            "1,2",
        )
    };
    let json = |body: &str| part("name=\"meta\"\r\nContent-Type: application/json", body);
    assert_eq!(
        send(&[name.clone(), file("text/csv"), file("image/png")]).await,
        []
    );
    assert_eq!(send(&[name.clone(), json(r#"{"n":1}"#)]).await, []);
    assert_eq!(send(&[name.clone(), json("{}")]).await, [Body]);
    assert_eq!(send(&[name.clone(), file("text/plain")]).await, [Body]);
    assert_eq!(send(&[file("text/csv")]).await, [Body], "name is required");
    assert_eq!(send(&[name.clone(), name]).await, [Body], "twice");
}

#[tokio::test]
async fn judges_xml_text_and_lines() {
    let stub = post(&format!(
        "requestBody: {{ content: {{ application/xml: {{}}, text/plain: {{ schema: {{ type: string, maxLength: 3 }} }}, \
           application/x-ndjson: {{ schema: {{ type: integer }} }}, image/*: {{}} }} }}, {DONE}"
    ))
    .await;
    let send = async |kind: &str, body: &str| broken(&stub, Asked::post("/a", kind, body)).await;
    assert_eq!(send("application/xml", "<a b='1'/>").await, []);
    assert_eq!(send("application/xml", "<a>").await, [Body]);
    assert_eq!(send("text/plain", "abc").await, []);
    assert_eq!(send("text/plain; charset=utf-8", "abcd").await, [Body]);
    assert_eq!(send("application/x-ndjson", "1\n2\n").await, []);
    assert_eq!(send("application/x-ndjson", "1\n\"2\"\n").await, [Body]);
    assert_eq!(send("image/png", "anything").await, []);
    assert_eq!(send("video/mp4", "anything").await, [MediaType]);
}

/// OpenAPI 3.2, 4.26: the schema says what elements and attributes are.
#[tokio::test]
async fn judges_xml_by_its_schema() {
    let stub = post(&format!(
        "requestBody: {{ content: {{ application/xml: {{ schema: {{ type: object, xml: {{ name: a }}, required: [id, n], \
           properties: {{ id: {{ type: integer, xml: {{ attribute: true }} }}, n: {{ type: string, xml: {{ namespace: 'urn:n', prefix: p }} }}, \
             wrapped: {{ type: array, xml: {{ wrapped: true }}, items: {{ type: integer, xml: {{ name: it }} }} }}, \
             bare: {{ type: array, minItems: 2, items: {{ type: integer, xml: {{ name: b }} }} }} }} }} }} }} }}, {DONE}"
    ))
    .await;
    let send = async |body: &str| broken(&stub, Asked::post("/a", "application/xml", body)).await;
    let n = "<x:n xmlns:x='urn:n'>t</x:n>";
    assert_eq!(send(&format!("<a id='1'>{n}</a>")).await, []);
    assert_eq!(send(&format!("<a id='x'>{n}</a>")).await, [Body]);
    assert_eq!(
        send(&format!("<b id='1'>{n}</b>")).await,
        [Body],
        "the root"
    );
    assert_eq!(
        send("<a id='1'><n>t</n></a>").await,
        [Body],
        "the namespace"
    );
    assert_eq!(
        send(&format!("<a>{n}<id>x</id></a>")).await,
        [Body],
        "no attribute"
    );
    let wrapped = "<wrapped><it>1</it><it>2</it></wrapped>";
    assert_eq!(
        send(&format!("<a id='1'>{n}{wrapped}<b>1</b><b>2</b></a>")).await,
        []
    );
    assert_eq!(
        send(&format!("<a id='1'>{n}<b>1</b></a>")).await,
        [Body],
        "one is too few"
    );
    assert_eq!(
        send(&format!("<a id='1'>{n}<wrapped><it>x</it></wrapped></a>")).await,
        [Body]
    );
}

/// OpenAPI 3.1, 4.8.24: a property that is read-only is required in answers only.
#[tokio::test]
async fn knows_which_way_a_value_goes() {
    let schema = "{ type: object, additionalProperties: false, required: [id, secret], properties: { \
        id: { type: string, readOnly: true }, secret: { type: string, writeOnly: true } } }";
    let content = format!("content: {{ application/json: {{ schema: {schema} }} }}");
    let stub = post(&format!(
        "requestBody: {{ {content} }}, responses: {{ '200': {{ description: it, {content} }} }}"
    ))
    .await;
    let answer = ask(
        &stub,
        Asked::post("/a", "application/json", r#"{"secret":"s"}"#),
    )
    .await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let answer = answer.json();
    assert_eq!(
        answer.as_object().unwrap().keys().collect::<Vec<_>>(),
        ["id"]
    );
}

#[tokio::test]
async fn breaks_as_it_is_told() {
    let text = format!("openapi: 3.1.0\npaths: {{ /a: {{ get: {{ operationId: a, {DONE} }} }} }}");
    let mut settings = Settings::default();
    settings
        .faults
        .add("a=503*2,429+retry-after=3,reset")
        .unwrap();
    let description = Arc::new(Description::parse(&text).unwrap());
    let stub = Stub::with(description, settings).await.unwrap();
    let mut statuses = Vec::new();
    for _ in 0..3 {
        statuses.push(ask(&stub, Asked::get("/a")).await.status);
    }
    assert_eq!(statuses, [503, 503, 429]);
    assert_eq!(
        ask(&stub, Asked::get("/a")).await.status,
        0,
        "the connection is reset"
    );
    assert_eq!(ask(&stub, Asked::get("/a")).await.status, 204);
}

/// What leads back to itself ends all the same.
#[tokio::test]
async fn survives_circles() {
    let stub = stub(
        r##"
        openapi: 3.1.0
        paths:
          /a:
            post:
              parameters: [{ name: q, in: query, schema: { $ref: "#/components/schemas/Whole" } }]
              requestBody: { content: { application/x-www-form-urlencoded: { schema: { $ref: "#/components/schemas/Whole" } },
                                        application/json: { schema: { $ref: "#/components/schemas/Self" } } } }
              responses: { "200": { description: it, content: { application/json: { schema: { $ref: "#/components/schemas/Endless" } } } } }
        components:
          schemas:
            Whole: { allOf: [{ $ref: "#/components/schemas/Whole" }] }
            Self: { $ref: "#/components/schemas/Self" }
            Endless: { type: object, required: [next], properties: { next: { $ref: "#/components/schemas/Endless" } } }
    "##,
    )
    .await;
    for (kind, body) in [
        ("application/x-www-form-urlencoded", "a=1"),
        ("application/json", "{}"),
    ] {
        let answer = ask(&stub, Asked::post("/a?q=1", kind, body)).await;
        assert_ne!(answer.status, 0, "there is an answer");
        assert!(!stub.take_violations().is_empty(), "no value is endless");
    }
}

#[tokio::test]
async fn what_is_listed_is_read_by_its_type() {
    let stub = stub(
        r##"
        openapi: 3.0.3
        paths:
          /a/{id}/pic?key={key}&size=small:
            get:
              parameters:
                - { name: id, in: path, required: true, schema: { type: string } }
                - { name: key, in: path, required: true, schema: { type: string, enum: [969, on] } }
                - { name: tags, in: query, schema: { type: array, items: { type: string }, enum: [new, old] } }
                - { name: page, in: query, schema: { type: integer, enum: ["1", "2"] } }
              responses: { "204": { description: done } }
    "##,
    )
    .await;
    for (query, rules) in [
        ("key=969&size=small&tags=new&tags=old&page=2", vec![]),
        ("key=16:9&size=small", vec![Path]),
        ("key=969&tags=other", vec![Query]),
        ("key=969&page=3", vec![Query]),
        ("key=969&size=big", vec![Query]),
    ] {
        let path = format!("/a/1/pic?{query}");
        assert_eq!(broken(&stub, Asked::get(&path)).await, rules, "{query}");
    }
}
