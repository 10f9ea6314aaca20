//! A path template -> literal and variable pieces, and the match of a raw path against them.

use std::cmp::Ordering;

/// A path template, split into segments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    segments: Vec<Vec<Piece>>,
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
        let segments = path.split('/').skip(1).map(parse_segment);
        match segments.collect::<Option<_>>() {
            Some(segments) => Ok(Self { segments }),
            None => Err(format!("the path `{path}` has a brace without a partner")),
        }
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

    /// Orders templates so that a literal segment comes before a variable one
    /// (OpenAPI 3.1, 4.8.8.2: "the concrete definition is matched first").
    #[must_use]
    pub fn cmp_concreteness(&self, other: &Self) -> Ordering {
        let rank = |template: &Self| -> Vec<bool> {
            let is_literal = |piece: &Piece| matches!(piece, Piece::Literal(_));
            let segments = template.segments.iter();
            segments
                .map(|pieces| !pieces.iter().all(is_literal))
                .collect()
        };
        rank(self).cmp(&rank(other))
    }
}

fn parse_segment(text: &str) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((literal, tail)) = rest.split_once('{') {
        let (name, tail) = tail.split_once('}')?;
        if !literal.is_empty() {
            pieces.push(Piece::Literal(literal.to_owned()));
        }
        pieces.push(Piece::Variable(name.to_owned()));
        rest = tail;
    }
    if rest.contains('}') {
        return None;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Literal(rest.to_owned()));
    }
    Some(pieces)
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
