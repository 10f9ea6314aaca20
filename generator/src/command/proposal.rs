//! Lists that look as if they came in pages, and the lines of `clientsmith.toml`
//! that would declare it. Never more than a proposal: names prove nothing.

use clientsmith::plan::{AnswerType, Crate, Item, Operation, Record, Type};
use indexmap::IndexMap;
use std::collections::BTreeMap;

const CURSORS: [&str; 8] = [
    "cursor",
    "page_token",
    "pageToken",
    "next_token",
    "nextToken",
    "page_cursor",
    "after",
    "continuation_token",
];
const NEXT_CURSORS: [&str; 8] = [
    "next_cursor",
    "nextCursor",
    "next_page_token",
    "nextPageToken",
    "next_token",
    "nextToken",
    "next_page_cursor",
    "continuation_token",
];
const NEXT_URLS: [&str; 6] = [
    "next",
    "next_url",
    "nextUrl",
    "nextLink",
    "@odata.nextLink",
    "next_page_url",
];
const OFFSETS: [&str; 2] = ["offset", "skip"];
const TOTALS: [&str; 4] = ["total", "total_count", "totalCount", "total_results"];
const NUMBERS: [&str; 4] = ["page", "page_number", "pageNumber", "pageNo"];
const COUNTS: [&str; 4] = ["total_pages", "totalPages", "page_count", "pageCount"];
const MORE: [&str; 4] = ["has_more", "hasMore", "has_next", "hasNextPage"];

/// The types of the crate, by name.
type Types<'a> = BTreeMap<&'a str, &'a Item>;

/// Entries of `[[pagination]]` for operations that have none.
#[derive(Debug, Default)]
pub(super) struct Proposal {
    /// How many operations they are for.
    pub(super) operations: usize,
    /// Text to paste.
    pub(super) text: String,
}

impl Proposal {
    /// What the lists of a client look like.
    pub(super) fn of(plan: &Crate) -> Proposal {
        let items = plan.types.iter().flat_map(|module| &module.items);
        let types: Types<'_> = items.map(|item| (item.name().text(), item)).collect();
        let mut entries: IndexMap<String, Vec<&str>> = IndexMap::new();
        for (_, operation) in plan.content.all() {
            let is_open = operation.http_method == "GET" && operation.paging.is_none();
            if let Some(lines) = is_open.then(|| proposal(&types, operation)).flatten() {
                entries.entry(lines).or_default().push(&operation.id);
            }
        }
        let count = entries.values().map(Vec::len).sum();
        let mut text = String::new();
        for (lines, operations) in entries {
            let names: Vec<_> = operations.iter().map(|it| format!("{it:?}")).collect();
            let names = match names.len() {
                1..=3 => names.join(", "),
                _ => format!("\n    {},\n", names.join(",\n    ")),
            };
            text.push_str(&format!(
                "\n[[pagination]]\noperations = [{names}]\n{lines}"
            ));
        }
        Proposal {
            operations: count,
            text,
        }
    }
}

/// The lines of an entry, but for the names of its operations.
fn proposal<'a>(types: &Types<'a>, operation: &'a Operation) -> Option<String> {
    let AnswerType::One(answer) = &operation.output.ty else {
        return None;
    };
    let parts = parts(types, answer);
    let (items, item) = list(types, answer, &parts)?;
    let parameter = |names: &[&'static str]| {
        let is_there = |name: &&&str| operation.parameters.iter().any(|it| it.key == **name);
        names.iter().find(is_there).copied()
    };
    let part = |names: &[&str], fits: fn(&Type) -> bool| {
        let found = |name: &&str| {
            let is_it = |(path, ty): &&(Vec<String>, &Type)| {
                path.last().is_some_and(|key| key == name) && fits(ty)
            };
            parts.iter().find(is_it)
        };
        names.iter().find_map(found).map(|(path, _)| pointer(path))
    };
    let is_text = |ty: &Type| matches!(ty, Type::Path("String"));
    let is_number = |ty: &Type| matches!(ty, Type::Path("i32" | "i64" | "u32" | "u64"));
    let is_boolean = |ty: &Type| matches!(ty, Type::Path("bool"));
    let has_id = fields(types, item).is_some_and(|it| it.fields.iter().any(|it| it.key == "id"));

    let mut lines = format!("items = {items:?}\n");
    let mut line = |key: &str, value: &str| lines.push_str(&format!("{key} = {value:?}\n"));
    let more = part(&MORE, is_boolean);
    let (cursor, next) = (parameter(&CURSORS), part(&NEXT_CURSORS, is_text));
    if let (Some(cursor), Some(next)) = (cursor, next) {
        line("cursor", cursor);
        line("next", &next);
    } else if let Some(next) = part(&NEXT_URLS, is_text).filter(|_| cursor.is_none()) {
        line("next-url", &next);
    } else if let (Some(cursor), Some(more), true) = (parameter(&["starting_after"]), &more, has_id)
    {
        line("cursor", cursor);
        line("last-item", "/id");
        line("more", more);
    } else if let Some(offset) = parameter(&OFFSETS) {
        line("offset", offset);
        if let Some(total) = part(&TOTALS, is_number) {
            line("total", &total);
        }
    } else if let Some(page) = parameter(&NUMBERS) {
        line("page", page);
        if let Some(pages) = part(&COUNTS, is_number) {
            line("pages", &pages);
        }
    } else {
        return None;
    }
    Some(lines)
}

/// The array of items: the answer itself, or its only part that is one.
fn list<'a>(
    types: &Types<'a>,
    answer: &'a Type,
    parts: &[(Vec<String>, &'a Type)],
) -> Option<(String, &'a Type)> {
    if let Type::List(item) = present(types, answer) {
        return Some((String::new(), item));
    }
    let mut lists = parts.iter().filter_map(|(path, ty)| match ty {
        Type::List(item) => Some((pointer(path), &**item)),
        _ => None,
    });
    match (lists.next(), lists.next()) {
        (Some(list), None) => Some(list),
        _ => None,
    }
}

/// The fields of an answer, and those of its fields.
fn parts<'a>(types: &Types<'a>, answer: &'a Type) -> Vec<(Vec<String>, &'a Type)> {
    let mut parts = Vec::new();
    for field in fields(types, answer).into_iter().flat_map(|it| &it.fields) {
        let path = vec![field.key.clone()];
        for inner in fields(types, &field.ty)
            .into_iter()
            .flat_map(|it| &it.fields)
        {
            let path = vec![field.key.clone(), inner.key.clone()];
            parts.push((path, present(types, &inner.ty)));
        }
        parts.push((path, present(types, &field.ty)));
    }
    parts
}

fn fields<'a>(types: &Types<'a>, ty: &'a Type) -> Option<&'a Record> {
    match present(types, ty) {
        Type::Named(name) => match types.get(name.text()) {
            Some(Item::Record(record)) => Some(record),
            _ => None,
        },
        _ => None,
    }
}

/// The type of a value once it is known to be there.
fn present<'a>(types: &Types<'a>, ty: &'a Type) -> &'a Type {
    match ty {
        Type::Option(inner) | Type::Nullable(inner) | Type::Boxed(inner) => present(types, inner),
        Type::Named(name) => match types.get(name.text()) {
            Some(Item::Alias(alias)) => present(types, &alias.ty),
            _ => ty,
        },
        other => other,
    }
}

/// RFC 6901, section 3.
fn pointer(path: &[String]) -> String {
    let keys = path.iter().map(|key| clientsmith::openapi::escape(key));
    keys.map(|key| format!("/{key}")).collect()
}
