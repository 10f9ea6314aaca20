//! The ways in which pages follow each other.

mod bodies;
mod cursors;
mod numbers;
mod urls;

use crate::runtime::api::{Endpoint, Parameter};
use crate::runtime::body::{self, BodyError};
use crate::runtime::call::Call;
use crate::runtime::operation::Operation;
use crate::runtime::pages::{Paged, Paging};
use crate::server::{Server, Step, json};
use bytes::Bytes;
use serde_json::Value;
use std::convert::Infallible;

/// Operations on lists of anything: the array at `$items`, a JSON Pointer.
macro_rules! lists {
    ($($name:ident: $method:literal, $items:literal, $paging:expr;)*) => {$(
        #[derive(Clone, Copy, Debug)]
        struct $name;

        impl Operation for $name {
            type Output = Value;
            type Error = Infallible;
            const ENDPOINT: &'static Endpoint = &Endpoint {
                id: "list",
                tags: &[],
                method: $method,
                path: "/list",
                parameters: &[
                    Parameter::query("from"),
                    Parameter::query("limit"),
                    Parameter::header("X-From"),
                ],
                security: &[&[(0, "")], &[(3, "")]],
                accept: "application/json",
                server: None,
            };

            fn output(response: &http::Response<Bytes>) -> Option<Result<Value, BodyError>> {
                (response.status() == 200).then(|| body::json(response))
            }

            fn error(_: &http::Response<Bytes>) -> Option<Result<Infallible, BodyError>> {
                None
            }
        }

        impl Paged for $name {
            type Item = Value;
            const PAGING: Paging = $paging;

            fn items(page: Value) -> Vec<Value> {
                page.pointer($items).and_then(Value::as_array).cloned().unwrap_or_default()
            }
        }
    )*};
}

lists! {
    ByHeader: "GET", "", Paging::cursor().parameter(2).next_header("X-Next").items(&[]);
    ByLastItem: "GET", "/data", Paging::cursor()
        .parameter(0)
        .last_item(&["id"])
        .items(&["data"])
        .more(&["has_more"]);
    ByOffset: "GET", "/data", Paging::offset()
        .parameter(0)
        .items(&["data"])
        .total(&["meta", "total"]);
    ByFullPages: "GET", "/data", Paging::offset()
        .parameter(0)
        .items(&["data"])
        .limit(1, Some(2));
    ByPage: "GET", "/data", Paging::page(1).parameter(0).items(&["data"]).total(&["pages"]);
    ByPageFromZero: "GET", "/data", Paging::page(0)
        .parameter(0)
        .items(&["data"])
        .more(&["more"]);
    ByUrl: "GET", "/data", Paging::url().next(&["next"]).items(&["data"]);
    ByLink: "GET", "", Paging::url().link("next").items(&[]);
    ByBody: "POST", "/data", Paging::cursor()
        .body("application/json", &["page", "after"], false)
        .next(&["next"])
        .items(&["data"]);
    ByNumberInBody: "POST", "/data", Paging::offset()
        .body("application/json", &["skip"], true)
        .items(&["data"]);
}

fn call<O: Operation>(server: &Server) -> Call<O> {
    Call::new(&server.client())
}

/// What was asked for, from the query on, and the items that came of it.
async fn read<O: Paged<Output = Value, Item = Value>>(
    steps: impl IntoIterator<Item = Step>,
    set: impl FnOnce(Call<O>) -> Call<O>,
) -> (Vec<String>, Result<Vec<Value>, String>) {
    let server = Server::new(steps);
    let mut stream = set(call::<O>(&server)).items();
    let mut items = Vec::new();
    let outcome = loop {
        match stream.next().await {
            Some(Ok(item)) => items.push(item),
            Some(Err(error)) => break Err(error.to_string()),
            None => break Ok(items),
        }
    };
    assert!(
        stream.next().await.is_none(),
        "an end, or an error, is final"
    );
    let line = |line: &String| line.split_once("/list").map(|(_, query)| query.to_owned());
    (server.lines().iter().filter_map(line).collect(), outcome)
}

fn with(name: &'static str, value: &str, body: &'static str) -> Step {
    let headers = vec![
        ("content-type", "application/json".to_owned()),
        (name, value.to_owned()),
    ];
    Step::Answer(200, headers, body)
}

fn page(body: &'static str) -> Step {
    json(200, body)
}
