//! Choices that hold together, within alternatives of such choices: what they make
//! has no end, but the generation has one.

use clientsmith::config::Config;
use clientsmith::diag::{Severity, render_human};
use clientsmith::generate;
use clientsmith::openapi::MemoryLoader;
use serde_json::{Value, json};

const SCHEMAS: usize = 10;

fn reference(index: usize) -> Value {
    json!({ "$ref": format!("#/components/schemas/A{}", index % SCHEMAS) })
}

/// An object with a choice between objects, each with one of the next schemas.
fn schema(index: usize) -> Value {
    let alternatives = (1..=3).map(|step| {
        let name = format!("a{index}-{step}");
        json!({ "required": [name], "properties": { name: {}, "next": reference(index + step) } })
    });
    json!({ "properties": { "next": { "oneOf": alternatives.collect::<Vec<_>>() } } })
}

#[test]
fn combinations_of_combinations_come_to_an_end() {
    let schemas = (0..SCHEMAS).map(|index| (format!("A{index}"), schema(index)));
    let together = json!({ "allOf": [reference(0), reference(3), reference(6)] });
    let answer = json!({
        "description": "all of them",
        "content": { "application/json": { "schema": together } },
    });
    let description = json!({
        "openapi": "3.1.0",
        "info": { "title": "Combinations", "version": "1" },
        "servers": [{ "url": "https://combinations.test" }],
        "paths": { "/a": { "get": { "operationId": "getA", "responses": { "200": answer } } } },
        "components": { "schemas": schemas.collect::<serde_json::Map<_, _>>() },
    });
    let loader = MemoryLoader::new("api.json", description.to_string());
    let generation = generate("api.json", &loader, &Config::default());
    let report = render_human(&generation.report, &generation.sources, false);
    assert_eq!(generation.report.count(Severity::Loss), 1, "{report}");
    assert!(report.contains("loss[too-many-combinations]"), "{report}");
    assert!(
        !report.contains("&&"),
        "the place is a written one: {report}"
    );
    assert!(generation.files.is_some(), "{report}");
}
