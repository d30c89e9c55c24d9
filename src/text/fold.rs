//! Folds characters to the form they are searched by.
//!
//! Two spellings that a reader takes for the same word fold to the same
//! string: hamza seats, ya and alif maqsura, ta marbuta, tatweel, vowel marks,
//! presentation forms, Persian letters, digits of three scripts, Latin marks
//! and case. What splits words is said here too; cutting them is `words`.

use unicode_normalization::char::{decompose_canonical, decompose_compatible};

use super::words::{Script, script_of};

/// What one character of the original becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Folded {
    /// Part of a word, in folded form.
    Keep(char),
    /// Vanishes without splitting the word it stands in.
    Drop,
    /// Splits words.
    Break,
    /// Stands for several characters: `expand` gives them.
    Expand,
}

const BREAK: u16 = 0;
const DROP: u16 = 1;

/// The table of U+0600 to U+06FF: 0 splits, 1 vanishes, else the letter.
const ARABIC: [u16; 256] = arabic_table();

/// Spans of marks that vanish.
const MARKS: [(usize, usize); 6] = [
    (0x0610, 0x061A),
    (0x061C, 0x061C),
    (0x0640, 0x0640),
    (0x064B, 0x065F),
    (0x0670, 0x0670),
    (0x06D6, 0x06ED),
];

/// Letters that are searched as another.
const LETTERS: [(usize, u16); 16] = [
    (0x0622, 0x0627), // alif madda
    (0x0623, 0x0627), // alif hamza above
    (0x0625, 0x0627), // alif hamza below
    (0x0671, 0x0627), // alif wasla
    (0x0649, 0x064A), // alif maqsura to ya
    (0x06CC, 0x064A), // Persian ya
    (0x06D2, 0x064A), // Urdu ya
    (0x0629, 0x0647), // ta marbuta to ha
    (0x06C1, 0x0647), // Urdu ha
    (0x06A9, 0x0643), // Persian kaf
    (0x06AF, 0x0643), // gaf to kaf
    (0x067E, 0x0628), // pa to ba
    (0x0686, 0x062C), // cha to jim
    (0x06A4, 0x0641), // va to fa
    (0x0698, 0x0632), // zha to zay
    (0x06C0, 0x0647), // ha with hamza
];

const fn arabic_table() -> [u16; 256] {
    let mut table = [BREAK; 256];
    let mut c = 0x0620;
    while c <= 0x06FF {
        let full_stop = c == 0x06D4;
        let sign = c > 0x064A && c < 0x066E;
        if !full_stop && !sign && (c <= 0x06D3 || c >= 0x06EE) {
            table[c - 0x600] = c as u16;
        }
        c += 1;
    }
    let mut i = 0;
    while i < MARKS.len() {
        let mut c = MARKS[i].0;
        while c <= MARKS[i].1 {
            table[c - 0x600] = DROP;
            c += 1;
        }
        i += 1;
    }
    let mut digit = 0;
    while digit < 10 {
        table[0x60 + digit] = b'0' as u16 + digit as u16;
        table[0xF0 + digit] = b'0' as u16 + digit as u16;
        digit += 1;
    }
    let mut i = 0;
    while i < LETTERS.len() {
        table[LETTERS[i].0 - 0x600] = LETTERS[i].1;
        i += 1;
    }
    table
}

/// The letters of the Arabic block that fold to themselves.
const PLAIN: [u64; 4] = plain_table();

const fn plain_table() -> [u64; 4] {
    let mut table = [0; 4];
    let mut c = 0;
    while c < 256 {
        if ARABIC[c] == 0x600 + c as u16 {
            table[c / 64] |= 1 << (c % 64);
        }
        c += 1;
    }
    table
}

/// Letters of one script that fold to themselves, as most do.
#[derive(Clone, Copy)]
pub(super) struct Plain {
    pub script: Script,
    pub chars: u32,
    pub bytes: usize,
}

impl Plain {
    /// Those that some text begins with.
    pub fn of(text: &[u8]) -> Plain {
        match text.first() {
            Some(b'a'..=b'z') => {
                let bytes = text.iter().take_while(|byte| byte.is_ascii_lowercase()).count();
                Plain { script: Script::Other, chars: bytes as u32, bytes }
            }
            _ => {
                let pairs = text.chunks_exact(2);
                let chars = pairs.take_while(|pair| is_plain(pair[0], pair[1])).count();
                Plain { script: Script::Arabic, chars: chars as u32, bytes: chars * 2 }
            }
        }
    }
}

/// Whether two bytes are an Arabic letter that folds to itself.
#[inline]
fn is_plain(first: u8, second: u8) -> bool {
    let arabic = first & 0b1111_1100 == 0b1101_1000;
    arabic && PLAIN[usize::from(first & 0b11)] >> (second & 0b11_1111) & 1 != 0
}

/// Says what one character becomes.
#[inline(always)]
pub(super) fn fold_char(c: char) -> Folded {
    match c {
        '\u{600}'..='\u{6ff}' => match ARABIC[c as usize - 0x600] {
            BREAK => Folded::Break,
            DROP => Folded::Drop,
            letter => Folded::Keep(char::from_u32(letter.into()).unwrap_or(c)),
        },
        '\0'..='\x7f' if c.is_ascii_alphanumeric() => Folded::Keep(c.to_ascii_lowercase()),
        '\0'..='\x7f' => Folded::Break,
        _ => fold_rare(c),
    }
}

/// What a character of neither the Arabic nor the ASCII block becomes.
fn fold_rare(c: char) -> Folded {
    match c {
        '\u{200c}' => Folded::Break,
        '\u{300}'..='\u{36f}'
        | '\u{ad}'
        | '\u{200b}'
        | '\u{200d}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}' => Folded::Drop,
        '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{ff00}'..='\u{ffef}' => {
            Folded::Expand
        }
        _ if c.is_alphabetic() && has_marks_or_case(c) => Folded::Expand,
        _ if c.is_alphanumeric() => Folded::Keep(c),
        _ => Folded::Break,
    }
}

fn has_marks_or_case(c: char) -> bool {
    let mut plain = true;
    decompose_canonical(c, |part| plain &= part == c);
    !plain || c.to_lowercase().next() != Some(c)
}

/// Gives the folded characters of one that stands for several.
///
/// A space among them splits the word.
pub(super) fn expand(c: char, mut emit: impl FnMut(Folded)) {
    let mut part = |d: char| {
        for lower in d.to_lowercase() {
            match fold_char(lower) {
                Folded::Expand if lower.is_alphanumeric() => emit(Folded::Keep(lower)),
                Folded::Expand => emit(Folded::Break),
                other => emit(other),
            }
        }
    };
    if matches!(c, '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{ff00}'..='\u{ffef}') {
        decompose_compatible(c, &mut part);
    } else {
        decompose_canonical(c, &mut part);
    }
}

/// Folds a text to its words joined by single spaces.
pub fn fold(text: &str) -> String {
    let mut line = Line { folded: String::with_capacity(text.len()), word: None };
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let plain = Plain::of(rest.as_bytes());
        if plain.chars > 0 {
            line.enter(plain.script);
            line.folded.push_str(&rest[..plain.bytes]);
            rest = &rest[plain.bytes..];
            continue;
        }
        match fold_char(c) {
            Folded::Expand => expand(c, |part| line.take(part)),
            part => line.take(part),
        }
        rest = &rest[c.len_utf8()..];
    }
    line.folded
}

/// Words joined by single spaces, letter by letter.
struct Line {
    folded: String,
    /// The script of the word that the next letter goes on with.
    word: Option<Script>,
}

impl Line {
    /// The next letter is of a script: it goes on with the word or begins one.
    fn enter(&mut self, script: Script) {
        if self.word != Some(script) && !self.folded.is_empty() {
            self.folded.push(' ');
        }
        self.word = Some(script);
    }

    fn take(&mut self, part: Folded) {
        match part {
            Folded::Keep(letter) => {
                self.enter(script_of(letter));
                self.folded.push(letter);
            }
            Folded::Drop => {}
            Folded::Break | Folded::Expand => self.word = None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Words;
    use super::{Folded, fold, fold_char, is_plain};

    #[test]
    fn spellings_of_one_word_fold_alike() {
        for (written, folded) in [
            ("إيجابيًا", "ايجابيا"),
            ("مُحَمَّد", "محمد"),
            ("الـــدفاع", "الدفاع"),
            ("جدّة", "جده"),
            ("على", "علي"),
            ("گوگل", "كوكل"),
            ("ﻻ", "لا"),
            ("ﷲ", "الله"),
            ("١٤٤٦هـ", "1446 ه"),
            ("۲۰۲۵", "2025"),
            ("#كوريا_الشمالية", "كوريا الشماليه"),
            ("لCNN", "ل cnn"),
            ("ل«الشرق»", "ل الشرق"),
            ("Türkiye", "turkiye"),
            ("Łódź", "łodz"),
            ("ＵＳ", "us"),
            ("عبد\u{200c}الله", "عبد الله"),
            ("الك\u{200f}ويت", "الكويت"),
            ("٪٥٫٣", "5 3"),
            ("مسؤول", "مسؤول"),
        ] {
            assert_eq!(fold(written), folded, "{written}");
        }
    }

    #[test]
    fn a_text_folds_to_its_words() {
        for c in ('\0'..='\u{ffff}').chain('\u{1f000}'..='\u{1ffff}') {
            let text = format!("{c}ب 1{c}a_{c}");
            let words = Words::of(&text);
            let list: Vec<&str> = (0..words.len()).map(|index| words.folded(index)).collect();
            assert_eq!(fold(&text), list.join(" "), "U+{:04X}", c as u32);
        }
    }

    #[test]
    fn letters_that_fold_to_themselves_are_told_by_their_bytes() {
        for c in '\u{80}'..='\u{7ff}' {
            let mut bytes = [0; 2];
            c.encode_utf8(&mut bytes);
            let same = ('\u{600}'..='\u{6ff}').contains(&c) && fold_char(c) == Folded::Keep(c);
            assert_eq!(is_plain(bytes[0], bytes[1]), same, "U+{:04X}", c as u32);
        }
    }

    #[test]
    fn folding_twice_is_folding_once() {
        for c in ('\0'..='\u{ffff}').chain('\u{1f000}'..='\u{1ffff}') {
            let once = fold(&format!("ب{c}ت"));
            assert_eq!(fold(&once), once, "U+{:04X}", c as u32);
        }
    }
}
