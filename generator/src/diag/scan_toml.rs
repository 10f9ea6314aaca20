//! Goes through TOML text for the spans of [`Pointers`]. The text may be broken:
//! nothing is found then.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::pointers::Pointers;

/// Finds what is looked for.
pub(super) fn scan(text: &str, pointers: &mut Pointers) {
    if let Ok(root) = DeTable::parse(text) {
        let span = root.span();
        pointers.enter(span.start..span.start, false);
        table(root.get_ref(), pointers);
    }
}

fn table(table: &DeTable<'_>, pointers: &mut Pointers) {
    for (key, entry) in table.iter() {
        pointers.key(key.span(), key.get_ref());
        value(entry, pointers);
    }
    pointers.leave();
}

fn value(value: &Spanned<DeValue<'_>>, pointers: &mut Pointers) {
    let span = value.span();
    match value.get_ref() {
        DeValue::Table(inner) => {
            pointers.enter(span, false);
            table(inner, pointers);
        }
        DeValue::Array(items) => {
            pointers.enter(span, true);
            for item in items.iter() {
                self::value(item, pointers);
            }
            pointers.leave();
        }
        DeValue::String(_)
        | DeValue::Integer(_)
        | DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_) => pointers.scalar(span),
    }
}
