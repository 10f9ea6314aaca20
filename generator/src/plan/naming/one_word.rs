//! Step 4: words that their capitals would part.

/// Names that are one word in small letters, whatever capitals are in them.
const NAMES: &[&str] = &[
    "DevOps",
    "GitHub",
    "GitLab",
    "GraphQL",
    "IPv4",
    "IPv6",
    "JavaScript",
    "LinkedIn",
    "MySQL",
    "OAuth",
    "OpenAPI",
    "PayPal",
    "PostgreSQL",
    "TypeScript",
    "WiFi",
    "YouTube",
    "iOS",
    "macOS",
    "vCPU",
];

/// The text with such names and with abbreviations and their `s` (`IDs`) as words in small
/// letters.
pub(super) fn join(text: &str) -> String {
    join_by(text, |rest| name(rest).or_else(|| plural(rest)))
}

/// The same, where names keep their capitals.
pub(super) fn join_plurals(text: &str) -> String {
    join_by(text, plural)
}

/// `length` is that of a word to join at the beginning of a text.
fn join_by(text: &str, length: impl Fn(&str) -> Option<usize>) -> String {
    if !text.contains(|c: char| c.is_ascii_uppercase()) {
        return text.to_owned();
    }
    let mut joined = String::with_capacity(text.len() + 1);
    let mut before = ' ';
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_start = match first.is_ascii_uppercase() {
            true => !before.is_ascii_uppercase(),
            false => !before.is_ascii_alphabetic(),
        };
        let found = if is_start { length(rest) } else { None };
        let (word, after) = rest.split_at(found.unwrap_or(first.len_utf8()));
        match found {
            Some(_) => {
                joined.push(' ');
                joined.push_str(&word.to_ascii_lowercase());
            }
            None => joined.push_str(word),
        }
        before = word.chars().last().unwrap_or(first);
        rest = after;
    }
    joined
}

/// The length of a name that a text begins with.
fn name(text: &str) -> Option<usize> {
    let ends = |rest: &str| ends_word(rest) || rest.strip_prefix('s').is_some_and(ends_word);
    let is_it = |name: &&&str| text.strip_prefix(**name).is_some_and(ends);
    NAMES.iter().find(is_it).map(|name| name.len())
}

/// The length of an abbreviation and its `s` that a text begins with.
fn plural(text: &str) -> Option<usize> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let length = text.len() - rest.len();
    let is_plural = length > 1 && rest.strip_prefix('s').is_some_and(ends_word);
    is_plural.then_some(length + 1)
}

fn ends_word(rest: &str) -> bool {
    !rest.starts_with(|c: char| c.is_ascii_lowercase())
}
