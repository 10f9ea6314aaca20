//! # The naming specification
//!
//! All identifiers of a generated crate are made here, in these steps:
//!
//! 1. **Text.** A name begins as text of the description (a property, a schema,
//!    an `operationId`) or of the configuration. It may be anything: empty,
//!    symbols, 300 characters, any script.
//! 2. **ASCII.** Letters of other scripts are transliterated, so that no
//!    identifier can be mistaken for another that looks the same.
//! 3. **Symbols** stand for a word where words alone would not tell two names
//!    apart: in a name without a letter or digit (`<=` is `less_than_equal`),
//!    and as the sign of a number (`-1` is `minus_1`). Elsewhere they only
//!    separate words. A name without anything is `empty`.
//! 4. **Case.** Types and variants are `UpperCamelCase`; fields, methods,
//!    arguments, modules are `snake_case`, constants `UPPER_SNAKE_CASE` (Rust API
//!    guidelines, C-CASE). Capitals part words, but not some names and not the
//!    plural of an abbreviation: `oauth` and `ids`, not `o_auth` and `i_ds`.
//!    Numbers that meet keep an underscore between them: `1.5` is `N1_5`.
//! 5. **Digits.** A name that would begin with a digit gets a letter: `N` for
//!    types and variants, `n` for the rest.
//! 6. **Length.** Names end after 80 characters.
//! 7. **Keywords** become raw identifiers (`r#type`); the few that cannot be
//!    raw, and all module names, get an underscore (`self_`).
//! 8. **Scopes.** An identifier can only be had by claiming it in a scope.
//!    Where the name is taken, or belongs to Rust or the runtime in that scope,
//!    it gets the first free number, from 2: `Pet2`. Names are claimed in the
//!    order of the description, those of the user's own components before those
//!    that are made up for inline schemas, so that a new inline schema never
//!    renames a component.
//!
//! The text for an inline schema is that of its place: what uses it, then each
//! property on the way (`create pet body owner`). Within a component that is the
//! component, whoever uses it: so the type of the shared parameter `direction` is
//! `Direction` (`DirectionParameter` beside a schema of that name). Equal inline
//! schemas are one type, whose name the opening comment of `lower/sharing.rs`
//! specifies.

mod one_word;

use heck::{ToKebabCase, ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, TokenStreamExt};
use std::collections::BTreeSet;
use std::fmt;

/// An identifier, unique in its scope. Only [`Scope::claim`] makes one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ident {
    text: String,
    raw: bool,
}

impl Ident {
    /// The identifier without the `r#` of a raw one.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// As Rust spells it.
impl fmt::Display for Ident {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let prefix = if self.raw { "r#" } else { "" };
        write!(f, "{prefix}{}", self.text)
    }
}

impl ToTokens for Ident {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let span = Span::call_site();
        tokens.append(if self.raw {
            proc_macro2::Ident::new_raw(&self.text, span)
        } else {
            proc_macro2::Ident::new(&self.text, span)
        });
    }
}

/// What a name is for, which decides how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// A struct, an enum, a variant: `UpperCamelCase`.
    Type,
    /// A field, a method, an argument: `snake_case`.
    Value,
    /// A module, which is also a file: `snake_case`, never raw.
    Module,
    /// A constant: `UPPER_SNAKE_CASE`.
    Constant,
}

/// Names that live side by side.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    taken: BTreeSet<String>,
}

impl Scope {
    /// A scope in which some names belong to Rust or to the runtime.
    pub fn reserving<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        Self {
            taken: names.into_iter().map(str::to_owned).collect(),
        }
    }

    /// Whether this text would get its own name, without a number.
    pub(super) fn is_free(&self, text: &str, case: Case) -> bool {
        !self.taken.contains(&written(text, case))
    }

    /// The identifier for a text of the description, or where its name is taken,
    /// for another text that says more.
    pub fn claim_or(&mut self, text: &str, other: &str, case: Case) -> Ident {
        let base = written(text, case);
        match self.taken.contains(&base) {
            true => self.claim(other, case),
            false => self.claim_written(&base, case),
        }
    }

    /// The identifier for a text of the description.
    pub fn claim(&mut self, text: &str, case: Case) -> Ident {
        self.claim_written(&written(text, case), case)
    }

    fn claim_written(&mut self, base: &str, case: Case) -> Ident {
        let name = (1..)
            .map(|number| numbered(base, number, case))
            .find(|name| !self.taken.contains(name))
            .unwrap_or_default();
        self.taken.insert(name.clone());
        keyword_free(name, case)
    }
}

fn numbered(base: &str, number: usize, case: Case) -> String {
    match (number, case) {
        (1, _) => base.to_owned(),
        (_, Case::Type) if !base.ends_with(|c: char| c.is_ascii_digit()) => {
            format!("{base}{number}")
        }
        _ => format!("{base}_{number}"),
    }
}

/// The name as it is before it is claimed (steps 2 to 6): texts with one such
/// name mean the same thing where things are gathered by name.
pub fn written(text: &str, case: Case) -> String {
    let words = words(text);
    let mut name = match case {
        Case::Type => upper_camel_case(&one_word::join_plurals(&words)),
        Case::Value | Case::Module => one_word::join(&words).to_snake_case(),
        Case::Constant => one_word::join(&words).to_shouty_snake_case(),
    };
    if name.is_empty() {
        name = written("empty", case);
    }
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        name.insert(
            0,
            match case {
                Case::Type | Case::Constant => 'N',
                Case::Value | Case::Module => 'n',
            },
        );
    }
    name.truncate(80);
    name.trim_end_matches('_').to_owned()
}

/// The words of a text in small letters, `-` between them.
pub fn kebab_case(text: &str) -> String {
    one_word::join(&words(text)).to_kebab_case()
}

/// Words together, but for an underscore where two numbers meet: `2.10` is not
/// `21.0`.
fn upper_camel_case(words: &str) -> String {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let mut name = String::new();
    for word in words.split_ascii_whitespace() {
        if digit(name.chars().last()) && digit(word.chars().next()) {
            name.push('_');
        }
        name.push_str(&word.to_upper_camel_case());
    }
    name
}

/// Steps 2 and 3: only ASCII letters, digits and separators are left.
fn words(text: &str) -> String {
    let ascii = deunicode::deunicode_with_tofu_cow(text, "[?]");
    if !ascii.contains(|c: char| c.is_ascii_alphanumeric()) {
        return ascii
            .chars()
            .filter_map(symbol)
            .collect::<Vec<_>>()
            .join(" ");
    }
    let mut chars = ascii.trim().chars();
    let sign = match (chars.next(), chars.next()) {
        (Some('-'), Some('0'..='9')) => "minus ",
        (Some('+'), Some('0'..='9')) => "plus ",
        _ => "",
    };
    let separated = ascii
        .chars()
        .filter(|c| *c != '\'')
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' });
    sign.chars().chain(separated).collect()
}

fn symbol(c: char) -> Option<&'static str> {
    Some(match c {
        '!' => "not",
        '"' => "quote",
        '#' => "hash",
        '$' => "dollar",
        '%' => "percent",
        '&' => "and",
        '\'' => "apostrophe",
        '(' => "open",
        ')' => "close",
        '*' => "star",
        '+' => "plus",
        ',' => "comma",
        '-' => "minus",
        '.' => "dot",
        '/' => "slash",
        ':' => "colon",
        ';' => "semicolon",
        '<' => "less_than",
        '=' => "equal",
        '>' => "greater_than",
        '?' => "question",
        '@' => "at",
        '[' => "open_bracket",
        '\\' => "backslash",
        ']' => "close_bracket",
        '^' => "caret",
        '_' => "underscore",
        '`' => "backtick",
        '{' => "open_brace",
        '|' => "or",
        '}' => "close_brace",
        '~' => "tilde",
        ' ' | '\t' | '\n' | '\r' => "space",
        _ => return None,
    })
}

/// Step 7: strict and reserved keywords of all editions (Rust reference,
/// "Keywords").
fn keyword_free(mut name: String, case: Case) -> Ident {
    let unraw = matches!(name.as_str(), "self" | "super" | "crate" | "Self" | "_");
    let keyword = is_keyword(&name);
    if unraw || (keyword && case == Case::Module) {
        name.push('_');
        return Ident {
            text: name,
            raw: false,
        };
    }
    Ident {
        text: name,
        raw: keyword,
    }
}

/// Whether a name is a keyword of some edition.
pub fn is_keyword(name: &str) -> bool {
    KEYWORDS.contains(&name)
}

const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str, case: Case) -> String {
        Scope::default().claim(text, case).to_string()
    }

    #[test]
    fn every_text_has_a_name() {
        let cases = [
            ("updated_at", "UpdatedAt", "updated_at"),
            ("updateOrCreate", "UpdateOrCreate", "update_or_create"),
            ("type", "Type", "r#type"),
            ("self", "Self_", "self_"),
            ("", "Empty", "empty"),
            ("+1", "Plus1", "plus_1"),
            ("-1", "Minus1", "minus_1"),
            ("<", "LessThan", "less_than"),
            (">=", "GreaterThanEqual", "greater_than_equal"),
            ("2xx", "N2xx", "n2xx"),
            ("Straße", "Strasse", "strasse"),
            ("don't", "Dont", "dont"),
            ("a.b/c", "ABC", "a_b_c"),
            ("1.5", "N1_5", "n1_5"),
            ("v2.10", "V2_10", "v2_10"),
            ("_", "Underscore", "underscore"),
            ("\u{202e}", "Empty", "empty"),
            ("async", "Async", "r#async"),
            ("OAuth2", "OAuth2", "oauth2"),
            ("myOAuthToken", "MyOAuthToken", "my_oauth_token"),
            ("userIDs", "UserIds", "user_ids"),
            ("URLsToVisit", "UrlsToVisit", "urls_to_visit"),
            ("vCPUs", "VCpus", "vcpus"),
            ("IPv4Address", "IPv4Address", "ipv4_address"),
            ("iOSVersion", "IOsVersion", "ios_version"),
            ("radioSignal", "RadioSignal", "radio_signal"),
            ("HTTPServer", "HttpServer", "http_server"),
        ];
        for (text, as_type, as_value) in cases {
            assert_eq!(name(text, Case::Type), as_type, "{text:?}");
            assert_eq!(name(text, Case::Value), as_value, "{text:?}");
        }
        assert_eq!(name("type", Case::Module), "type_");
        assert!(name(&"long name ".repeat(30), Case::Value).len() <= 80);
    }

    #[test]
    fn no_two_names_are_equal() {
        let mut scope = Scope::reserving(["send"]);
        let names = ["foo_bar", "fooBar", "FooBar", "send", "v1", "v_1", "v1"];
        let claimed: Vec<_> = names
            .iter()
            .map(|name| scope.claim(name, Case::Value).to_string())
            .collect();
        assert_eq!(
            claimed,
            [
                "foo_bar",
                "foo_bar_2",
                "foo_bar_3",
                "send_2",
                "v1",
                "v_1",
                "v1_2"
            ]
        );
    }
}
