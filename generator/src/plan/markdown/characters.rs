//! Removes the characters that show nothing but change how text around them is
//! read: by a terminal, by a browser, or by rustc, which rejects some of them.

/// Text with line feeds only, and without invisible controls.
pub(super) fn clean(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .filter_map(|c| match c {
            '\n' | '\t' => Some(c),
            '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
            c if is_hidden(c) => None,
            c => Some(c),
        })
        .collect()
}

/// Whether a character is a control, or invisible without being needed to write
/// any language. The joiners U+200C and U+200D are needed, by Persian and by
/// emoji.
pub(super) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            // Bidirectional overrides: rustc's `text_direction_codepoint_in_comment`.
            | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}'
            | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            // Tags: text that only a machine sees.
            | '\u{e0000}'..='\u{e007f}')
}
