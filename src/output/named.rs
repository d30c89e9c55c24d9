//! The text of an article with what is named in it marked by kind.
//!
//! Colours are for a terminal, brackets such as `[اليابان|JP]` for plain text.
//! What the text itself holds cannot act on a terminal.

use super::visible::visible;
use crate::model::NamedSpan;

/// How names are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marking {
    /// A colour for each kind.
    pub color: bool,
    /// Brackets around the words, with what they name.
    pub brackets: bool,
}

/// The kinds of what is named and their colours, as a terminal takes them.
const COLORS: &[(&str, &str)] = &[
    ("country", "\u{1b}[32m"),
    ("official", "\u{1b}[1;33m"),
    ("organisation", "\u{1b}[35m"),
    ("group", "\u{1b}[36m"),
    ("date", "\u{1b}[34m"),
];
const RESET: &str = "\u{1b}[0m";

/// One paragraph as one line with its names marked. A name inside another is marked
/// inside it; one that only begins there is not marked.
pub fn with_names(text: &str, named: &[NamedSpan], marking: Marking) -> String {
    let characters: Vec<char> = text.chars().collect();
    let part =
        |from: usize, to: usize| visible(&characters[from.min(to)..to].iter().collect::<String>());
    let mut line = Line { page: String::with_capacity(text.len() * 2), marking };
    let mut open: Vec<&NamedSpan> = Vec::new();
    let mut at = 0;
    for span in nested(named, characters.len()) {
        while let Some(inner) = open.pop_if(|inner| inner.end <= span.start) {
            line.page.push_str(&part(at, inner.end));
            at = inner.end;
            line.close(inner, open.last().copied());
        }
        line.page.push_str(&part(at, span.start));
        at = span.start;
        line.open(span);
        open.push(span);
    }
    while let Some(inner) = open.pop() {
        line.page.push_str(&part(at, inner.end));
        at = inner.end;
        line.close(inner, open.last().copied());
    }
    line.page.push_str(&part(at, characters.len()));
    line.page
}

/// The spans in order, an outer one before those inside it, without those that cross
/// one before them or name the same words again.
fn nested(named: &[NamedSpan], length: usize) -> Vec<&NamedSpan> {
    let mut sorted: Vec<&NamedSpan> =
        named.iter().filter(|span| span.start < span.end && span.end <= length).collect();
    sorted.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let mut kept: Vec<&NamedSpan> = Vec::new();
    for span in sorted {
        let crosses = kept.iter().any(|outer| {
            let same = (outer.start, outer.end) == (span.start, span.end);
            same || (outer.start < span.start && span.start < outer.end && outer.end < span.end)
        });
        if !crosses {
            kept.push(span);
        }
    }
    kept
}

/// A line in the making.
struct Line {
    page: String,
    marking: Marking,
}

impl Line {
    fn open(&mut self, span: &NamedSpan) {
        if self.marking.color {
            self.page.push_str(color(&span.kind));
        }
        if self.marking.brackets {
            self.page.push('[');
        }
    }

    fn close(&mut self, span: &NamedSpan, outer: Option<&NamedSpan>) {
        if self.marking.brackets {
            self.page.push('|');
            self.page.push_str(&visible(&span.label));
            self.page.push(']');
        }
        if self.marking.color {
            self.page.push_str(RESET);
            self.page.push_str(outer.map_or("", |outer| color(&outer.kind)));
        }
    }
}

fn color(kind: &str) -> &'static str {
    COLORS.iter().find(|(name, _)| *name == kind).map_or("", |(_, color)| color)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BRACKETS: Marking = Marking { color: false, brackets: true };

    fn span(kind: &str, (start, end): (usize, usize), label: &str) -> NamedSpan {
        let (kind, label) = (kind.to_owned(), label.to_owned());
        NamedSpan { paragraph: 0, start, end, kind, label }
    }

    #[test]
    fn names_stand_in_brackets() {
        let named = [span("country", (5, 12), "JP")];
        assert_eq!(with_names("سفير اليابان هنا", &named, BRACKETS), "سفير [اليابان|JP] هنا");
    }

    #[test]
    fn a_name_inside_another_is_marked_inside_it() {
        let named = [span("country", (2, 3), "KW"), span("official", (0, 3), "x")];
        assert_eq!(with_names("a b c", &named, BRACKETS), "[a [b|KW]|x] c");
        let color = Marking { color: true, brackets: false };
        let shown = with_names("a b c", &named, color);
        let expected = "\u{1b}[1;33ma \u{1b}[32mb\u{1b}[0m\u{1b}[1;33m\u{1b}[0m c";
        assert_eq!(shown, expected);
    }

    #[test]
    fn crossing_and_repeated_spans_are_marked_once() {
        let named = [
            span("official", (0, 3), "x"),
            span("organisation", (0, 3), "z"),
            span("country", (2, 5), "KW"),
            span("country", (4, 9), "out"),
        ];
        assert_eq!(with_names("a b c", &named, BRACKETS), "[a b|x] c");
    }

    #[test]
    fn the_text_cannot_act_on_a_terminal() {
        let named = [span("country", (1, 2), "K\u{1b}W")];
        assert_eq!(with_names("\u{1b}b\n", &named, BRACKETS), "\\u{1b}[b|K\\u{1b}W] ");
    }
}
