//! A few words of an answer, to see what is wrong with it.

/// How much is shown before a place, and after it.
const BEFORE: usize = 80;
const AFTER: usize = 40;

/// The text around a place, on one line; `…` stands for what is left out.
pub(crate) fn around(text: &[u8], place: usize) -> String {
    let place = place.min(text.len());
    let start = boundary(text, place.saturating_sub(BEFORE));
    let end = boundary(text, place.saturating_add(AFTER).min(text.len()));
    let shown = String::from_utf8_lossy(&text[start..end]);
    let shown = shown.replace(char::is_control, " ");
    let left_out = |is_left_out| if is_left_out { "…" } else { "" };
    let (before, after) = (left_out(start > 0), left_out(end < text.len()));
    format!("{before}{}{after}", shown.trim())
}

/// Where the character begins that is at an index, or the next one.
fn boundary(text: &[u8], mut index: usize) -> usize {
    while text.get(index).is_some_and(|byte| byte & 0xC0 == 0x80) {
        index += 1;
    }
    index
}

/// The index of a line and a column of it, both from 1 on.
pub(crate) fn index(text: &[u8], line: usize, column: usize) -> usize {
    let mut lines = text.split_inclusive(|byte| *byte == b'\n');
    let start: usize = lines
        .by_ref()
        .take(line.saturating_sub(1))
        .map(<[u8]>::len)
        .sum();
    start.saturating_add(column)
}
