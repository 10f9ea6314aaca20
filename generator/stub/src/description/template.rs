//! A path template -> literal and variable pieces, and the match of a raw path against them.

/// A path template, split into segments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    segments: Vec<Vec<Piece>>,
    /// What stands after a question mark, which no template should have and many do.
    query: Vec<Vec<Piece>>,
}

/// A part of one segment.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Literal(String),
    Variable(String),
}

impl Template {
    /// Splits a path of `paths`, such as `/syncs/{id}/status`.
    ///
    /// # Errors
    ///
    /// If a brace has no partner.
    pub fn parse(path: &str) -> Result<Self, String> {
        // A fragment is never sent (RFC 9110, 7.1): it only tells operations apart.
        let sent = path.split('#').next().unwrap_or_default();
        let (before, query) = sent.split_once('?').unwrap_or((sent, ""));
        let segments = before.split('/').skip(1).map(parse_segment);
        let query = query.split('&').filter(|pair| !pair.is_empty());
        let parts = segments.collect::<Option<_>>();
        match parts.zip(query.map(parse_segment).collect::<Option<_>>()) {
            Some((segments, query)) => Ok(Self { segments, query }),
            None => Err(format!("the path `{path}` has a brace without a partner")),
        }
    }

    /// This template after another one.
    #[must_use]
    pub fn after(&self, base: &Self) -> Self {
        Self {
            segments: [&base.segments[..], &self.segments].concat(),
            query: self.query.clone(),
        }
    }

    /// Reads a raw pair of a query, as `read` does a path, if it belongs to the template.
    #[must_use]
    pub fn read_pair<'t>(&self, pair: &'t str) -> Option<Vec<(String, &'t str)>> {
        self.query.iter().find_map(|pieces| {
            let mut variables = Vec::new();
            read_segment(pieces, pair, &mut variables).map(|()| variables)
        })
    }

    /// Reads a raw path: the variables' names and their still encoded texts, or nothing if the
    /// path does not match. An empty text matches, so that it can be named as a fault.
    #[must_use]
    pub fn read<'t>(&self, path: &'t str) -> Option<Vec<(String, &'t str)>> {
        let texts: Vec<&str> = path.split('/').skip(1).collect();
        if texts.len() != self.segments.len() {
            return None;
        }
        let mut variables = Vec::new();
        for (segment, text) in self.segments.iter().zip(texts) {
            read_segment(segment, text, &mut variables)?;
        }
        Some(variables)
    }

    /// What each of its segments is.
    #[must_use]
    pub fn concreteness(&self) -> Concreteness {
        let kind = |pieces: &Vec<Piece>| match &pieces[..] {
            [] | [Piece::Literal(_)] => Kind::Literal,
            [Piece::Variable(_)] => Kind::Variable,
            _ => Kind::Mixed,
        };
        Concreteness(self.segments.iter().map(kind).collect())
    }
}

/// What each segment is. It is ordered so that a literal segment comes before one with
/// variables, and that before one that is a variable: what fits `{id}:cancel` fits `{id}` too.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Concreteness(Vec<Kind>);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Literal,
    Mixed,
    Variable,
}

impl Concreteness {
    /// Whether this is that of "the concrete definition" of two that fit one path, which "is
    /// matched first" (OpenAPI 3.1, 4.8.8.2). Neither is of `/{entity}/me` and `/books/{id}`: there
    /// the choice is the tool's.
    #[must_use]
    pub fn is_before(&self, other: &Self) -> bool {
        self != other && self.0.iter().zip(&other.0).all(|(own, other)| own <= other)
    }
}

fn parse_segment(text: &str) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((literal, tail)) = rest.split_once('{') {
        let (name, tail) = tail.split_once('}')?;
        if !literal.is_empty() {
            pieces.push(Piece::Literal(encoded(literal)));
        }
        pieces.push(Piece::Variable(name.to_owned()));
        rest = tail;
    }
    if rest.contains('}') {
        return None;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Literal(encoded(rest)));
    }
    Some(pieces)
}

/// A literal as it must be sent: what cannot stand in a path is percent-encoded there.
fn encoded(literal: &str) -> String {
    use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
    const UNSENDABLE: &AsciiSet = &CONTROLS
        .add(b' ')
        .add(b'"')
        .add(b'<')
        .add(b'>')
        .add(b'[')
        .add(b'\\')
        .add(b']')
        .add(b'^')
        .add(b'`')
        .add(b'{')
        .add(b'|')
        .add(b'}');
    utf8_percent_encode(literal, UNSENDABLE).to_string()
}

/// Reads one segment; a variable ends where the next literal begins.
fn read_segment<'t>(
    pieces: &[Piece],
    text: &'t str,
    variables: &mut Vec<(String, &'t str)>,
) -> Option<()> {
    let mut rest = text;
    for (index, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Literal(literal) => rest = rest.strip_prefix(literal.as_str())?,
            Piece::Variable(name) => {
                let end = match pieces.get(index + 1) {
                    Some(Piece::Literal(literal)) => rest.find(literal.as_str())?,
                    Some(Piece::Variable(_)) | None => rest.len(),
                };
                variables.push((name.clone(), &rest[..end]));
                rest = &rest[end..];
            }
        }
    }
    rest.is_empty().then_some(())
}
