//! Numbers as a table in Markdown, each with its ratio to the first column's.

use std::fmt::Write;

/// A table: a column for each tool, the first is ours.
pub(super) struct Table {
    text: String,
}

/// What stands in a cell.
#[derive(Clone, Debug)]
pub(super) enum Cell {
    /// Nothing was measured.
    Empty,
    /// Why there is no number.
    Text(String),
    /// A number, and how it is written.
    Number(f64, String),
    /// More than this: it was not waited for.
    More(f64, String),
}

impl Table {
    pub(super) fn new(columns: impl Iterator<Item = String>) -> Table {
        let mut head = String::from("| |");
        let mut line = String::from("|---|");
        for column in columns {
            let _ = write!(head, " {column} |");
            line.push_str("---:|");
        }
        Table {
            text: format!("{head}\n{line}\n"),
        }
    }

    /// Adds a row, unless nothing is in it.
    pub(super) fn row(&mut self, name: &str, cells: &[Cell]) {
        if cells.iter().all(|cell| matches!(cell, Cell::Empty)) {
            return;
        }
        let ours = match cells.first() {
            Some(Cell::Number(value, _)) => Some(*value),
            _ => None,
        };
        let _ = write!(self.text, "| {name} |");
        for (index, cell) in cells.iter().enumerate() {
            let ours = ours.filter(|ours| index > 0 && *ours > 0.0);
            let text = match cell {
                Cell::Empty => "–".to_owned(),
                Cell::Text(text) => text.clone(),
                Cell::Number(value, text) => format!("{text}{}", ratio(*value, ours, "")),
                Cell::More(value, text) => format!("> {text}{}", ratio(*value, ours, "> ")),
            };
            let _ = write!(self.text, " {text} |");
        }
        self.text.push('\n');
    }

    pub(super) fn finish(self) -> String {
        self.text
    }
}

fn ratio(value: f64, ours: Option<f64>, sign: &str) -> String {
    match ours {
        Some(ours) => format!(" ({sign}{}×)", significant(value / ours)),
        None => String::new(),
    }
}

/// Two or three digits that say something.
pub(super) fn significant(value: f64) -> String {
    match value {
        _ if value < 1.0 => format!("{value:.2}"),
        _ if value < 20.0 => format!("{value:.1}"),
        _ => format!("{value:.0}"),
    }
}

/// The one in the middle, or the mean of the two there.
pub(super) fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let upper = values.get(values.len() / 2)?;
    let lower = values.get(values.len().saturating_sub(1) / 2)?;
    Some(f64::midpoint(*lower, *upper))
}

#[cfg(test)]
mod tests {
    use super::{Cell, Table, median};

    #[test]
    fn cells_have_ratios_to_the_first() {
        let mut table = Table::new(["ours", "theirs", "another"].map(str::to_owned).into_iter());
        let cells = [
            Cell::Number(2.0, "2 s".to_owned()),
            Cell::Number(84.0, "84 s".to_owned()),
            Cell::More(1200.0, "1200 s".to_owned()),
        ];
        table.row("check", &cells);
        table.row("nothing", &[Cell::Empty, Cell::Empty]);
        let text = table.finish();
        let last = text.lines().last().expect("there is a row");
        assert_eq!(last, "| check | 2 s | 84 s (42×) | > 1200 s (> 600×) |");
    }

    #[test]
    fn the_median_is_in_the_middle() {
        assert_eq!(median(vec![3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(vec![4.0, 1.0]), Some(2.5));
        assert_eq!(median(Vec::new()), None);
    }
}
