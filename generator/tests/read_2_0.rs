//! What each construct of OpenAPI 2.0 (Swagger) is read into, and the diagnostics
//! of what 3.x has no word for.

use clientsmith::diag::{Report, Sources, render_human};
use clientsmith::openapi::{
    self, Document, MemoryLoader, Operation, Parameter, ParameterValue, RefOr, Reference,
    RequestBody, Response, SecuritySchemeKind, Status, Style, Type, Version,
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

/// Reads a description that has no diagnostics.
fn read(text: &str) -> Document {
    let (document, report) = read_with_report(text);
    assert_eq!(report, "");
    document
}

fn here<T>(part: &RefOr<T>) -> &T {
    match part {
        RefOr::Here(part) => part,
        RefOr::Ref(reference) => panic!("a reference to {}", reference.uri),
    }
}

/// The operation with an id.
fn operation<'a>(document: &'a Document, id: &str) -> &'a Operation {
    let items = document.paths.paths.iter().map(|path| &path.item);
    items
        .flat_map(|item| item.operations.values())
        .find(|operation| operation.operation_id.as_deref() == Some(id))
        .expect("an operation of that id")
}

fn body(operation: &Operation) -> &RequestBody {
    here(operation.request_body.as_ref().expect("a body"))
}

fn media_types(content: &indexmap::IndexMap<String, openapi::MediaType>) -> Vec<&str> {
    content.keys().map(String::as_str).collect()
}

/// The parameters of an operation, each with its style and `explode`.
fn styles(operation: &Operation) -> Vec<(&str, Style, bool)> {
    let parameters = operation.parameters.iter().map(here);
    parameters
        .map(|parameter: &Parameter| (parameter.name.as_str(), parameter.style, parameter.explode))
        .collect()
}

const EVERYTHING: &str = r##"
swagger: '2.0'
info: {title: Pets, version: 1.2.3}
host: api.example.com
basePath: /v1/
schemes: [http, https]
consumes: [application/json, application/xml]
produces: [application/json]
tags: [{name: pets}]
security: [{key: []}]
securityDefinitions:
  plain: {type: basic}
  key: {type: apiKey, in: query, name: api_key}
  token:
    type: oauth2
    flow: accessCode
    authorizationUrl: https://example.com/authorize
    tokenUrl: https://example.com/token
    scopes: {read: Read, x-more: 1}
parameters:
  Limit: {name: limit, in: query, type: integer, format: int32, maximum: 100}
  Pet: {name: pet, in: body, description: A pet, required: true, schema: {$ref: '#/definitions/Pet'}}
responses:
  Bad: {description: Bad, schema: {$ref: '#/definitions/Error'}}
definitions:
  Error: {type: object, discriminator: kind, properties: {kind: {type: string}}}
  Pet: {type: object, properties: {name: {type: string, x-nullable: true}}}
paths:
  /pets/{id}:
    parameters: [{name: id, in: path, required: true, type: string}]
    get:
      operationId: get
      schemes: [https]
      parameters:
        - $ref: '#/parameters/Limit'
      responses:
        200:
          description: Fine
          schema: {$ref: '#/definitions/Pet'}
          headers: {X-Rate: {type: integer, description: Rate}}
          examples: {application/json: {name: Rex}}
        204: {description: None}
        404: {$ref: '#/responses/Bad'}
    put:
      operationId: set
      consumes: [application/vnd.pet+json]
      produces: [text/json]
      parameters: [{$ref: '#/parameters/Pet'}]
      responses: {404: {$ref: '#/responses/Bad'}}
  /photos:
    parameters: [{name: trace, in: formData, type: string}]
    put: {operationId: trace, responses: {204: {description: None}}}
    post:
      operationId: upload
      consumes: [application/x-www-form-urlencoded, multipart/form-data]
      produces: [image/png]
      parameters:
        - {name: photo, in: formData, type: file, required: true, description: The photo}
        - {name: tags, in: formData, type: array, items: {type: string}, collectionFormat: multi}
      responses: {200: {description: Fine, schema: {type: file}}}
"##;

#[test]
fn the_document() {
    let document = read(EVERYTHING);
    assert_eq!(document.version, Version::V2_0);
    let urls: Vec<_> = document.servers.iter().map(|server| &server.url).collect();
    assert_eq!(
        urls,
        ["https://api.example.com/v1", "http://api.example.com/v1"]
    );
    assert_eq!(document.servers[0].at.pointer(), "/host");
    assert_eq!(
        document.components.schemas.keys().collect::<Vec<_>>(),
        ["Error", "Pet"]
    );
    assert_eq!(
        document.components.parameters.keys().collect::<Vec<_>>(),
        ["Limit"]
    );
    assert_eq!(
        document
            .components
            .request_bodies
            .keys()
            .collect::<Vec<_>>(),
        ["Pet"]
    );
    let own = &operation(&document, "get").servers;
    assert_eq!(own.len(), 1);
    assert_eq!(own[0].url, "https://api.example.com/v1");
}

#[test]
fn references_lead_into_the_text() {
    let document = read(EVERYTHING);
    let reference = |uri: &str| Reference {
        at: document.at.clone(),
        uri: uri.to_owned(),
        summary: None,
        description: None,
    };
    let at = document.resolve(&reference("#/definitions/Pet")).unwrap();
    let pet = document.schema(&at).expect("a component");
    assert_eq!(pet.at(), &at);
    let object = pet.keywords().unwrap().object.as_deref().unwrap();
    let name = object.properties["name"].keywords().unwrap();
    assert!(name.types.contains(Type::Null) && name.types.contains(Type::String));

    let at = document.resolve(&reference("#/responses/Bad")).unwrap();
    let bad: &RefOr<Response> = document.component(&at).expect("a component");
    assert_eq!(media_types(&here(bad).content), ["application/json"]);
    let at = document
        .resolve(&reference("#/paths/~1pets~1{id}/get/responses/200"))
        .unwrap();
    let read: RefOr<Response> = document.parse_at(&at, &mut Report::new()).unwrap();
    assert_eq!(media_types(&here(&read).content), ["application/json"]);
}

#[test]
fn a_body_in_the_media_types_of_the_operation() {
    let document = read(EVERYTHING);
    let set = operation(&document, "set");
    assert!(set.parameters.is_empty());
    let body = body(set);
    assert_eq!(body.at.pointer(), "/parameters/Pet");
    assert!(body.required);
    assert_eq!(body.description.as_deref(), Some("A pet"));
    assert_eq!(media_types(&body.content), ["application/vnd.pet+json"]);
    let bad = here(&set.responses.by_status[&Status::Code(404)]);
    assert_eq!(bad.at.pointer(), "/responses/Bad");
    assert_eq!(media_types(&bad.content), ["text/json"]);
}

#[test]
fn forms() {
    let document = read(EVERYTHING);
    let upload = body(operation(&document, "upload"));
    assert_eq!(media_types(&upload.content), ["multipart/form-data"]);
    assert!(upload.required);
    let media = &upload.content["multipart/form-data"];
    let object = media.schema.as_ref().unwrap().keywords().unwrap();
    let object = object.object.as_deref().unwrap();
    assert_eq!(object.required, ["photo"]);
    assert_eq!(
        object.properties.keys().collect::<Vec<_>>(),
        ["trace", "photo", "tags"]
    );
    let photo = object.properties["photo"].keywords().unwrap();
    assert_eq!(photo.format.as_deref(), Some("binary"));
    assert_eq!(photo.description.as_deref(), Some("The photo"));
    let tags = &media.encoding["tags"];
    assert_eq!((tags.style, tags.explode), (Some(Style::Form), Some(true)));
    let trace = body(operation(&document, "trace"));
    assert_eq!(
        media_types(&trace.content),
        ["application/x-www-form-urlencoded"]
    );
}

#[test]
fn responses() {
    let document = read(EVERYTHING);
    let responses = &operation(&document, "get").responses.by_status;
    let fine = here(&responses[&Status::Code(200)]);
    let media = &fine.content["application/json"];
    assert_eq!(media.example, Some(json!({"name": "Rex"})));
    assert_eq!(media.at.pointer(), "/paths/~1pets~1{id}/get/responses/200");
    let rate = here(&fine.headers["X-Rate"]);
    assert_eq!(rate.description.as_deref(), Some("Rate"));
    let ParameterValue::Schema(rate) = &rate.value else {
        panic!("no schema")
    };
    assert!(rate.keywords().unwrap().types.contains(Type::Integer));
    assert!(here(&responses[&Status::Code(204)]).content.is_empty());
    assert!(matches!(responses[&Status::Code(404)], RefOr::Ref(_)));

    let upload = &operation(&document, "upload").responses.by_status;
    let content = &here(&upload[&Status::Code(200)]).content;
    assert_eq!(media_types(content), ["image/png"]);
}

#[test]
fn security_schemes() {
    let document = read(EVERYTHING);
    let kinds: Vec<_> = document
        .components
        .security_schemes
        .values()
        .map(|scheme| &here(scheme).kind)
        .collect();
    assert!(matches!(kinds[0], SecuritySchemeKind::Http { scheme, .. } if scheme == "basic"));
    assert!(matches!(kinds[1], SecuritySchemeKind::ApiKey { name, .. } if name == "api_key"));
    let SecuritySchemeKind::OAuth2(flows) = kinds[2] else {
        panic!("no OAuth 2")
    };
    let flow = flows.authorization_code.as_ref().expect("the flow");
    assert_eq!(flow.scopes.keys().collect::<Vec<_>>(), ["read"]);
    assert_eq!(flow.token_url.as_deref(), Some("https://example.com/token"));
}

/// A description of one operation with these lines.
fn with_operation(lines: &str) -> String {
    let lines: String = lines
        .lines()
        .map(|line| format!("      {line}\n"))
        .collect();
    format!(
        "swagger: '2.0'\ninfo: {{title: Pets, version: '1'}}\npaths:\n  /pets:\n    post:\n      operationId: it\n{lines}"
    )
}

#[test]
fn collection_formats() {
    let (document, report) = read_with_report(&with_operation(
        "responses: {200: {description: Fine}}
parameters:
  - {name: none, in: query, type: array, items: {type: string}}
  - {name: csv, in: query, type: array, items: {type: string}, collectionFormat: csv}
  - {name: ssv, in: query, type: array, items: {type: string}, collectionFormat: ssv}
  - {name: pipes, in: query, type: array, items: {type: string}, collectionFormat: pipes}
  - {name: multi, in: query, type: array, items: {type: string}, collectionFormat: multi}
  - {name: tsv, in: query, type: array, items: {type: string}, collectionFormat: tsv}
  - {name: header, in: header, type: array, items: {type: string}, collectionFormat: pipes}
  - {name: nested, in: query, type: array, items: {type: array, items: {type: string}, collectionFormat: pipes}}
  - {name: word, in: query, type: array, items: {type: string}, collectionFormat: comma}",
    ));
    assert_eq!(
        styles(operation(&document, "it")),
        [
            ("none", Style::Form, false),
            ("csv", Style::Form, false),
            ("ssv", Style::SpaceDelimited, false),
            ("pipes", Style::PipeDelimited, false),
            ("multi", Style::Form, true),
            ("tsv", Style::Form, false),
            ("header", Style::Simple, false),
            ("nested", Style::Form, false),
            ("word", Style::Form, false),
        ]
    );
    assert_snapshot!(report);
}

#[test]
fn what_is_wrong() {
    let wrong = [
        with_operation("parameters: [{name: a, in: body, schema: {}}, {name: b, in: body, schema: {}}]\nresponses: {}"),
        with_operation("parameters: [{name: a, in: body, schema: {}}, {name: b, in: formData, type: string}]\nresponses: {}"),
        with_operation("parameters: [{name: b, in: formData, type: string}, {name: b, in: formData, type: string}]\nresponses: {}"),
        with_operation("consumes: [text/plain]\nparameters: [{name: b, in: formData, type: file}]\nresponses: {}"),
        with_operation("parameters: [{in: formData, type: string}, {name: c, in: query}, {name: d, in: query, schema: {type: string}}]"),
        with_operation("requestBody: {content: {}}\nresponses: {default: {description: Fine, content: {}}}"),
        "swagger: 2.0\ninfo: {title: Pets, version: '1'}\nhost: https://example.com/\nschemes: [wss]\npaths: {}\n".to_owned(),
        "swagger: '2.0'\ninfo: {title: Pets, version: '1'}\nhost: example.com\nschemes: [wss]\npaths: {}\nsecurityDefinitions: {a: {type: http}, b: {type: apiKey}, c: {type: oauth2, flow: implict}}\n".to_owned(),
    ];
    let reports = wrong.iter().map(|text| read_with_report(text).1);
    assert_snapshot!(reports.collect::<String>());
}
