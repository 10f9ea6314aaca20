//! What OpenAPI 3.2 adds, and what it is read into.

use clientsmith::diag::{Report, Sources, render_human};
use clientsmith::openapi::{
    self, Document, MemoryLoader, RefOr, SecuritySchemeKind, Status, Version,
};
use insta::assert_snapshot;
use serde_json::json;

fn read_with_report(text: &str) -> (Document, String) {
    let (mut sources, mut report) = (Sources::new(), Report::new());
    let loader = MemoryLoader::new("api.yaml", text);
    let document = openapi::parse("api.yaml", &loader, &mut sources, &mut report);
    let report = render_human(&report, &sources, false);
    (document.unwrap_or_else(|| panic!("{report}")), report)
}

fn here<T>(part: &RefOr<T>) -> &T {
    match part {
        RefOr::Here(part) => part,
        RefOr::Ref(reference) => panic!("a reference to {}", reference.uri),
    }
}

const NEW: &str = r##"
openapi: 3.2.0
$self: https://example.com/pets/api.yaml
info: {title: Pets, version: '1'}
servers: [{url: 'https://example.com', name: live}]
tags: [{name: pets, summary: Pets, kind: nav}, {name: cats, parent: pets}]
paths:
  /pets:
    query:
      operationId: find
      responses: {200: {summary: Fine, content: {application/json: {$ref: '#/components/mediaTypes/Pets'}}}}
    get:
      operationId: list
      responses: {200: {description: Fine}}
    additionalOperations:
      COPY: {operationId: copy, responses: {204: {description: Fine}}}
components:
  mediaTypes:
    Pets: {schema: {type: array}, examples: {one: {dataValue: [1], serializedValue: '[1]'}}}
    Again: {$ref: '#/components/mediaTypes/Again'}
  schemas: {Pet: {type: object, xml: {nodeType: element}}}
  securitySchemes:
    token:
      type: oauth2
      deprecated: true
      oauth2MetadataUrl: https://example.com/metadata
      flows: {deviceAuthorization: {deviceAuthorizationUrl: 'https://example.com/device', tokenUrl: 'https://example.com/token', scopes: {}}}
"##;

#[test]
fn everything_new() {
    let (document, report) = read_with_report(NEW);
    assert_eq!(report, "");
    assert_eq!(document.version, Version::V3_2);
    assert_eq!(document.servers[0].name.as_deref(), Some("live"));
    assert_eq!(document.tags[0].summary.as_deref(), Some("Pets"));
    assert_eq!(document.tags[0].kind.as_deref(), Some("nav"));
    assert_eq!(document.tags[1].parent.as_deref(), Some("pets"));

    let operations = &document.paths.paths[0].item.operations;
    let methods: Vec<_> = operations.keys().map(http::Method::as_str).collect();
    assert_eq!(methods, ["QUERY", "GET", "COPY"]);
    let fine = here(&operations[0].responses.by_status[&Status::Code(200)]);
    assert_eq!(fine.description, "Fine");
    let media = &fine.content["application/json"];
    assert_eq!(media.at.pointer(), "/components/mediaTypes/Pets");
    let example = here(&media.examples["one"]);
    assert_eq!(example.value, Some(json!([1])));
    assert_eq!(example.serialized_value.as_deref(), Some("[1]"));

    let token = here(&document.components.security_schemes["token"]);
    assert!(token.deprecated);
    let SecuritySchemeKind::OAuth2(flows) = &token.kind else {
        panic!("no OAuth 2")
    };
    assert_eq!(
        flows.metadata_url.as_deref(),
        Some("https://example.com/metadata")
    );
    let device = flows.device_authorization.as_ref().expect("the flow");
    assert_eq!(
        device.device_authorization_url.as_deref(),
        Some("https://example.com/device")
    );
}

#[test]
fn the_uri_of_the_description() {
    let (document, _) = read_with_report(NEW);
    assert_eq!(
        document.self_uri.as_deref(),
        Some("https://example.com/pets/api.yaml")
    );
    for uri in [
        "https://example.com/pets/api.yaml#/components/schemas/Pet",
        "../pets/api.yaml#/components/schemas/Pet",
        "#/components/schemas/Pet",
    ] {
        let at = document.resolve_uri(&document.at, uri).expect(uri);
        assert!(document.schema(&at).is_some(), "{uri}");
    }
}

#[test]
fn what_is_not_honoured() {
    let (_, report) = read_with_report(
        r##"
openapi: 3.2.0
info: {title: Pets, version: '1'}
paths:
  /pets:
    get:
      parameters: [{name: all, in: querystring, content: {application/json: {}}}]
      responses:
        200:
          content:
            application/jsonl: {itemSchema: {type: object}}
            multipart/mixed: {prefixEncoding: [{}], itemEncoding: {}}
            application/json: {$ref: '#/components/mediaTypes/Absent'}
    additionalOperations: {GET: {}, 'a b': {}}
components:
  schemas: {Pet: {oneOf: [{}], discriminator: {propertyName: kind, defaultMapping: Cat}}}
"##,
    );
    assert_snapshot!(report);
}

#[test]
fn fields_of_3_2_in_older_descriptions() {
    let (document, report) = read_with_report(&NEW.replace("3.2.0", "3.1.0"));
    assert_eq!(document.paths.paths[0].item.operations.len(), 3);
    assert_snapshot!(report);
}
