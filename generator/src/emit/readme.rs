//! From a plan to the crate's `README.md`.

use super::{Files, authentication, example};
use crate::plan::{self, FULL, Group, Item, RuntimeModule, is_relative};
use heck::ToShoutySnakeCase;
use std::fmt::Write;

/// What the crate is, and how to use it.
pub(super) fn emit_readme(plan: &plan::Crate, files: &mut Files) {
    let package = &plan.package;
    let mut text = format!("# {}\n\n{}\n\n", package.name, package.description);
    let _ = writeln!(
        text,
        "Made by clientsmith from the API's description; this folder is complete in itself and can be copied, vendored or published.\n"
    );
    let _ = writeln!(
        text,
        "## Install\n\n```toml\n[dependencies]\n{} = {:?}\ntokio = {{ version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }}\n```\n",
        package.name, package.version
    );
    let _ = writeln!(
        text,
        "or, with this folder in your repository, `{} = {{ path = \"{}\" }}`.\n",
        package.name, package.name
    );
    text.push_str(&features(plan));
    text.push_str(&quick_start(plan));
    text.push_str(&servers(plan));
    text.push_str(&authentication::section(plan));
    text.push_str(&calls(plan));
    text.push_str(&types(plan));
    text.push_str(&pages_and_waiting(plan));
    text.push_str(&examples(plan));
    text.push_str(&operations(plan));
    files.insert("README.md".to_owned(), text);
}

/// The features of every crate, as in its `Cargo.toml`.
const FEATURES: &str = "\
| feature | |
|---|---|
| `rustls` | HTTP by reqwest, TLS by rustls; on by default |
| `native-tls` | HTTP by reqwest, TLS by the operating system; with `default-features = false` |
| `gzip`, `brotli`, `zstd` | reads compressed answers, over reqwest; with `gzip`, `.gzip_bodies(..)` of the builder and `.gzip_body(true)` of a call send compressed bodies |
| `tower` | `runtime::TowerTransport`: any service of tower for HTTP sends the requests, a router of axum too |
| `blocking` | `.send_blocking()` of a call whose client is built with `.blocking()`, over ureq and without an async runtime; `.blocking()` of pages and items is an iterator |

Without any, a client needs a transport of yours: a function, or an `InProcess` in a test. For `wasm32-unknown-unknown`, reqwest asks the browser to fetch, which then decides about redirects, cookies and TLS.

";

/// The features, those for parts of the API included.
fn features(plan: &plan::Crate) -> String {
    let mut text = String::from(FEATURES);
    if !plan.is_sliced() {
        return text;
    }
    let _ = write!(
        text,
        "An application can take a slice of the API, which compiles faster: `default-features = false`, and of these features what it calls, beside one from above. Types come with what needs them.\n\n| feature | |\n|---|---|\n| `{FULL}` | all of the following; on by default |\n"
    );
    for (feature, group) in plan.features() {
        let about = match group {
            Some(group) => format!("`client.{}()`", group.method),
            None => "module `webhooks`".to_owned(),
        };
        let _ = writeln!(text, "| `{}` | {about} |", feature.name());
    }
    text.push('\n');
    text
}

/// The first example, whole.
fn quick_start(plan: &plan::Crate) -> String {
    let Some(first) = plan.examples.first() else {
        return String::new();
    };
    let program = example::program(plan, first);
    format!("## Use\n\n{}\n\n```rust\n{program}```\n\n", first.title)
}

/// Where there is a choice among servers, or none that is known.
fn servers(plan: &plan::Crate) -> String {
    let client = &plan.client;
    let mut lines = Vec::new();
    if let Some(url) = client.server.as_ref().filter(|url| is_relative(url)) {
        lines.push(format!("The description's server, `{url}`, is relative to where the description is served, so the builder needs `base_url(..)`."));
    }
    if let Some(chooser) = &client.choice {
        lines.push(format!("`{}(..)` of the builder takes one of the servers of the description, a `{}::servers::{}`; `base_url(..)` any other.", chooser.method, plan.package.library, chooser.choice.name));
    }
    for own in &client.own_servers {
        let method = own
            .choice
            .as_ref()
            .map(|own| format!(" or `{}(..)`", own.method));
        lines.push(format!(
            "Operations that are at `{}` by default are elsewhere with `{}(..)`{}.",
            own.url,
            own.url_method,
            method.unwrap_or_default()
        ));
    }
    match lines.is_empty() {
        true => String::new(),
        false => format!("## Servers\n\n{}\n\n", lines.join("\n\n")),
    }
}

/// What holds for the calls of every API.
const CALLS: &str = r#"## Calls

What an operation needs is an argument, what it can take beside is a method of the call; the call is a value until it is awaited.

```rust
let call = client.CALL;
call.clone().await?;                                    // the answer's body
let response = call.clone().send().await?;              // status, headers and body
call.clone().timeout(Duration::from_secs(5)).await?;    // for each silence; 60 s by default
call.clone().deadline(Duration::from_secs(60)).await?;  // for all of it, with all attempts
call.header("x-trace", "1").await?;                     // for this call only
```

`query_pair`, `base_url`, `credential`, `idempotency_key` and `retry` are for one call too; most of them have a counterpart on the builder.

An argument of the path is encoded, whatever is in it; one that is empty, `.` or `..` would lead to another path in spite of that, and is refused before anything is sent.

## Errors

A call fails with a `CRATE::CallError`: `Api` holds the body of a documented error with its status, `Unexpected` the bytes of any other; `is_timeout()`, `is_connect()`, `is_retryable()`, `status()` and `retry_after()` ask for what they say. `?` turns every call's error into `CRATE::Error`.

The message (`{error}`) says which call failed and how, with the path of what does not fit in an answer; what has caused it is its `source()`, and `{error:#}` writes both. `operation()`, `attempts()`, `elapsed()` and `request_id()` say the rest. No message shows a credential, a header or a body: for a few words of the answer, around the place that does not fit, there is `excerpt()`.

A call is repeated, twice by default, after a connection failure or 408, 429, 502, 503, 504, and only where repeating is safe: for GET, HEAD, OPTIONS, PUT and DELETE, or with an `Idempotency-Key`. 429 and 503 with `Retry-After` are repeated for every method. `CRATE::RetryPolicy` changes that, for the client or for one call. All calls of a client share a budget of retries (`CRATE::RetryBudget`), so that they do not multiply the load of a service that is down. Where an operation takes an idempotency key, each call that sets none gets one that is made up.

## Around a call

Each attempt of a call passes through the layers of the client (`.layer(..)`), the first of which is the outermost, and then the transport. A `CRATE::Layer` sees the request with all its headers and the answer, may change both, and may answer itself; `CRATE::CallInfo::of(request.extensions())` says which operation it is. Retries, time limits and credentials are outside.

Each attempt is a `tracing` span by OpenTelemetry's conventions for HTTP clients. It shows the path template, never an argument, a header or a body.

"#;

fn calls(plan: &plan::Crate) -> String {
    let call = plan
        .examples
        .first()
        .and_then(|example| example.steps.first());
    let call = call.map_or_else(|| "client.operation()".to_owned(), example::call);
    CALLS
        .replace("CRATE", &plan.package.library)
        .replace("client.CALL", &call)
}

/// What the types of an API that has some have in common.
fn types(plan: &plan::Crate) -> String {
    let items = || plan.types.iter().flat_map(|module| &module.items);
    let mut text = String::new();
    if items().any(|item| matches!(item, Item::Record(_))) {
        text.push_str("## Types\n\nA struct that is sent has `new` where it has required fields; one without any has `Default`. New optional fields may be added when the crate is made anew, so end a literal with `..Default::default()` or `..Type::new(..)`. `Nullable` tells an absent field from a `null` one.\n\n");
    }
    if items().any(|item| matches!(item, Item::Enumeration(_))) {
        text.push_str("Enumerations are open: a value that the description does not list is kept, and sent back unchanged.\n\n");
    }
    text
}

/// What only some APIs have.
fn pages_and_waiting(plan: &plan::Crate) -> String {
    let mut text = String::new();
    if plan.runtime.contains(&RuntimeModule::Pages) {
        text.push_str("## Pages\n\n`pages()` and `items()` of a call that lists are streams that ask for the next page when the one before is used up; `next().await` is there without a further crate, and `cursor()` of the pages is where to go on later. A server that gives the same cursor again is an error, not an endless loop.\n\n");
    }
    if plan.runtime.contains(&RuntimeModule::Stream) {
        text.push_str("## Streams\n\n`stream()` of a call whose answer is a stream gives its items one at a time: `next().await`, or any function over `futures_core::Stream`. The time limit of a call holds for the head of the answer and then for each silence, the deadline for all of it. An item that does not fit its type is an error, and the next one comes after it. `[DONE]` in place of JSON ends a stream of events. `stream().reconnect(5)` connects again when events break off, with `Last-Event-ID`.\n\n");
    }
    if plan.runtime.contains(&RuntimeModule::Sequence) {
        text.push_str("## Sequences\n\nA body that is a sequence of items (JSON lines, for one) is made from a list of them, from a stream of them (`Sequence::stream`), or from a file or bytes that are written already (`Sequence::written`).\n\n");
    }
    if plan.runtime.contains(&RuntimeModule::Chunks) {
        text.push_str("## Downloads\n\n`download()` of a call gives the bytes of its answer as they come in, and `download().await?.save(\"file\").await?` writes them to a file, which is there only once it is whole; `progress(..)` is told how far it is.\n\n");
    }
    if plan.runtime.contains(&RuntimeModule::Wait) {
        text.push_str("## Waiting\n\n`wait()` repeats a call until its answer says that the work has ended, however it has ended. It waits as long as that takes unless `deadline(..)` is given; `interval(..)` and `max_interval(..)` set the pauses.\n\n");
    }
    text
}

fn examples(plan: &plan::Crate) -> String {
    if plan.examples.is_empty() {
        return String::new();
    }
    let mut text = String::from("## Examples\n\n");
    for one in &plan.examples {
        let _ = writeln!(
            text,
            "{}\n\n```sh\n{}\n```\n\n```rust\n{}```\n",
            one.title,
            example::command(plan, one),
            example::calls(one)
        );
    }
    let _ = writeln!(
        text,
        "`{}_BASE_URL` points the examples at another server.\n",
        plan.package.name.to_shouty_snake_case()
    );
    text
}

fn operations(plan: &plan::Crate) -> String {
    let mut text = String::from("## Operations\n\n| call | request |\n|---|---|\n");
    for (groups, operation) in plan.content.all() {
        let path: String = groups
            .iter()
            .map(|group: &&Group| format!("{}().", group.method))
            .collect();
        let arguments = operation
            .arguments()
            .map(|parameter| parameter.name.to_string());
        let body = operation.body_argument().map(|body| body.name.to_string());
        let arguments: Vec<_> = arguments.chain(body).collect();
        let _ = writeln!(
            text,
            "| `client.{path}{}({})` | `{} {}` |",
            operation.method,
            arguments.join(", "),
            operation.http_method,
            operation.path
        );
    }
    text
}
