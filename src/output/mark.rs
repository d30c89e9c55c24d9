//! Marks stretches of a text, for people.

use std::io::IsTerminal;

/// When marks are in colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Color {
    /// Whether standard output gets colours.
    pub fn is_on(self) -> bool {
        match self {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                let quiet = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
                std::io::stdout().is_terminal() && !quiet
            }
        }
    }
}

const BRIGHT: (&str, &str) = ("\u{1b}[1;33m", "\u{1b}[0m");
const PLAIN: (&str, &str) = ("⟦", "⟧");

/// The text with a mark around each stretch of characters; stretches that
/// touch or overlap are marked as one.
pub fn marked(text: &str, stretches: &[(usize, usize)], color: bool) -> String {
    let (open, close) = if color { BRIGHT } else { PLAIN };
    let mut joined: Vec<(usize, usize)> = Vec::new();
    let mut sorted = stretches.to_vec();
    sorted.sort_unstable();
    for (start, end) in sorted {
        match joined.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => joined.push((start, end)),
        }
    }
    let mut page = String::with_capacity(text.len() + joined.len() * 8);
    let mut left = joined.iter().peekable();
    for (place, c) in text.chars().enumerate() {
        if left.peek().is_some_and(|(start, _)| *start == place) {
            page.push_str(open);
        }
        page.push(c);
        if left.peek().is_some_and(|(_, end)| *end == place + 1) {
            page.push_str(close);
            left.next();
        }
    }
    page
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    fn stretches_are_marked_once() {
        for (stretches, expected) in [
            (&[(0, 1)][..], "⟦ا⟧بت abc"),
            (&[(4, 6), (0, 2)], "⟦اب⟧ت ⟦ab⟧c"),
            (&[(0, 2), (1, 3), (3, 4)], "⟦ابت ⟧abc"),
            (&[], "ابت abc"),
        ] {
            assert_eq!(marked("ابت abc", stretches, false), expected);
        }
        assert_eq!(marked("ab", &[(1, 2)], true), "a\u{1b}[1;33mb\u{1b}[0m");
    }
}
