//! Text as a terminal may show it.
//!
//! What the data holds must not move the cursor, change a colour or turn the
//! direction of other text: control characters, direction overrides and
//! isolates are shown as escapes.

use unicode_width::UnicodeWidthChar;

/// One line of text without anything a terminal would act on.
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => shown.push(' '),
            c if is_active(c) => shown.extend(c.escape_unicode()),
            c => shown.push(c),
        }
    }
    shown
}

/// Lines of text as a terminal may show them.
pub fn visible_lines(text: &str) -> String {
    text.lines().map(|line| visible(line) + "\n").collect()
}

fn is_active(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

/// The columns a terminal gives the text: the sum over its characters, since
/// ligatures that fonts make of Arabic letters are no narrower.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(|c| c.width().unwrap_or(0)).sum()
}

/// The text in direction isolates, so that its neighbours keep their places.
pub(super) fn isolated(text: &str, isolates: bool) -> String {
    match isolates && !text.is_empty() {
        true => format!("\u{2068}{text}\u{2069}"),
        false => text.to_owned(),
    }
}

/// Whether a character is written from right to left.
pub(super) fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_act_on_is_escaped() {
        assert_eq!(visible("a\u{1b}[31mb"), "a\\u{1b}[31mb");
        assert_eq!(visible("\u{202e}abc\u{2069}"), "\\u{202e}abc\\u{2069}");
        assert_eq!(visible("a\u{9b}b\u{7}"), "a\\u{9b}b\\u{7}");
    }

    #[test]
    fn line_breaks_become_spaces() {
        assert_eq!(visible("a\nb\tc"), "a b c");
    }

    #[test]
    fn arabic_is_left_as_it_is() {
        assert_eq!(visible("سفير\u{200f} اليابان"), "سفير\u{200f} اليابان");
    }

    #[test]
    fn marks_take_no_column() {
        assert_eq!(width("مُحَمَّد"), 4);
    }
}
