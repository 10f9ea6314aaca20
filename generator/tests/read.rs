//! What each construct of a description is read into.

use clientsmith::diag::{Report, Severity, Sources, render_human};
use clientsmith::openapi::{
    self, At, Document, Keywords, MemoryLoader, ObjectKeywords, Parameter, ParameterLocation,
    ParameterValue, PathPiece, RefOr, Reference, ResolveError, Schema, SecuritySchemeKind, Status,
    Style, Type, Types, Version,
};
use serde_json::{Number, json};

/// Reads descriptions that have no diagnostics.
fn read_files(files: &[(&str, &str)]) -> Document {
    let (document, report) = read_with_report(files);
    assert_eq!(report, "");
    document
}

fn read_with_report(files: &[(&str, &str)]) -> (Document, String) {
    let (mut sources, mut report) = (Sources::new(), Report::new());
    let loader = files
        .iter()
        .fold(MemoryLoader::default(), |loader, (location, text)| {
            loader.with(location, *text)
        });
    let document = openapi::parse(files[0].0, &loader, &mut sources, &mut report);
    let report = render_human(&report, &sources, false);
    (document.unwrap_or_else(|| panic!("{report}")), report)
}

fn read(text: &str) -> Document {
    read_files(&[("api.yaml", text)])
}

/// The keywords of a schema in a description of a version.
fn keywords(version: &str, schema: &str) -> Keywords {
    let document = read(&format!(
        "openapi: {version}\ninfo: {{title: Pets, version: '1'}}\npaths: {{}}\ncomponents: {{schemas: {{Pet: {schema}}}}}"
    ));
    document.components.schemas["Pet"]
        .keywords()
        .expect("no boolean schema")
        .clone()
}

fn object(keywords: &Keywords) -> &ObjectKeywords {
    keywords.object.as_deref().expect("keywords about objects")
}

fn types(types: &[Type]) -> Types {
    types.iter().copied().collect()
}

fn here<T>(part: &RefOr<T>) -> &T {
    match part {
        RefOr::Here(part) => part,
        RefOr::Ref(reference) => panic!("a reference to {}", reference.uri),
    }
}

fn reference(at: &At, uri: &str) -> Reference {
    Reference {
        at: at.clone(),
        uri: uri.to_owned(),
        summary: None,
        description: None,
    }
}

const EVERYTHING: &str = r##"
openapi: 3.1.0
info:
  title: Pets
  summary: All pets
  description: A shop
  termsOfService: https://example.com/terms
  contact: {name: Ann, url: https://example.com, email: ann@example.com}
  license: {name: MIT, identifier: MIT}
  version: 1.2.3
jsonSchemaDialect: https://spec.openapis.org/oas/3.1/dialect/base
servers:
  - url: https://{region}.example.com
    description: Live
    variables: {region: {enum: [eu, us], default: eu, description: Where}}
security: [{key: []}, {}]
tags: [{name: pets, description: The pets, externalDocs: {url: https://example.com/pets}}]
externalDocs: {url: https://example.com/docs}
x-first: 1
x-second: {a: b}
paths:
  /pets/{id}/photo.{format}:
    summary: A photo
    parameters:
      - {name: id, in: path, required: true, schema: {type: string}}
    servers: [{url: /photos}]
    post:
      operationId: setPhoto
    get:
      operationId: getPhoto
      tags: [pets]
      summary: Get
      description: Get a photo
      externalDocs: {url: https://example.com/photo, description: More}
      deprecated: true
      security: []
      servers: [{url: /v2}]
      x-group: photos
      parameters:
        - $ref: '#/components/parameters/Format'
        - {name: size, in: query, schema: {type: array}, example: [1]}
        - {name: tags, in: query, explode: false, allowReserved: true, allowEmptyValue: true, deprecated: true, schema: true}
        - {name: at, in: query, style: deepObject, explode: true, schema: {type: object}}
        - {name: X-Trace, in: header, schema: {}}
        - {name: session, in: cookie, schema: {}}
        - name: filter
          in: query
          content: {application/json: {schema: {type: object}}}
          examples: {one: {summary: One, value: {a: 1}}}
      requestBody:
        description: A body
        required: true
        content:
          multipart/form-data:
            schema: {type: object}
            encoding:
              file: {contentType: image/png, headers: {X-Part: {schema: {}}}, style: form, explode: true}
      responses:
        200:
          description: Fine
          headers:
            X-Rate: {description: Rate, required: true, schema: {type: integer}}
          content:
            image/*: {}
            application/json: {schema: {$ref: '#/components/schemas/Pet'}, example: null}
          links: {self: {operationId: getPhoto}}
        4XX: {$ref: '#/components/responses/Bad', description: Worse}
        default: {description: Other}
        x-more: true
      callbacks:
        done:
          '{$request.body#/url}': {post: {responses: {'204': {description: Ok}}}}
webhooks:
  new: {post: {operationId: onNew}}
components:
  schemas: {Pet: {type: object}}
  responses: {Bad: {description: Bad}}
  parameters: {Format: {name: format, in: path, required: true, style: label, schema: {type: string}}}
  examples: {One: {externalValue: https://example.com/one.json}}
  requestBodies: {Body: {content: {}}}
  headers: {Rate: {schema: {}}}
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    bearer: {type: http, scheme: Bearer, bearerFormat: JWT}
    cert: {type: mutualTLS}
    oidc: {type: openIdConnect, openIdConnectUrl: https://example.com/oidc}
    oauth:
      type: oauth2
      flows: {clientCredentials: {tokenUrl: https://example.com/token, scopes: {read: Read}}}
  links: {self: {operationId: getPhoto}}
  callbacks: {done: {}}
  pathItems: {Item: {get: {}}}
"##;

#[test]
fn the_document() {
    let document = read(EVERYTHING);
    assert_eq!(document.version, Version::V3_1);
    assert_eq!(document.info.title, "Pets");
    assert_eq!(document.info.version, "1.2.3");
    assert_eq!(
        document
            .info
            .license
            .as_ref()
            .and_then(|it| it.identifier.as_deref()),
        Some("MIT")
    );
    assert_eq!(
        document
            .info
            .contact
            .as_ref()
            .and_then(|it| it.name.as_deref()),
        Some("Ann")
    );
    let region = &document.servers[0].variables["region"];
    assert_eq!(
        (&region.enumeration[..], &*region.default),
        (&["eu".into(), "us".into()][..], "eu")
    );
    assert_eq!(document.security.len(), 2);
    assert!(document.security[0].schemes["key"].is_empty());
    assert!(document.security[1].schemes.is_empty());
    assert_eq!(document.tags[0].name, "pets");
    let extensions: Vec<_> = document.extensions.iter().collect();
    assert_eq!(
        extensions,
        [("x-first", &json!(1)), ("x-second", &json!({"a": "b"}))]
    );
    assert_eq!(document.webhooks.keys().collect::<Vec<_>>(), ["new"]);
}

#[test]
fn a_path_and_its_operations() {
    let document = read(EVERYTHING);
    let path = &document.paths.paths[0];
    let piece = |text: &str| PathPiece::Literal(text.to_owned());
    let variable = |name: &str| PathPiece::Variable(name.to_owned());
    assert_eq!(
        path.template.pieces,
        [
            piece("/pets/"),
            variable("id"),
            piece("/photo."),
            variable("format")
        ]
    );
    let methods: Vec<_> = path
        .item
        .operations
        .keys()
        .map(http::Method::as_str)
        .collect();
    assert_eq!(methods, ["POST", "GET"], "in the order of the description");
    assert_eq!(
        (path.item.parameters.len(), path.item.servers.len()),
        (1, 1)
    );

    let get = &path.item.operations[&http::Method::GET];
    assert_eq!(get.operation_id.as_deref(), Some("getPhoto"));
    assert_eq!(get.at.pointer(), "/paths/~1pets~1{id}~1photo.{format}/get");
    assert_eq!(get.tags, ["pets"]);
    assert!(get.deprecated);
    assert_eq!(get.security.as_ref().map(Vec::len), Some(0));
    assert_eq!(get.servers[0].url, "/v2");
    assert_eq!(get.extensions.get("x-group"), Some(&json!("photos")));
    assert!(path.item.operations[&http::Method::POST].security.is_none());
    let callback = here(&get.callbacks["done"]);
    assert_eq!(callback.items["{$request.body#/url}"].operations.len(), 1);
}

#[test]
fn parameters_and_their_defaults() {
    let document = read(EVERYTHING);
    let get = &document.paths.paths[0].item.operations[&http::Method::GET];
    let parameter = |index: usize| here(&get.parameters[index]);
    let seen = |it: &Parameter| (it.location, it.required, it.style, it.explode);
    let query = ParameterLocation::Query;
    assert_eq!(seen(parameter(1)), (query, false, Style::Form, true));
    assert_eq!(parameter(1).example, Some(json!([1])));
    assert_eq!(seen(parameter(2)), (query, false, Style::Form, false));
    let tags = parameter(2);
    assert!(tags.allow_reserved && tags.allow_empty_value && tags.deprecated);
    assert!(matches!(
        tags.value,
        ParameterValue::Schema(Schema::Boolean { allowed: true, .. })
    ));
    assert_eq!(seen(parameter(3)), (query, false, Style::DeepObject, true));
    assert_eq!(
        seen(parameter(4)),
        (ParameterLocation::Header, false, Style::Simple, false)
    );
    assert_eq!(
        seen(parameter(5)),
        (ParameterLocation::Cookie, false, Style::Form, true)
    );
    match &parameter(6).value {
        ParameterValue::Content {
            media_type,
            content,
        } => {
            assert_eq!(media_type, "application/json");
            assert!(content.schema.is_some());
        }
        ParameterValue::Schema(schema) => panic!("{schema:?}"),
    }
    assert_eq!(
        here(&parameter(6).examples["one"]).value,
        Some(json!({"a": 1}))
    );
}

#[test]
fn bodies_and_responses() {
    let document = read(EVERYTHING);
    let get = &document.paths.paths[0].item.operations[&http::Method::GET];
    let body = here(get.request_body.as_ref().expect("a body"));
    assert!(body.required);
    let encoding = &body.content["multipart/form-data"].encoding["file"];
    assert_eq!(encoding.content_type.as_deref(), Some("image/png"));
    assert_eq!(
        (encoding.style, encoding.explode),
        (Some(Style::Form), Some(true))
    );
    assert!(encoding.headers.contains_key("X-Part"));

    let statuses: Vec<_> = get.responses.by_status.keys().copied().collect();
    assert_eq!(
        statuses,
        [Status::Code(200), Status::Range(4), Status::Default]
    );
    let fine = here(&get.responses.by_status[&Status::Code(200)]);
    assert!(here(&fine.headers["X-Rate"]).required);
    assert_eq!(
        fine.content.keys().collect::<Vec<_>>(),
        ["image/*", "application/json"]
    );
    assert_eq!(fine.content["application/json"].example, Some(json!(null)));
    assert!(fine.links.contains_key("self"));
    match &get.responses.by_status[&Status::Range(4)] {
        RefOr::Ref(reference) => {
            assert_eq!(reference.uri, "#/components/responses/Bad");
            assert_eq!(reference.description.as_deref(), Some("Worse"));
        }
        RefOr::Here(response) => panic!("{response:?}"),
    }
}

#[test]
fn security_schemes() {
    let document = read(EVERYTHING);
    let kind = |name: &str| &here(&document.components.security_schemes[name]).kind;
    assert!(matches!(kind("key"), SecuritySchemeKind::ApiKey { name, .. } if name == "X-Key"));
    assert!(
        matches!(kind("bearer"), SecuritySchemeKind::Http { scheme, .. } if scheme == "Bearer")
    );
    assert!(matches!(kind("cert"), SecuritySchemeKind::MutualTls));
    assert!(matches!(
        kind("oidc"),
        SecuritySchemeKind::OpenIdConnect { .. }
    ));
    let SecuritySchemeKind::OAuth2(flows) = kind("oauth") else {
        panic!("no OAuth")
    };
    let flow = flows.client_credentials.as_ref().expect("a flow");
    assert_eq!(flow.scopes["read"], "Read");
}

#[test]
fn components_by_place() {
    let document = read(EVERYTHING);
    let get = &document.paths.paths[0].item.operations[&http::Method::GET];
    let RefOr::Ref(reference) = &get.parameters[0] else {
        panic!("no reference")
    };
    let at = document.resolve(reference).expect("it is there");
    assert_eq!(at.pointer(), "/components/parameters/Format");
    let format = here(document.component::<Parameter>(&at).expect("a component"));
    assert_eq!((format.style, format.explode), (Style::Label, false));
    assert_eq!(format.at, at);
    let pet = document
        .resolve_uri(&document.at, "#/components/schemas/Pet")
        .expect("it is there");
    assert!(document.schema(&pet).is_some());
    assert!(document.schema(&at).is_none());
}

#[test]
fn parts_at_any_place() {
    let document = read(EVERYTHING);
    let mut report = Report::new();
    let uri =
        "#/paths/~1pets~1%7Bid%7D~1photo.%7Bformat%7D/get/responses/200/headers/X-Rate/schema";
    let at = document
        .resolve_uri(&document.at, uri)
        .expect("it is there");
    let schema: Schema = document.parse_at(&at, &mut report).expect("a schema");
    assert_eq!(
        schema.keywords().map(|it| it.types),
        Some(types(&[Type::Integer]))
    );
    let item = At::parse(document.at.file(), "/components/parameters/Format").expect("a pointer");
    let parameter: RefOr<Parameter> = document.parse_at(&item, &mut report).expect("a parameter");
    assert_eq!(here(&parameter).name, "format");
    assert!(report.is_empty());

    let title = document.at.child("info").child("title");
    let parameter: Option<Parameter> = document.parse_at(&title, &mut report);
    assert!(parameter.is_none());
    assert_eq!(report.count(Severity::Loss), 1);
}

#[test]
fn references_that_lead_nowhere() {
    let document = read(EVERYTHING);
    let fails = |uri: &str| {
        document
            .resolve(&reference(&document.at, uri))
            .expect_err(uri)
    };
    let nearest = Some("#/components/schemas/Pet".to_owned());
    assert_eq!(
        fails("#/components/schemas/Pte"),
        ResolveError::Dangling { nearest }
    );
    assert_eq!(
        fails("#/components/nothing/Pet"),
        ResolveError::Dangling { nearest: None }
    );
    let nearest = Some("#/components/schemas/Pet".to_owned());
    assert_eq!(
        fails("#/component/schemas/Pet"),
        ResolveError::Dangling {
            nearest: nearest.clone()
        }
    );
    assert_eq!(fails("Pet"), ResolveError::Dangling { nearest });
    assert_eq!(fails("#/tags/1"), ResolveError::Dangling { nearest: None });
    assert_eq!(fails("#anchor"), ResolveError::Dangling { nearest: None });
    assert!(
        matches!(fails("other.yaml#/a"), ResolveError::File { location, .. } if location == "other.yaml")
    );
}

#[test]
fn several_files() {
    let document = read_files(&[
        (
            "spec/api.yaml",
            "openapi: 3.1.0
info: {title: Pets, version: '1'}
paths: {/pets: {$ref: './paths/pets.json'}, /x: {$ref: 'https://example.com/x.yaml'}}
components: {schemas: {Pet: {$ref: 'schemas.yaml#/Pet'}}}
",
        ),
        (
            "spec/paths/pets.json",
            r#"{"get": {"responses": {"200": {"$ref": "../common.yaml#/ok"}}}}"#,
        ),
        ("spec/common.yaml", "ok: {description: Fine}\n"),
        (
            "spec/schemas.yaml",
            "Pet: {properties: {self: {$ref: '#/Pet'}, next: {$ref: 'api.yaml#/components/schemas/Pet'}}}\n",
        ),
    ]);
    let mut report = Report::new();
    let pets = document.paths.paths[0]
        .item
        .reference
        .clone()
        .expect("a reference");
    let at = document.resolve(&pets).expect("the file");
    let item: openapi::PathItem = document.parse_at(&at, &mut report).expect("a path item");
    let RefOr::Ref(ok) =
        &item.operations[&http::Method::GET].responses.by_status[&Status::Code(200)]
    else {
        panic!("no reference")
    };
    let ok = document.resolve(ok).expect("the response");
    let ok: openapi::Response = document.parse_at(&ok, &mut report).expect("a response");
    assert_eq!(ok.description, "Fine");

    let pet = document.components.schemas["Pet"]
        .keywords()
        .expect("keywords");
    let at = document
        .resolve(pet.reference.as_ref().expect("a reference"))
        .expect("the schema");
    let pet: Schema = document.parse_at(&at, &mut report).expect("a schema");
    let pet = pet.keywords().expect("keywords");
    let property = |name: &str| {
        let schema = object(pet).properties[name].keywords().expect("keywords");
        document
            .resolve(schema.reference.as_ref().expect("a reference"))
            .expect("the schema")
    };
    assert_eq!(property("self"), at);
    assert_eq!(
        property("next"),
        document.components.schemas["Pet"].at().clone()
    );

    let x = document.paths.paths[1]
        .item
        .reference
        .clone()
        .expect("a reference");
    assert!(matches!(
        document.resolve(&x),
        Err(ResolveError::File { .. })
    ));
    assert!(report.is_empty());
}

#[test]
fn names_of_schemas() {
    let document = read(
        "openapi: 3.1.0
info: {title: Pets, version: '1'}
paths: {}
components:
  schemas:
    A: {$id: https://example.com/a, $anchor: a, $defs: {b: {$anchor: b, type: string}}}
",
    );
    let resolve = |uri: &str| {
        document
            .resolve_uri(&document.at, uri)
            .map(|at| at.pointer())
    };
    assert_eq!(
        resolve("https://example.com/a"),
        Ok("/components/schemas/A".into())
    );
    assert_eq!(
        resolve("https://example.com/a#/$defs/b"),
        Ok("/components/schemas/A/$defs/b".into())
    );
    assert_eq!(resolve("#a"), Ok("/components/schemas/A".into()));
    assert_eq!(resolve("#b"), Ok("/components/schemas/A/$defs/b".into()));
}

#[test]
fn keywords_of_every_kind() {
    let schema = keywords(
        "3.1.0",
        r##"{
  $id: a, $anchor: b, $defs: {C: {}}, $comment: c, $ref: '#/x', title: T, description: D,
  type: [object, 'null'], format: f, enum: [1, null, a], const: 1.5, default: null, example: 1,
  examples: [2, 3], deprecated: true, readOnly: true, writeOnly: true,
  properties: {p: true, q: {type: string}}, required: [p, p, q], additionalProperties: false,
  patternProperties: {^x: {}}, propertyNames: {pattern: a}, unevaluatedProperties: false,
  dependentSchemas: {p: {}}, dependentRequired: {p: [q]}, minProperties: 1, maxProperties: 2.0,
  items: {}, prefixItems: [{}, {}], contains: {}, minContains: 1, maxContains: 2, minItems: 1,
  maxItems: 2, uniqueItems: true, unevaluatedItems: {},
  minimum: 1, exclusiveMinimum: 0.5, maximum: 18446744073709551615, exclusiveMaximum: 2, multipleOf: 0.1,
  minLength: 1, maxLength: 2, pattern: a, contentEncoding: base64, contentMediaType: text/plain, contentSchema: {},
  allOf: [{}], oneOf: [{}, {}], anyOf: [{}], not: {}, if: {}, then: {}, else: {},
  discriminator: {propertyName: kind, mapping: {a: '#/a'}}, xml: {name: n, attribute: true},
  externalDocs: {url: https://example.com}, x-rust-type: Foo }"##,
    );
    assert_eq!(schema.types, types(&[Type::Object, Type::Null]));
    assert_eq!(
        schema.enumeration,
        Some(vec![json!(1), json!(null), json!("a")])
    );
    assert_eq!(schema.constant.as_deref(), Some(&json!(1.5)));
    assert_eq!(schema.default.as_deref(), Some(&json!(null)));
    assert_eq!(schema.examples, [json!(1), json!(2), json!(3)]);
    assert_eq!(schema.reference.as_ref().map(|it| &*it.uri), Some("#/x"));
    let object = object(&schema);
    assert_eq!(object.required, ["p", "q"]);
    assert!(matches!(
        object.additional_properties,
        Some(Schema::Boolean { allowed: false, .. })
    ));
    assert_eq!(object.max_properties, Some(2));
    assert_eq!(object.dependent_required["p"], ["q"]);
    let array = schema.array.as_ref().expect("keywords about arrays");
    assert!(array.items.is_some() && array.prefix_items.len() == 2 && array.unique_items);
    let number = schema.number.as_ref().expect("keywords about numbers");
    assert_eq!(number.maximum, Some(Number::from(u64::MAX)));
    assert_eq!(number.exclusive_minimum, Number::from_f64(0.5));
    let string = schema.string.as_ref().expect("keywords about strings");
    assert_eq!(string.content_encoding.as_deref(), Some("base64"));
    assert!(
        schema
            .conditional
            .is_some_and(|it| it.condition.is_some() && it.otherwise.is_some())
    );
    assert_eq!(
        schema.discriminator.as_ref().map(|it| &*it.mapping["a"]),
        Some("#/a")
    );
    assert_eq!(schema.extensions.get("x-rust-type"), Some(&json!("Foo")));
    assert!(schema.unknown.is_none());
}

#[test]
fn nullable_beside_a_type() {
    let schema = keywords("3.0.3", "{type: string, nullable: true, enum: [a]}");
    assert_eq!(schema.types, types(&[Type::String, Type::Null]));
    assert_eq!(schema.enumeration, Some(vec![json!("a"), json!(null)]));
    let schema = keywords("3.0.3", "{type: string, nullable: false}");
    assert_eq!(schema.types, types(&[Type::String]));
    let schema = keywords("3.0.3", "{x-nullable: true, properties: {a: {}}}");
    assert_eq!(schema.types, types(&[Type::Object, Type::Null]));
    let schema = keywords("3.0.3", "{nullable: true}");
    assert!(schema.types.is_empty(), "which allows null");
}

#[test]
fn nullable_beside_a_reference() {
    for schema in [
        "{$ref: '#/x', nullable: true, description: D}",
        "{allOf: [{$ref: '#/x'}], nullable: true, description: D}",
    ] {
        let schema = keywords("3.0.3", schema);
        assert_eq!(schema.description.as_deref(), Some("D"));
        assert!(schema.reference.is_none() && schema.all_of.is_empty());
        let [Schema::Keywords(inner), Schema::Keywords(null)] = &schema.any_of[..] else {
            panic!("{:?}", schema.any_of)
        };
        assert!(inner.reference.is_some() || inner.all_of.len() == 1);
        assert_eq!(inner.at.pointer(), "/components/schemas/Pet/anyOf/0");
        assert_eq!(null.types, types(&[Type::Null]));
    }
}

#[test]
fn nullable_beside_a_union() {
    let schema = keywords(
        "3.0.3",
        "{oneOf: [{$ref: '#/a'}, {$ref: '#/b'}], nullable: true}",
    );
    assert_eq!(schema.one_of.len(), 3);
    assert_eq!(
        schema.one_of[2].keywords().map(|it| it.types),
        Some(types(&[Type::Null]))
    );
}

#[test]
fn exclusive_bounds_of_3_0() {
    let schema = keywords(
        "3.0.3",
        "{minimum: 1, exclusiveMinimum: true, maximum: 2, exclusiveMaximum: false}",
    );
    let number = schema.number.expect("keywords about numbers");
    assert_eq!(
        (number.minimum, number.exclusive_minimum),
        (None, Some(1.into()))
    );
    assert_eq!(
        (number.maximum, number.exclusive_maximum),
        (Some(2.into()), None)
    );
}

#[test]
fn keys_of_yaml_that_are_no_strings() {
    let document = read(
        "openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\npaths: {}\nx-keys: {200: a, true: b, null: c, 1.10: d, 0x1F: e, yes: f, ~: g}\n",
    );
    let keys = document
        .extensions
        .get("x-keys")
        .and_then(|it| it.as_object())
        .expect("an object");
    assert_eq!(
        keys.keys().collect::<Vec<_>>(),
        ["200", "true", "null", "1.10", "0x1F", "yes", "~"]
    );
}

#[test]
fn aliases_and_merge_keys() {
    let document = read(
        "openapi: 3.1.0
info: {title: Pets, version: '1'}
paths: {}
x-base: &base {a: 1, b: 2}
x-same: *base
x-merged: {<<: *base, b: 3}
x-both: {<<: [{a: 0}, *base], c: 4}
x-text: {<<: no object}
",
    );
    let extension = |name: &str| document.extensions.get(name).expect("an extension").clone();
    assert_eq!(extension("x-same"), json!({"a": 1, "b": 2}));
    assert_eq!(extension("x-merged"), json!({"a": 1, "b": 3}));
    assert_eq!(extension("x-both"), json!({"a": 0, "b": 2, "c": 4}));
    assert_eq!(extension("x-text"), json!({"<<": "no object"}));
}

#[test]
fn large_numbers_keep_their_digits() {
    let text = r#"{"openapi": "3.1.0", "info": {"title": "", "version": ""}, "paths": {}, "x": {}, "x-n": [9223372036854775807, 18446744073709551615, -9223372036854775808, 0.1]}"#;
    let (document, _) = read_with_report(&[("api.json", text)]);
    let numbers = document.extensions.get("x-n").expect("an extension");
    assert_eq!(
        numbers.to_string(),
        "[9223372036854775807,18446744073709551615,-9223372036854775808,0.1]"
    );
}

#[test]
fn parts_without_a_value_are_empty() {
    let (document, report) = read_with_report(&[(
        "api.yaml",
        "openapi: 3.1.0
info: {title: Pets, version: '1'}
paths:
  /pets:
  /owners: {get: {responses: {'200': {description: Fine, content: {application/json: }}}}}
components: {schemas: {Pet: {properties: {name: }}}}
",
    )]);
    assert_eq!(report.matches("note[wrong-type]").count(), 3, "{report}");
    assert_eq!(report.matches("error[").count(), 0, "{report}");
    assert_eq!(document.paths.paths.len(), 2);
    let get = &document.paths.paths[1].item.operations[&http::Method::GET];
    assert_eq!(
        here(&get.responses.by_status[&Status::Code(200)])
            .content
            .len(),
        1
    );
    let pet = document.components.schemas["Pet"]
        .keywords()
        .expect("keywords");
    assert!(matches!(
        object(pet).properties["name"],
        Schema::Boolean { allowed: true, .. }
    ));
}

#[test]
fn pointers_are_escaped() {
    let (document, _) = read_with_report(&[("api.yaml", "openapi: 3.1.0\npaths: {}\n")]);
    let at = document.at.child("a/b").child("m~n").index(0);
    assert_eq!(at.pointer(), "/a~1b/m~0n/0");
    assert_eq!(At::parse(at.file(), &at.pointer()), Some(at.clone()));
    assert_eq!(
        at.parent().and_then(|at| at.key().map(str::to_owned)),
        Some("m~n".to_owned())
    );
    assert_eq!(At::parse(at.file(), "a"), None);
}
