//! Clients are compiled by older compilers than this repository is: what is copied into them has
//! no chains of `let`, which Rust has since 1.88.

use super::files::SourceFile;
use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// What is copied into clients.
const COPIED: [&str; 2] = ["generator/runtime/src/runtime/", "generator/runtime/smoke/"];

pub(super) fn check(file: &SourceFile) -> Vec<String> {
    if !COPIED.iter().any(|folder| file.path.starts_with(folder)) {
        return Vec::new();
    }
    let mut chains = Vec::new();
    match file.text.parse() {
        Ok(tokens) => find(tokens, &mut chains),
        Err(error) => return vec![format!("{}: {error}", file.path)],
    }
    let broken = chains.into_iter().map(|chain| {
        let path = &file.path;
        format!("{path}: a chain of `let`, for which clients would need Rust 1.88: `{chain}`")
    });
    broken.collect()
}

/// The conditions that have `let` and another condition beside it.
fn find(tokens: TokenStream, chains: &mut Vec<String>) {
    let mut condition: Option<Vec<String>> = None;
    for token in tokens {
        let word = match &token {
            TokenTree::Group(_) => "..".to_owned(),
            other => other.to_string(),
        };
        let is_block =
            matches!(&token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
        match word.as_str() {
            "if" | "while" => condition = Some(Vec::new()),
            // A guard ends where its arm begins, or its `matches!` ends.
            "," | ";" => condition = None,
            _ if is_block => {
                let words = condition.take().unwrap_or_default().join(" ");
                if words.contains("let ") && words.contains("& &") {
                    chains.push(words);
                }
            }
            _ => condition
                .iter_mut()
                .for_each(|words| words.push(word.clone())),
        }
        if let TokenTree::Group(group) = token {
            find(group.stream(), chains);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::find;

    fn is_chain(text: &str) -> bool {
        let mut chains = Vec::new();
        find(text.parse().unwrap(), &mut chains);
        !chains.is_empty()
    }

    #[test]
    fn chains_are_found_and_other_conditions_are_not() {
        assert!(is_chain("fn f() { if let Some(a) = b && a > c { d } }"));
        assert!(is_chain("fn f() { if a && let Some(b) = c { d } }"));
        assert!(is_chain(
            "macro_rules! m { () => { while let Some(a) = b() && c {} } }"
        ));
        assert!(!is_chain(
            "fn f() { if let Some(a) = b.filter(|it| c && d) { e } }"
        ));
        assert!(!is_chain("fn f() { let a = b; if c && d { e } }"));
        assert!(!is_chain("fn f() { let a = |b: &&str| { c }; }"));
        assert!(!is_chain("fn f() { let a = b && c; { d } }"));
    }
}
