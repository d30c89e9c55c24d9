//! Maps the text as typed to the characters the grammar knows.
//!
//! Digits of three scripts, Arabic punctuation and typographic quotes become
//! their ASCII sisters; invisible characters vanish. Every byte of the result
//! remembers the character it came from, so that a mistake is marked in the
//! text as it was typed.

use std::ops::Range;

use super::Span;

/// The text the grammar reads, and where each byte of it was typed.
pub(super) struct Mapped {
    pub(super) text: String,
    places: Vec<u32>,
    ends: Vec<u32>,
    chars: u32,
}

const TATWEEL: char = '\u{640}';
const JOINER: char = '\u{200d}';
const NON_JOINER: char = '\u{200c}';

enum Kept {
    Char(char),
    Dots,
    Nothing,
}

impl Mapped {
    pub(super) fn of(typed: &str) -> Mapped {
        let mut mapped = Mapped {
            text: String::with_capacity(typed.len()),
            places: Vec::with_capacity(typed.len() + 1),
            ends: Vec::with_capacity(typed.len()),
            chars: 0,
        };
        // Inside a word of an article a non-joiner splits, so inside a word of a
        // query it stays; anywhere else it vanishes.
        let mut joint = None;
        for (place, c) in (0u32..).zip(typed.chars()) {
            mapped.chars = place + 1;
            let before = mapped.text.chars().next_back();
            match kept(c, before) {
                Kept::Nothing if c == NON_JOINER => joint = Some(place),
                // What lengthens a letter is marked with it.
                Kept::Nothing if matches!(c, TATWEEL | JOINER) => mapped.lengthen(place),
                Kept::Nothing => {}
                Kept::Dots => {
                    joint = None;
                    mapped.push('.', place);
                    mapped.push('.', place);
                }
                Kept::Char(c) => {
                    let inside = c.is_alphanumeric() && before.is_some_and(char::is_alphanumeric);
                    if let (true, Some(place)) = (inside, joint.take()) {
                        mapped.push(NON_JOINER, place);
                    }
                    mapped.push(c, place);
                }
            }
        }
        mapped.places.push(mapped.chars);
        mapped
    }

    fn push(&mut self, c: char, place: u32) {
        self.text.push(c);
        self.places.resize(self.text.len(), place);
        self.ends.resize(self.text.len(), place + 1);
    }

    fn lengthen(&mut self, place: u32) {
        if let Some(end) = self.ends.last_mut().filter(|end| **end == place) {
            *end += 1;
        }
    }

    /// The characters typed for a stretch of the mapped text.
    pub(super) fn span(&self, bytes: Range<usize>) -> Span {
        let start = self.places[bytes.start] as usize;
        if bytes.is_empty() {
            return Span { start, end: start };
        }
        Span { start, end: self.ends[bytes.end - 1] as usize }
    }
}

fn kept(c: char, before: Option<char>) -> Kept {
    Kept::Char(match c {
        '\u{660}'..='\u{669}' => digit(c as u32 - 0x660),
        '\u{6f0}'..='\u{6f9}' => digit(c as u32 - 0x6f0),
        '«' | '»' | '“' | '”' | '„' => '"',
        '،' => ',',
        '؛' => ';',
        '：' => ':',
        '–' | '—' | '−' => '-',
        '…' => return Kept::Dots,
        _ if is_invisible(c) => return Kept::Nothing,
        _ if is_vowel_mark(c) && before.is_none_or(is_operator) => return Kept::Nothing,
        _ if c.is_whitespace() => ' ',
        _ => c,
    })
}

fn digit(value: u32) -> char {
    char::from_digit(value, 10).unwrap_or('0')
}

/// Whether a character shows nothing by itself, and a query passes over it.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{640}' | '\u{61c}' | '\u{feff}' | '\u{200b}'..='\u{200f}')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
}

fn is_vowel_mark(c: char) -> bool {
    matches!(c, '\u{64b}'..='\u{65f}' | '\u{670}')
}

fn is_operator(c: char) -> bool {
    " \"():,|&=~-<>*{}".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_signs_become_their_ascii_sisters() {
        for (typed, text) in [
            ("تاريخ：٢٠٢٥–۰۳", "تاريخ:2025-03"),
            ("«التعاون» “x” „y”", "\"التعاون\" \"x\" \"y\""),
            ("دولة:اليابان،بنغلاديش؛", "دولة:اليابان,بنغلاديش;"),
            ("2024…2025", "2024..2025"),
            ("a\u{a0}b\tc", "a b c"),
            ("\u{200f}دو\u{200d}لـــة\u{feff}", "دولة"),
            ("دولة:\u{64e}اليابان مُحَمَّد", "دولة:اليابان مُحَمَّد"),
            ("عبد\u{200c}الله \u{200c}x", "عبد\u{200c}الله x"),
            ("a\u{200c}\u{640}b a\u{200c}\u{640}:", "a\u{200c}b a:"),
        ] {
            assert_eq!(Mapped::of(typed).text, text, "{typed}");
        }
    }

    #[test]
    fn spans_count_characters_as_typed() {
        let mapped = Mapped::of("\u{200f}دو\u{640}لة:…x");
        let colon = mapped.text.find(':').unwrap();
        assert_eq!(mapped.span(0..colon), Span { start: 1, end: 6 });
        assert_eq!(mapped.span(colon + 1..colon + 3), Span { start: 7, end: 8 });
        assert_eq!(mapped.span(colon + 3..colon + 4), Span { start: 8, end: 9 });
        let end = mapped.text.len();
        assert_eq!(mapped.span(end..end), Span { start: 9, end: 9 });
        let mapped = Mapped::of("1446-13ه\u{640}\u{640} x");
        let year = mapped.text.find(' ').unwrap();
        assert_eq!(mapped.span(0..year), Span { start: 0, end: 10 });
        assert_eq!(mapped.span(year..year + 1), Span { start: 10, end: 11 });
    }

    #[test]
    fn mapping_twice_is_mapping_once() {
        for c in '\0'..='\u{ffff}' {
            let once = Mapped::of(&format!("ب{c}ت {c}:{c}")).text;
            assert_eq!(Mapped::of(&once).text, once, "U+{:04X}", c as u32);
        }
    }
}
