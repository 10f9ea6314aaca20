//! From an entry of `[[pagination]]` to what it declares.

use super::paging::{Fault, fault, tokens};
use crate::config;
use crate::model::{Keys, Next, Paging, Place, Way};

/// What an entry of the configuration declares.
pub(super) fn declared(entry: &config::Pagination) -> Result<Paging, Fault> {
    let ways = [
        ("cursor", entry.cursor.is_some()),
        ("offset", entry.offset.is_some()),
        ("page", entry.page.is_some()),
        ("next-url", entry.next_url.is_some()),
        ("link", entry.link.is_some()),
    ];
    let mut chosen = ways.iter().filter(|(_, is_set)| *is_set);
    let (Some((way, _)), None) = (chosen.next(), chosen.next()) else {
        let message = "the entry does not say in one way how the next page is asked for".to_owned();
        let help = "give one of `cursor`, `offset`, `page`, `next-url` and `link`";
        return Err(fault("operations", message, help));
    };
    let parts: [(&str, bool, &[&str]); 7] = [
        ("next", entry.next.is_some(), &["cursor"]),
        ("next-header", entry.next_header.is_some(), &["cursor"]),
        ("last-item", entry.last_item.is_some(), &["cursor"]),
        ("total", entry.total.is_some(), &["offset"]),
        ("first", entry.first.is_some(), &["page"]),
        ("pages", entry.pages.is_some(), &["page"]),
        ("limit", entry.limit.is_some(), &["offset", "page"]),
    ];
    for (key, is_set, ways) in parts {
        if is_set && !ways.contains(way) {
            let message = format!("`{key}` has no meaning beside `{way}`");
            return Err(fault(key, message, "remove it"));
        }
    }
    let keys = |key, pointer: &Option<String>| match pointer {
        Some(pointer) => checked(key, pointer).map(Some),
        None => Ok(None),
    };
    let way = match entry {
        config::Pagination {
            cursor: Some(to), ..
        } => Way::Cursor {
            to: place(to),
            next: next_cursor(entry)?,
        },
        config::Pagination {
            offset: Some(to), ..
        } => Way::Offset {
            to: place(to),
            total: keys("total", &entry.total)?,
        },
        config::Pagination { page: Some(to), .. } => Way::Page {
            to: place(to),
            first: entry.first,
            total: keys("pages", &entry.pages)?,
        },
        config::Pagination {
            next_url: Some(next),
            ..
        } => Way::Url(Next::Body(checked("next-url", next)?)),
        config::Pagination { link, .. } => Way::Url(Next::Link(link.clone().unwrap_or_default())),
    };
    Ok(Paging {
        way,
        items: checked("items", &entry.items)?,
        more: keys("more", &entry.more)?,
        limit: entry.limit.clone(),
    })
}

fn next_cursor(entry: &config::Pagination) -> Result<Next, Fault> {
    match (&entry.next, &entry.next_header, &entry.last_item) {
        (Some(next), None, None) => Ok(Next::Body(checked("next", next)?)),
        (None, Some(name), None) => match http::HeaderName::try_from(name) {
            Ok(_) => Ok(Next::Header(name.clone())),
            Err(_) => {
                let message = format!("`{name}` is no name of a header");
                Err(fault("next-header", message, "name a header of the answer"))
            }
        },
        (None, None, Some(item)) => Ok(Next::LastItem(checked("last-item", item)?)),
        _ => {
            let message = "the entry does not say in one way where the next cursor is".to_owned();
            let help = "give one of `next`, `next-header` and `last-item`";
            Err(fault("cursor", message, help))
        }
    }
}

/// A name of a parameter, or a JSON Pointer into the body.
fn place(text: &str) -> Place {
    match text.starts_with('/') {
        true => Place::Body(tokens(text)),
        false => Place::Parameter(text.to_owned()),
    }
}

/// The tokens of a JSON Pointer that leads into an answer.
fn checked(key: &'static str, pointer: &str) -> Result<Keys, Fault> {
    match pointer.is_empty() || pointer.starts_with('/') {
        true => Ok(tokens(pointer)),
        false => {
            let message = format!("`{pointer}` is no JSON Pointer");
            Err(fault(key, message, "begin it with `/`"))
        }
    }
}
