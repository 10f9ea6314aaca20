//! Descriptions that are not as they should be, and the diagnostics that they
//! get. Each snapshot is what a user sees.

use clientsmith::diag::{Report, Sources, render_human, render_json};
use clientsmith::openapi::{self, DiskLoader, Document, Loader, MemoryLoader};
use insta::assert_snapshot;

fn parse(location: &str, bytes: impl Into<Vec<u8>>) -> (Option<Document>, Sources, Report) {
    let (mut sources, mut report) = (Sources::new(), Report::new());
    let loader = MemoryLoader::new(location, bytes);
    let document = openapi::parse(location, &loader, &mut sources, &mut report);
    (document, sources, report)
}

fn render(location: &str, bytes: impl Into<Vec<u8>>) -> String {
    let (document, sources, report) = parse(location, bytes);
    let read = if document.is_some() {
        "the rest is read"
    } else {
        "nothing is read"
    };
    format!("{}{read}\n", render_human(&report, &sources, false))
}

/// The diagnostics of a description in YAML, and of the same in JSON.
fn render_both(yaml: &str) -> String {
    let value: serde_json::Value = serde_yaml::from_str(yaml).expect("valid YAML");
    let json = serde_json::to_string_pretty(&value).expect("a value");
    format!("{}\n{}", render("api.yaml", yaml), render("api.json", json))
}

/// A description with an operation that has these lines.
fn operation(lines: &str) -> String {
    let lines: String = lines
        .lines()
        .map(|line| format!("      {line}\n"))
        .collect();
    format!(
        "openapi: 3.1.0\ninfo: {{title: Pets, version: '1'}}\npaths:\n  /pets/{{id}}:\n    get:\n{lines}"
    )
}

/// A description with these lines under `components: schemas: Pet`.
fn schema(version: &str, lines: &str) -> String {
    let lines: String = lines
        .lines()
        .map(|line| format!("      {line}\n"))
        .collect();
    format!(
        "openapi: {version}\ninfo: {{title: Pets, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n    Pet:\n{lines}"
    )
}

#[test]
fn no_such_file() {
    let (mut sources, mut report) = (Sources::new(), Report::new());
    for (location, loader) in [
        ("absent.yaml", &MemoryLoader::default() as &dyn Loader),
        ("https://example.com/openapi.json", &DiskLoader),
    ] {
        openapi::parse(location, loader, &mut sources, &mut report);
    }
    assert_snapshot!(render_human(&report, &sources, false));
}

#[test]
fn empty() {
    assert_snapshot!(
        [
            render("api.yaml", ""),
            render("api.json", " \n"),
            render("api.yaml", "# nothing yet\n"),
            render("api.json", "null"),
        ]
        .concat()
    );
}

#[test]
fn not_utf_8() {
    let utf_16: Vec<u8> = "openapi: 3.1.0"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_snapshot!(
        [
            render(
                "api.yaml",
                b"openapi: 3.1.0\ninfo:\n  title: Caf\xe9\n".to_vec()
            ),
            render("api.yaml", b"\x1f\x8b\x08\x00\xff\xff".to_vec()),
            render("api.yaml", utf_16),
            render("api.json", [&[0xFF, 0xFE][..], &[b'{', 0]].concat()),
            render("api.yaml", "openapi: 3.1.0\ninfo:\n  title: \u{0}\n"),
        ]
        .concat()
    );
}

#[test]
fn byte_order_mark_is_accepted() {
    let text = "\u{FEFF}openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\npaths: {}\n";
    let (document, _, report) = parse("api.yaml", text);
    assert!(document.is_some() && report.is_empty());
}

#[test]
fn syntax_of_yaml() {
    assert_snapshot!(
        [
            render("api.yaml", "openapi: 3.1.0\ninfo: title: Pets\n"),
            render("api.yaml", "openapi: 3.1.0\ninfo:\n\ttitle: Pets\n"),
            render("api.yaml", "openapi: 3.1.0\ninfo:\n  title: *unknown\n"),
            render("api.yaml", "openapi: 3.1.0\ninfo: {title: Pets]\n"),
            render("api.yaml", "openapi: 3.1.0\n? {a: b}\n: c\n"),
            render(
                "api.yaml",
                "openapi: 3.1.0\ntitle: größer\nzwölf: größer: als\n"
            ),
        ]
        .concat()
    );
}

#[test]
fn syntax_of_json() {
    assert_snapshot!(
        [
            render(
                "api.json",
                "{\n  \"openapi\": \"3.1.0\",\n  \"info\": {\"title\": \"Pets\",}\n}\n"
            ),
            render("api.json", "openapi: 3.1.0\n"),
            render("api.json", "{\"openapi\": \"3.1.0\"} trailing"),
            render("api.json", "{\"größe\": \"3.1.0\", 'info': {}}"),
            render("api.json", "{\"openapi\": 1e999}"),
        ]
        .concat()
    );
}

#[test]
fn truncated() {
    assert_snapshot!(
        [
            render(
                "api.json",
                "{\n  \"openapi\": \"3.1.0\",\n  \"info\": {\"title\": \"Pe"
            ),
            render(
                "api.yaml",
                "openapi: 3.1.0\ninfo: {title: Pets, version: \"1"
            ),
            render("api.yaml", "openapi: 3.1.0\ninfo: {title: Pets,\n"),
        ]
        .concat()
    );
}

#[test]
fn too_deep() {
    let json = format!("{{\"x-deep\": {}", "[".repeat(100_000));
    let yaml = format!("x-deep: {}", "{a: ".repeat(100_000));
    let block: String = (0..1000)
        .map(|depth| format!("{}a:\n", " ".repeat(depth)))
        .collect();
    assert_snapshot!(
        [
            render("api.json", json),
            render("api.yaml", yaml),
            render("api.yaml", block),
        ]
        .concat()
    );
}

#[test]
fn too_many_aliases() {
    let mut laughs = String::from("a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]\n");
    for level in 1..10 {
        let before = vec![format!("*a{}", level - 1); 9].join(", ");
        laughs.push_str(&format!("a{level}: &a{level} [{before}]\n"));
    }
    let wide = format!(
        "a: &a [{}]\nb: [{}]\n",
        "1, ".repeat(20_000),
        "*a, ".repeat(20_000)
    );
    assert_snapshot!(
        [
            render("api.yaml", laughs),
            render("api.yaml", wide),
            render("api.yaml", "a: &a\n  b: *a\n"),
        ]
        .concat()
    );
}

#[test]
fn several_documents() {
    assert_snapshot!(render(
        "api.yaml",
        "---\nopenapi: 3.1.0\n---\nopenapi: 3.0.0\n"
    ));
}

#[test]
fn duplicate_keys() {
    assert_snapshot!([
        render("api.yaml", "openapi: 3.1.0\ninfo:\n  title: a\n  version: '1'\n  title: b\npaths: {}\n"),
        render(
            "api.json",
            "{\"openapi\": \"3.1.0\",\n \"info\": {\"title\": \"a\", \"version\": \"1\"},\n \"paths\": {\"/a/b\": {},\n           \"/a/b\": {}}}"
        ),
    ]
    .concat());
}

#[test]
fn values_that_json_does_not_have() {
    assert_snapshot!(render(
        "api.yaml",
        "openapi: 3.1.0\ninfo: {title: !Sub Pets, version: '1'}\npaths: {}\nx-number: .nan\nx-other: [1, -.inf]\n"
    ));
}

#[test]
fn not_a_description() {
    assert_snapshot!(
        [
            render("api.yaml", "- openapi\n"),
            render("api.yaml", "just some words\n"),
            render("api.json", "{\"name\": \"package\"}"),
        ]
        .concat()
    );
}

#[test]
fn versions() {
    let with = |version: &str| {
        render(
            "api.yaml",
            format!("{version}\ninfo: {{title: Pets, version: '1'}}\npaths: {{}}\n"),
        )
    };
    assert_snapshot!(
        [
            with("swagger: '2.0'"),
            with("openapi: 3.2.0"),
            with("openapi: 4.0.0"),
            with("openapi: 3.10.0"),
            with("openapi: [3]"),
            with("openapi: 3.1"),
        ]
        .concat()
    );
}

#[test]
fn missing_fields() {
    assert_snapshot!(render_both(
        "openapi: 3.0.3\npaths:\n  /pets:\n    get: {}\n"
    ));
}

#[test]
fn unknown_fields() {
    assert_snapshot!(render_both(&operation(
        "sumary: Get\nx-fine: true\nresponses: {}\n"
    )));
}

#[test]
fn wrong_types() {
    assert_snapshot!(render_both(
        "openapi: 3.1.0
info: {title: [Pets], version: 1.0, description: null}
tags: {name: pet}
paths:
  /pets:
    get:
      deprecated: 'true'
      parameters: {name: id}
      responses: {'200': ok}
"
    ));
}

#[test]
fn parameters() {
    assert_snapshot!(render_both(&operation(
        "parameters:
- {name: id, in: path, schema: {type: string}}
- {name: sort, in: qurey, schema: {type: string}}
- {name: pet, in: body, schema: {type: object}}
- {in: query, schema: true}
- {name: q, in: query}
- {name: q, in: query, schema: {}}
- {name: a, in: header, style: form, schema: {}}
- {name: b, in: query, style: deepobject, schema: {}}
- {name: c, in: query, schema: {}, content: {text/plain: {}}}
- {$ref: '#/components/parameters/d', required: true}
- {$ref: '#/components/parameters/d'}
"
    )));
}

#[test]
fn paths() {
    assert_snapshot!(render_both(
        "openapi: 3.1.0
info: {title: Pets, version: '1'}
paths:
  pets: {}
  /pets/{id: {}
  /pets/id}: {}
  /pets/{}: {}
  /pets/{{id}}: {}
  /owners: {GET: {}, fetch: {}}
"
    ));
}

#[test]
fn statuses() {
    assert_snapshot!(render_both(&operation(
        "responses:
  '2xx': {description: Fine}
  20O: {description: Bad}
  '99': {description: Bad}
  '600': {description: Bad}
  success: {description: Bad}
"
    )));
}

#[test]
fn security() {
    assert_snapshot!(render_both(
        "openapi: 3.1.0
info: {title: Pets, version: '1'}
paths: {}
components:
  securitySchemes:
    a: {type: apikey, in: header, name: X-Key}
    b: {type: apiKey, in: head, name: X-Key}
    c: {type: apiKey, in: header}
    d: {type: http}
    e: {type: oauth2, flows: {authorisationCode: {}}}
"
    ));
}

#[test]
fn schemas() {
    assert_snapshot!(render_both(&schema(
        "3.1.0",
        "type: objekt
nullable: true
propertys: {}
frobnicate: 1
minProperties: -1
maxProperties: '3'
properties:
  a: {type: [string, 'null', file], required: true}
  b: {type: null, maxLength: 1.5}
  c: {type: array, items: [{type: string}]}
  d: string
  e: {enum: red}
  f: {oneOf: {}, discriminator: kind}
"
    )));
}

#[test]
fn position_in_a_single_long_line() {
    let before = "x".repeat(500);
    let text = format!(
        "{{\"x-a\": \"{before}\", \"openapi\": \"3.1.0\", \"inform\\u0061tion\": {{}}, \"paths\": {{}}, \"x-b\": \"größer\", \"tags\": 5, \"x-c\": \"{before}\"}}"
    );
    assert_snapshot!(render("api.json", text));
}

#[test]
fn position_beside_wide_characters_and_tabs() {
    assert_snapshot!(render(
        "api.yaml",
        "openapi: 3.1.0\ninfo: {title: 猫と犬,\tversion: [größe], 'title ü': 1}\npaths: {}\n"
    ));
}

#[test]
fn nothing_in_a_message_is_obeyed_by_the_terminal() {
    let text = render("api.yaml", "openapi: \"3.1.0\"\n\"\\e[31m\u{202E}\": 1\n");
    assert!(
        !text.contains('\u{1b}') && !text.contains('\u{202E}'),
        "{text}"
    );
}

#[test]
fn colour_only_when_asked() {
    let (_, sources, report) = parse("api.yaml", "openapi: 9\n");
    assert!(!render_human(&report, &sources, false).contains('\x1b'));
    assert!(render_human(&report, &sources, true).contains("\x1b[1;31merror[unsupported-version]"));
}

#[test]
fn as_json_lines() {
    let (_, sources, report) = parse("api.yaml", operation("sumary: Get\nparameters: [{}]\n"));
    assert_snapshot!(render_json(&report, &sources));
}
