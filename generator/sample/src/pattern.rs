//! A pattern -> whether a text matches it, and a text that does.

use fancy_regex::Regex;
use fastrand::Rng;
use regex_syntax::hir::{Class, Hir, HirKind, Repetition};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// The longest text that is made, whatever the bounds say.
pub(super) const LONGEST: usize = 10_000;

/// How often another text is tried where one has the wrong length or does not match.
const ATTEMPTS: usize = 32;

/// How much more than it must an open repetition repeats.
const SPREAD: u32 = 8;

/// How many patterns a thread keeps.
const KEPT: usize = 256;

thread_local! {
    /// The patterns that were read, and those that were not understood: to read one that repeats
    /// a character a thousand times takes tens of milliseconds, and schemas are asked often.
    static READ: RefCell<HashMap<String, Option<Pattern>>> = RefCell::default();
}

/// A pattern of ECMA-262 (JSON Schema 2020-12 Core, section 6.4), as far as it is understood.
/// Cloning it is cheap.
#[derive(Clone)]
pub struct Pattern(Rc<Parsed>);

struct Parsed {
    regex: Regex,
    /// Without what must be around a place, which a text is tried for.
    hir: Option<Hir>,
}

impl Pattern {
    /// Reads a pattern, or finds that it was read before; nothing if it is not understood.
    #[must_use]
    pub fn parse(pattern: &str) -> Option<Self> {
        READ.with_borrow_mut(|read| {
            if let Some(known) = read.get(pattern) {
                return known.clone();
            }
            if read.len() >= KEPT {
                read.clear();
            }
            let parsed = Parsed::read(pattern).map(|parsed| Self(Rc::new(parsed)));
            read.insert(pattern.to_owned(), parsed.clone());
            parsed
        })
    }

    /// Whether a text matches, or it would take too long to say.
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        self.0.regex.is_match(text).unwrap_or(true)
    }

    /// A text that matches, of a length within bounds and right otherwise; the last one that was
    /// tried where none is found, and none where there is no way to make one.
    pub(super) fn text(
        &self,
        (least, most): (usize, usize),
        is_right: impl Fn(&str) -> bool,
        random: &mut Rng,
    ) -> Option<String> {
        let hir = self.0.hir.as_ref()?;
        let mut made = String::new();
        let shortest = hir.properties().minimum_len().unwrap_or(0);
        for attempt in 0..ATTEMPTS {
            let mut writing = Writing {
                random,
                // As it comes at first, and then just as long as it must be.
                missing: (attempt >= ATTEMPTS / 2).then(|| least.saturating_sub(shortest)),
                made: String::new(),
            };
            writing.write(hir);
            made = writing.made;
            if (least..=most).contains(&made.chars().count())
                && self.is_match(&made)
                && is_right(&made)
            {
                break;
            }
        }
        Some(made)
    }
}

impl Parsed {
    fn read(pattern: &str) -> Option<Self> {
        Some(Self {
            regex: Regex::new(pattern).ok()?,
            hir: regex_syntax::parse(&without_looks(pattern)).ok(),
        })
    }
}

/// A pattern without its lookaheads and lookbehinds.
fn without_looks(pattern: &str) -> String {
    let mut kept = String::new();
    // How many groups are open, and within which a look was opened.
    let (mut depth, mut look) = (0_usize, None);
    let (mut is_escaped, mut is_in_class) = (false, false);
    for (at, character) in pattern.char_indices() {
        let mut is_end = false;
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            ']' => is_in_class = false,
            _ if is_in_class => {}
            '[' => is_in_class = true,
            '(' => {
                let mut looks = ["(?=", "(?!", "(?<=", "(?<!"].iter();
                if look.is_none() && looks.any(|it| pattern[at..].starts_with(it)) {
                    look = Some(depth);
                }
                depth += 1;
            }
            ')' => {
                depth = depth.saturating_sub(1);
                is_end = look == Some(depth);
            }
            _ => {}
        }
        if look.is_none() {
            kept.push(character);
        }
        if is_end {
            look = None;
        }
    }
    kept
}

/// Writes what a regular expression matches. The expression's depth is bounded by its parser.
struct Writing<'r> {
    random: &'r mut Rng,
    /// How much longer than it must be the text is to become; none for a text of any length.
    missing: Option<usize>,
    made: String,
}

impl Writing<'_> {
    fn write(&mut self, hir: &Hir) {
        if self.made.len() > LONGEST {
            return;
        }
        match hir.kind() {
            HirKind::Empty | HirKind::Look(_) => {}
            HirKind::Literal(literal) => self.made.push_str(&String::from_utf8_lossy(&literal.0)),
            HirKind::Class(class) => self.made.push(character(class, self.random)),
            HirKind::Repetition(repetition) => self.repeat(repetition),
            HirKind::Capture(capture) => self.write(&capture.sub),
            HirKind::Concat(parts) => parts.iter().for_each(|part| self.write(part)),
            HirKind::Alternation(choices) => {
                let choice = self.random.usize(..choices.len());
                self.write(&choices[choice]);
            }
        }
    }

    fn repeat(&mut self, repetition: &Repetition) {
        let most = repetition.max.unwrap_or(u32::MAX);
        let more = match self.missing {
            Some(_) => most,
            None => {
                let most = most.min(repetition.min.saturating_add(match repetition.max {
                    Some(_) => 4 * SPREAD,
                    None => SPREAD,
                }));
                self.random.u32(repetition.min..=most)
            }
        };
        for count in 0..more {
            let is_enough = count >= repetition.min && self.missing == Some(0);
            if is_enough || self.made.len() > LONGEST {
                return;
            }
            let before = self.made.len();
            self.write(&repetition.sub);
            if let Some(missing) = self.missing.as_mut().filter(|_| count >= repetition.min) {
                // One that adds nothing would never end.
                *missing = missing.saturating_sub((self.made.len() - before).max(1));
            }
        }
    }
}

/// A character of a class: a letter or digit where there is one, or else one that can be seen.
fn character(class: &Class, random: &mut Rng) -> char {
    let ranges: Vec<(char, char)> = match class {
        Class::Unicode(class) => class.iter().map(|it| (it.start(), it.end())).collect(),
        Class::Bytes(class) => class
            .iter()
            .map(|it| (it.start().into(), it.end().into()))
            .collect(),
    };
    let has = |character: &char| {
        ranges
            .iter()
            .any(|(low, high)| (low..=high).contains(&character))
    };
    let plain: Vec<char> = ('0'..='9')
        .chain('a'..='z')
        .chain('A'..='Z')
        .filter(has)
        .collect();
    let visible: Vec<char> = ('!'..='~').chain([' ']).filter(has).collect();
    for choice in [plain, visible] {
        if !choice.is_empty() {
            return choice[random.usize(..choice.len())];
        }
    }
    ranges.first().map_or('x', |(low, _)| *low)
}

#[cfg(test)]
mod tests {
    use fastrand::Rng;

    use super::Pattern;

    #[test]
    fn a_text_matches_and_is_as_long_as_it_must_be() {
        for (pattern, least, most) in [
            ("^[0-9a-fA-F]+$", 40, 40),
            ("^-?\\w+(,-?\\w+)*$", 1, 5),
            ("^(?!sys)(?=.*[0-9])[a-z][a-z0-9]*$", 3, 64),
            ("(?=.*\\d).{8,}", 0, 100),
            ("^(a|bc){2,}$", 7, 7),
            ("^[a-z]((?!--|__)[a-z0-9-_])+$", 3, 32),
        ] {
            let parsed = Pattern::parse(pattern).expect("it is understood");
            for seed in 0..8 {
                let random = &mut Rng::with_seed(seed);
                let text = parsed.text((least, most), |_| true, random);
                let text = text.expect("one can be made");
                assert!(parsed.is_match(&text), "{pattern}: {text}");
                assert!((least..=most).contains(&text.len()), "{pattern}: {text}");
            }
        }
        assert!(Pattern::parse("a(b").is_none());
    }

    /// To read it each time would take an hour.
    #[test]
    fn a_long_pattern_is_read_once() {
        for _ in 0..10_000 {
            let parsed =
                Pattern::parse(r"^[^\u0000\u0085\u2028]{3,4357}$").expect("it is understood");
            assert!(!parsed.is_match("ab"));
        }
    }
}
