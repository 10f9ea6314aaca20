//! What the extensions in use say of pages: `x-fern-pagination`,
//! `x-speakeasy-pagination` and `x-ms-pageable`.

use super::Resolver;
use crate::diag::Code;
use crate::model::{Method, Next, Paging, Parameter, Place, Way};
use crate::openapi;
use serde_json::Value;
use std::collections::HashSet;
use std::rc::Rc;

/// How an extension is read.
type Read = fn(&Value, &Operation<'_>) -> Result<Option<Paging>, String>;

const EXTENSIONS: [(&str, Read); 3] = [
    (FERN, read_fern),
    ("x-speakeasy-pagination", read_speakeasy),
    ("x-ms-pageable", read_pageable),
];

const FERN: &str = "x-fern-pagination";

/// What an extension refers to.
struct Operation<'a> {
    id: Option<&'a str>,
    method: &'a Method,
    parameters: &'a [Parameter],
    /// The ids of all operations of the description.
    ids: &'a HashSet<String>,
}

impl Operation<'_> {
    /// Whether there is another operation of a name, in the group of this one
    /// (`Group_name`) or with its whole id.
    fn has_other(&self, name: &str) -> bool {
        let group = self.id.and_then(|id| id.split_once('_'));
        let within = group.map(|(group, _)| format!("{group}_{name}"));
        let names = [Some(name.to_owned()), within];
        let mut names = names.into_iter().flatten();
        names.any(|name| self.id != Some(&*name) && self.ids.contains(&name))
    }

    /// The parameter with a name, or else the part of the body.
    fn place(&self, keys: Vec<String>) -> Place {
        match keys.as_slice() {
            [name] if self.parameters.iter().any(|it| it.name == *name) => {
                Place::Parameter(name.clone())
            }
            _ => Place::Body(keys),
        }
    }
}

impl Resolver<'_> {
    /// How the pages of an operation follow each other, by the first extension
    /// that says so.
    pub(super) fn paging(
        &mut self,
        operation: &openapi::Operation,
        method: &Method,
        parameters: &[Parameter],
    ) -> Option<Paging> {
        let of = Operation {
            id: operation.operation_id.as_deref(),
            method,
            parameters,
            ids: &Rc::clone(&self.operation_ids),
        };
        for (name, read) in EXTENSIONS {
            let Some(mut value) = operation.extensions.get(name) else {
                continue;
            };
            // The root of the description has what operations have in common.
            if *value == Value::Bool(true)
                && name == FERN
                && let Some(shared) = self.document.extensions.get(name)
            {
                value = shared;
            }
            match read(value, &of) {
                Ok(paging) => return paging,
                Err(reason) => {
                    let message = format!("`{name}` is not followed: {reason}");
                    let at = operation.at.child(name);
                    self.loss(Code::PagingNotHonoured, message, &at);
                }
            }
        }
        None
    }
}

/// <https://buildwithfern.com/learn/api-definitions/openapi/extensions/pagination>
fn read_fern(value: &Value, operation: &Operation<'_>) -> Result<Option<Paging>, String> {
    if *value == Value::Bool(false) {
        return Ok(None);
    }
    let request = |name: &str| part(value, name, "$request");
    let response = |name: &str| part(value, name, "$response");
    let way = if let Some(keys) = request("cursor")? {
        let next = response("next_cursor")?.ok_or("it has no `next_cursor`")?;
        Way::Cursor {
            to: operation.place(keys),
            next: Next::Body(next),
        }
    } else if let Some(keys) = request("offset")? {
        let to = operation.place(keys);
        match request("step")? {
            // The offset grows by what `step` names, or else by one.
            Some(_) => Way::Offset { to, total: None },
            None => Way::Page {
                to,
                first: None,
                total: None,
            },
        }
    } else if let Some(keys) = response("next_uri")?.or(response("next_path")?) {
        Way::Url(Next::Body(keys))
    } else {
        return Err("it is none of `cursor`, `offset`, `next_uri` and `next_path`".to_owned());
    };
    Ok(Some(Paging {
        way,
        items: response("results")?.ok_or("it has no `results`")?,
        more: response("has-next-page")?,
        limit: None,
    }))
}

/// `$response.page.next` under a name.
fn part(value: &Value, name: &str, root: &str) -> Result<Option<Vec<String>>, String> {
    let Some(value) = value.get(name) else {
        return Ok(None);
    };
    let keys = value
        .as_str()
        .and_then(|text| text.strip_prefix(root)?.strip_prefix('.'))
        .map(|keys| keys.split('.').map(str::to_owned).collect());
    match keys {
        Some(keys) => Ok(Some(keys)),
        None => Err(format!("`{name}` is no path that begins with `{root}.`")),
    }
}

/// <https://www.speakeasy.com/docs/sdks/customize/runtime/pagination>
fn read_speakeasy(value: &Value, _: &Operation<'_>) -> Result<Option<Paging>, String> {
    let output = |name: &str| {
        let path = value.pointer(&format!("/outputs/{name}"));
        path.map(|path| JsonPath::read(path, name)).transpose()
    };
    let whole = |path: Option<JsonPath>| match path {
        Some(JsonPath { last: None, keys }) => Ok(Some(keys)),
        Some(_) => Err("only `nextCursor` can be in the last item".to_owned()),
        None => Ok(None),
    };
    let mut items = whole(output("results")?)?;
    let offset = input(value, "offset")?;
    let page = input(value, "page")?;
    let way = match value.get("type").and_then(Value::as_str) {
        Some("offsetLimit") => match (offset, page) {
            (Some(to), _) => Way::Offset { to, total: None },
            (None, Some(to)) => Way::Page {
                to,
                first: None,
                total: whole(output("numPages")?)?,
            },
            (None, None) => return Err("it has no input `offset` or `page`".to_owned()),
        },
        Some("cursor") => {
            let next = output("nextCursor")?.ok_or("it has no output `nextCursor`")?;
            let next = match next.last {
                None => Next::Body(next.keys),
                Some(last) => {
                    items.get_or_insert(next.keys);
                    Next::LastItem(last)
                }
            };
            let to = input(value, "cursor")?.ok_or("it has no input `cursor`")?;
            Way::Cursor { to, next }
        }
        Some("url") => {
            let next = whole(output("nextUrl")?)?.ok_or("it has no output `nextUrl`")?;
            Way::Url(Next::Body(next))
        }
        _ => return Err("its type is none of `offsetLimit`, `cursor` and `url`".to_owned()),
    };
    let counted = matches!(way, Way::Offset { .. } | Way::Page { .. });
    let limit = match input(value, "limit")?.filter(|_| counted) {
        Some(Place::Parameter(name)) => Some(name),
        Some(Place::Body(_)) | None => None,
    };
    Ok(Some(Paging {
        way,
        items: items.ok_or("it has no output `results`")?,
        more: None,
        limit,
    }))
}

/// The input of this type.
fn input(value: &Value, kind: &str) -> Result<Option<Place>, String> {
    let inputs = value.get("inputs").and_then(Value::as_array);
    let mut inputs = inputs.into_iter().flatten();
    let Some(input) = inputs.find(|input| input["type"] == kind) else {
        return Ok(None);
    };
    let name = input["name"].as_str().unwrap_or_default();
    match input["in"].as_str() {
        Some("parameters") => Ok(Some(Place::Parameter(name.to_owned()))),
        Some("requestBody") => {
            let path = name.trim_start_matches("$.");
            Ok(Some(Place::Body(
                path.split('.').map(str::to_owned).collect(),
            )))
        }
        _ => Err(format!("the input `{kind}` is in no known place")),
    }
}

/// What is used of JSONPath (RFC 9535): names, and `[-1]` for the last item.
struct JsonPath {
    keys: Vec<String>,
    /// What follows `[-1]`.
    last: Option<Vec<String>>,
}

impl JsonPath {
    fn read(value: &Value, name: &str) -> Result<Self, String> {
        let refusal = || format!("`{name}` is no JSONPath of names");
        let text = value.as_str().and_then(|text| text.strip_prefix('$'));
        let text = text.ok_or_else(refusal)?;
        let (keys, last) = match text.split_once("[-1]") {
            Some((keys, last)) => (keys, Some(last)),
            None => (text, None),
        };
        let names = |path: &str| -> Result<Vec<String>, String> {
            if path.is_empty() {
                return Ok(Vec::new());
            }
            let names = path.strip_prefix('.').ok_or_else(refusal)?;
            match names.contains(['[', ']', '*', '?', '@']) {
                true => Err(refusal()),
                false => Ok(names.split('.').map(str::to_owned).collect()),
            }
        };
        Ok(Self {
            keys: names(keys)?,
            last: last.map(names).transpose()?,
        })
    }
}

/// <https://azure.github.io/autorest/extensions/#x-ms-pageable>
fn read_pageable(value: &Value, operation: &Operation<'_>) -> Result<Option<Paging>, String> {
    let next = match value.get("nextLinkName") {
        Some(Value::String(next)) => next,
        Some(Value::Null) => return Ok(None),
        _ => return Err("it has no `nextLinkName`".to_owned()),
    };
    // The name of what is made for the pages, unless there is such an operation.
    let other = value.get("operationName").and_then(Value::as_str);
    if let Some(other) = other.filter(|name| operation.has_other(name)) {
        return Err(format!("its pages are those of the operation `{other}`"));
    }
    if *operation.method != Method::GET {
        return Err(format!(
            "pages are got by GET, but the first one by {}",
            operation.method
        ));
    }
    let items = value.get("itemName").and_then(Value::as_str);
    Ok(Some(Paging {
        way: Way::Url(Next::Body(vec![next.clone()])),
        items: vec![items.unwrap_or("value").to_owned()],
        more: None,
        limit: None,
    }))
}
