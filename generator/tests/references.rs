//! `$ref` to every kind of part, in the same file and in others, from the text to
//! what it means.

use clientsmith::config::Config;
use clientsmith::diag::{Severity, render_human};
use clientsmith::generate;
use clientsmith::model::{Api, MediaKind, Operation, Schema, Shape, TypeRef};
use clientsmith::openapi::MemoryLoader;

/// What `api.yaml` means, with other files beside it; nothing of it is lost.
fn resolve(api: &str, others: &[(&str, &str)]) -> Api {
    let head =
        "openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\nservers: [{url: https://pets.test}]\n";
    let mut loader = MemoryLoader::new("spec/api.yaml", format!("{head}{api}"));
    for (location, text) in others {
        loader = loader.with(location, *text);
    }
    let generation = generate("spec/api.yaml", &loader, &Config::default());
    let report = render_human(&generation.report, &generation.sources, false);
    for severity in [Severity::Error, Severity::Loss] {
        assert_eq!(generation.report.count(severity), 0, "{report}");
    }
    generation.stages.api.expect("a meaning")
}

fn schema(api: &Api, value: TypeRef) -> &Schema {
    let schema = &api.schemas[value.schema];
    match schema.shape {
        Shape::Alias(target) => self::schema(api, target),
        _ => schema,
    }
}

/// The names of the properties of a value.
fn properties(api: &Api, value: TypeRef) -> Vec<&str> {
    match &schema(api, value).shape {
        Shape::Object(object) => object.properties.keys().map(String::as_str).collect(),
        other => panic!("no object: {other:?}"),
    }
}

/// The value of the first answer.
fn answer(operation: &Operation) -> TypeRef {
    let media = &operation.responses[0].content[0];
    assert_eq!(MediaKind::of(&media.media_type), MediaKind::Json);
    media.value.expect("a schema")
}

/// A description whose one answer has a schema.
fn answering(schema: &str, more: &str) -> String {
    format!(
        "paths: {{/pets: {{get: {{responses: {{'200': {{description: Pets., content: {{application/json: {{schema: {schema}}}}}}}}}}}}}}}\n{more}"
    )
}

#[test]
fn every_kind_of_part_in_another_file() {
    let api = resolve(
        "paths: {'/pets/{id}': {$ref: 'paths/pets.yaml#/pet'}}",
        &[
            (
                "spec/paths/pets.yaml",
                "pet:
  parameters: [{$ref: '../parts.yaml#/parameters/id'}]
  put:
    operationId: putPet
    parameters: [{$ref: '../parts.yaml#/parameters/dry'}]
    requestBody: {$ref: '../parts.yaml#/bodies/pet'}
    responses: {'200': {$ref: '../parts.yaml#/responses/pet'}}
    callbacks: {done: {$ref: '../parts.yaml#/callbacks/done'}}
",
            ),
            (
                "spec/parts.yaml",
                "parameters:
  id: {name: id, in: path, required: true, schema: {type: integer}}
  dry: {name: dry, in: query, schema: {$ref: 'schemas.json#/flag'}}
bodies:
  pet: {required: true, content: {application/json: {schema: {$ref: 'schemas.json#/pet'}}}}
headers:
  rate: {required: true, schema: {type: integer}}
examples:
  tom: {value: {name: Tom}}
links:
  next: {operationId: putPet}
responses:
  pet:
    description: The pet.
    headers: {X-Rate: {$ref: '#/headers/rate'}}
    links: {next: {$ref: '#/links/next'}}
    content:
      application/json:
        schema: {$ref: 'schemas.json#/pet'}
        examples: {tom: {$ref: '#/examples/tom'}}
callbacks:
  done: {'{$request.query.url}': {post: {requestBody: {$ref: '#/bodies/pet'}, responses: {}}}}
",
            ),
            (
                "spec/schemas.json",
                r##"{"flag": {"type": "boolean"}, "pet": {"type": "object", "properties": {"name": {"type": "string"}, "friends": {"type": "array", "items": {"$ref": "#/pet"}}}}}"##,
            ),
        ],
    );
    let [operation] = &api.operations[..] else {
        panic!("not one operation")
    };
    let names: Vec<_> = operation.parameters.iter().map(|it| &it.name).collect();
    assert_eq!(names, ["id", "dry"]);
    let dry = schema(&api, operation.parameters[1].value);
    assert_eq!(dry.at.pointer(), "/flag");
    let body = operation.body.as_ref().expect("a body");
    assert!(body.required);
    let sent = body.content[0].value.expect("a schema");
    assert_eq!(properties(&api, sent), ["name", "friends"]);
    assert_eq!(sent.schema, answer(operation).schema);
    let response = &operation.responses[0];
    assert_eq!(response.description, "The pet.");
    assert_eq!(response.headers[0].name, "X-Rate");
    assert_eq!(response.content[0].examples.len(), 1);
    let payload = api.webhooks[0].body.as_ref().expect("a body");
    assert_eq!(payload.content[0].value, Some(sent));
}

#[test]
fn deep_pointers_lead_to_the_part_and_to_no_other_of_its_name() {
    // Point 24 of what goes wrong elsewhere: `b` of `A` is not `b` of `B`.
    let api = resolve(
        &answering(
            "{$ref: '#/components/schemas/A/properties/b'}",
            "components: {schemas: {b: {type: string}, A: {type: object, properties: {b: {type: object, properties: {of_a: {type: string}}}}}, B: {type: object, properties: {b: {type: object, properties: {of_b: {type: string}}}}}}}\n",
        ),
        &[],
    );
    assert_eq!(properties(&api, answer(&api.operations[0])), ["of_a"]);
}

#[test]
fn a_pointer_into_another_operation() {
    let api = resolve(
        "paths:
  /pets:
    get:
      responses: {'200': {description: Pets., content: {application/json: {schema: {type: array, items: {type: object, properties: {name: {type: string}}}}}}}}
  /pets/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      responses: {'200': {description: A pet., content: {application/json: {schema: {$ref: '#/paths/~1pets/get/responses/200/content/application~1json/schema/items'}}}}}
",
        &[],
    );
    assert_eq!(properties(&api, answer(&api.operations[1])), ["name"]);
    let Shape::Array(item) = schema(&api, answer(&api.operations[0])).shape else {
        panic!("no array")
    };
    assert_eq!(item.schema, answer(&api.operations[1]).schema);
}

#[test]
fn definitions_within_a_schema() {
    let api = resolve(
        &answering(
            "{$ref: '#/components/schemas/Pet'}",
            "components: {schemas: {Pet: {type: object, properties: {tag: {$ref: '#/components/schemas/Pet/$defs/tag'}}, $defs: {tag: {type: object, properties: {colour: {type: string}}}}}}}\n",
        ),
        &[],
    );
    let Shape::Object(pet) = &schema(&api, answer(&api.operations[0])).shape else {
        panic!("no object")
    };
    assert_eq!(properties(&api, pet.properties["tag"].value), ["colour"]);
}

#[test]
fn anchors_here_and_in_another_file() {
    for reference in ["#tag", "more.yaml#tag"] {
        let schema = "{$anchor: tag, type: object, properties: {colour: {type: string}}}";
        let more = format!("components: {{schemas: {{Tag: {schema}}}}}\n");
        let api = resolve(
            &answering(&format!("{{$ref: '{reference}'}}"), &more),
            &[("spec/more.yaml", &format!("a: {schema}\n"))],
        );
        assert_eq!(properties(&api, answer(&api.operations[0])), ["colour"]);
    }
}

#[test]
fn identifiers_of_schemas() {
    let api = resolve(
        &answering(
            "{$ref: 'https://pets.test/schemas/tag'}",
            "components: {schemas: {Tag: {$id: 'https://pets.test/schemas/tag', type: object, properties: {colour: {type: string}}}}}\n",
        ),
        &[],
    );
    assert_eq!(properties(&api, answer(&api.operations[0])), ["colour"]);
}

#[test]
fn references_are_relative_to_the_schema_that_has_an_identifier() {
    // JSON Schema Core, section 8.2.1: `$id` is the base of what is within.
    let api = resolve(
        &answering(
            "{$ref: '#/components/schemas/Pet'}",
            "components: {schemas: {Pet: {$id: 'https://pets.test/schemas/pet', type: object, properties: {tag: {$ref: tag}, own: {$ref: '#/$defs/own'}}, $defs: {own: {type: object, properties: {name: {type: string}}}}}, Tag: {$id: 'https://pets.test/schemas/tag', type: object, properties: {colour: {type: string}}}}}\n",
        ),
        &[],
    );
    let Shape::Object(pet) = &schema(&api, answer(&api.operations[0])).shape else {
        panic!("no object")
    };
    assert_eq!(properties(&api, pet.properties["tag"].value), ["colour"]);
    assert_eq!(properties(&api, pet.properties["own"].value), ["name"]);
}

#[test]
fn a_dynamic_reference_to_one_place_is_a_reference() {
    let api = resolve(
        &answering("{$ref: 'tree.yaml'}", ""),
        &[(
            "spec/tree.yaml",
            "$dynamicAnchor: node\nproperties: {children: {type: array, items: {$dynamicRef: '#node'}}, label: {type: string}}",
        )],
    );
    let tree = answer(&api.operations[0]);
    assert_eq!(properties(&api, tree), ["children", "label"]);
    let Shape::Object(object) = &schema(&api, tree).shape else {
        panic!("an object");
    };
    let Shape::Array(item) = schema(&api, object.properties["children"].value).shape else {
        panic!("an array");
    };
    assert_eq!(properties(&api, item), ["children", "label"]);
}

#[test]
fn anchors_belong_to_the_schema_that_has_an_identifier() {
    let text = "
components:
  schemas:
    One: {$id: 'https://pets.test/one', properties: {wrong: {}}, $defs: {a: {$anchor: it, properties: {one: {}}}}}
    Two: {$id: 'https://pets.test/two', $ref: '#it', $defs: {a: {$anchor: it, properties: {two: {}}}, b: {$id: inner/three, $defs: {c: {$anchor: it, properties: {three: {}}}}}}}
    Three: {$ref: 'https://pets.test/inner/three#it'}
";
    let all = "{properties: {two: {$ref: '#/components/schemas/Two'}, one: {$ref: 'https://pets.test/one#it'}, three: {$ref: '#/components/schemas/Three'}}}";
    let api = resolve(&answering(all, text), &[]);
    let Shape::Object(object) = &schema(&api, answer(&api.operations[0])).shape else {
        panic!("an object");
    };
    for (name, property) in &object.properties {
        assert_eq!(properties(&api, property.value), [name]);
    }
}

#[test]
fn a_whole_file_is_a_part() {
    let api = resolve(
        &answering("{$ref: schemas/Pet.yaml}", ""),
        &[
            (
                "spec/schemas/Pet.yaml",
                "type: object\nproperties: {tag: {$ref: ./Tag.yaml}, friend: {$ref: Pet.yaml}}\n",
            ),
            (
                "spec/schemas/Tag.yaml",
                "type: object\nproperties: {colour: {type: string}}\n",
            ),
        ],
    );
    let Shape::Object(pet) = &schema(&api, answer(&api.operations[0])).shape else {
        panic!("no object")
    };
    assert_eq!(properties(&api, pet.properties["tag"].value), ["colour"]);
    assert_eq!(
        properties(&api, pet.properties["friend"].value),
        ["tag", "friend"]
    );
}
