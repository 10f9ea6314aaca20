//! From cells to aligned columns, and sections under a title.

/// Lines of columns, indented; nothing follows the last cell of a line.
pub(super) fn table<const N: usize>(lines: &[[String; N]]) -> String {
    let widths: [usize; N] = std::array::from_fn(|column| {
        let lengths = lines.iter().map(|line| length(&line[column]));
        lengths.max().unwrap_or_default()
    });
    let mut text = String::new();
    for line in lines {
        let mut padded = String::from(" ");
        for (cell, width) in line.iter().zip(widths).filter(|(_, width)| *width > 0) {
            let padding = width - length(cell);
            padded.push_str(&format!(" {cell}{:padding$} ", ""));
        }
        text.push_str(padded.trim_end());
        text.push('\n');
    }
    text
}

/// Numbers with their digits under each other, before the other cells.
pub(super) fn counted(lines: &[(usize, String)]) -> Vec<[String; 2]> {
    let widths = lines.iter().map(|(count, _)| count.to_string().len());
    let width = widths.max().unwrap_or_default();
    let cells = lines.iter();
    cells
        .map(|(count, words)| [format!("{count:>width$}"), words.clone()])
        .collect()
}

/// A table under its title; nothing for an empty one.
pub(super) fn section(title: &str, table: &str) -> String {
    match table.is_empty() {
        true => String::new(),
        false => format!("{title}\n{table}"),
    }
}

fn length(text: &str) -> usize {
    text.chars().count()
}
