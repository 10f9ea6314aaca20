//! Turns locations into lines and columns, one pass over each file.

use std::collections::BTreeMap;
use std::ops::Range;

use super::pointers::{Found, Pointers};
use super::{FileId, Format, Location, Place, Source, Sources, scan_json, scan_toml, scan_yaml};

/// A place in a text as a person names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The bytes of the text.
    pub span: Range<usize>,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// The position of each location, in the same order. Of a place that is not in
/// the text, the position of the nearest part around it.
pub fn positions(locations: &[&Location], sources: &Sources) -> Vec<Position> {
    let mut files: BTreeMap<FileId, File> = BTreeMap::new();
    for file in locations.iter().map(|location| location.file) {
        files
            .entry(file)
            .or_insert_with(|| File::scan(file, locations, sources.get(file)));
    }
    let spans: Vec<_> = locations
        .iter()
        .map(|location| files[&location.file].span(location, &sources.get(location.file).text))
        .collect();

    let mut order: Vec<usize> = (0..locations.len()).collect();
    order.sort_by_key(|index| (locations[*index].file, spans[*index].start));
    let mut found = vec![
        Position {
            span: 0..0,
            line: 1,
            column: 1
        };
        locations.len()
    ];
    let mut last: Option<(FileId, Position)> = None;
    for index in order {
        let file = locations[index].file;
        let before = last
            .take()
            .filter(|(last, _)| *last == file)
            .map(|(_, position)| position);
        let text = &sources.get(file).text;
        found[index] = files[&file].position(spans[index].clone(), text, before);
        last = Some((file, found[index].clone()));
    }
    found
}

/// A file that was looked through.
struct File {
    pointers: Pointers,
    /// Where each line begins.
    lines: Vec<usize>,
}

impl File {
    /// Looks through a file for all locations that are in it.
    fn scan(file: FileId, locations: &[&Location], source: &Source) -> File {
        let mut pointers = Pointers::new();
        let mut wanted = false;
        for location in locations.iter().filter(|location| location.file == file) {
            if let Some(pointer) = location.pointer() {
                pointers.add(pointer);
                wanted = true;
            }
        }
        if wanted {
            match source.format {
                Format::Json => scan_json::scan(&source.text, &mut pointers),
                Format::Toml => scan_toml::scan(&source.text, &mut pointers),
                Format::Yaml => scan_yaml::scan(&source.text, &mut pointers),
            }
        }
        let ends = source.text.match_indices('\n').map(|(at, _)| at + 1);
        File {
            pointers,
            lines: [0].into_iter().chain(ends).collect(),
        }
    }

    fn span(&self, location: &Location, text: &str) -> Range<usize> {
        let span = match &location.place {
            Place::Bytes(bytes) => bytes.clone(),
            Place::Value(pointer) => match self.pointers.found(pointer) {
                (found, true) if !found.container => found.value.clone().unwrap_or_default(),
                (found, _) => key_or_value(found),
            },
            Place::Key(pointer) => key_or_value(self.pointers.found(pointer).0),
        };
        span.start.min(text.len())..span.end.min(text.len())
    }

    /// The line and column of a span. The characters of a line are counted from
    /// the position before, if that is in the same line: a file may be one line.
    fn position(&self, span: Range<usize>, text: &str, before: Option<Position>) -> Position {
        let line = self.lines.partition_point(|start| *start <= span.start);
        let (start, column) = match before.filter(|before| before.line == line) {
            Some(before) => (before.span.start, before.column),
            None => (self.lines[line - 1], 1),
        };
        let column = column + text[start..span.start].chars().count();
        Position { span, line, column }
    }
}

/// A key says more of an object or array than its first character does.
fn key_or_value(found: &Found) -> Range<usize> {
    found
        .key
        .clone()
        .or_else(|| found.value.clone())
        .unwrap_or_default()
}
