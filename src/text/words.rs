//! Cuts a paragraph into folded words that remember where they came from.
//!
//! Words split at everything that is neither letter nor digit, at `_` and
//! `#`, and where digits, Arabic and other letters meet (`1446هـ`, `لCNN`).
//! Vowel marks, tatweel and direction controls never split a word.

use std::ops::Range;

use super::fold::{Folded, Plain, expand, fold_char};

/// The script of a word; words never mix them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// Arabic letters.
    Arabic,
    /// Digits, already 0 to 9.
    Digits,
    /// Letters of any other script.
    Other,
}

/// One word of a paragraph.
///
/// The flags keep what folding takes away and extraction needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    folded: (u32, u32),
    /// Characters before the word in the paragraph.
    pub start: u32,
    /// Characters up to its end.
    pub end: u32,
    bytes: (u32, u32),
    /// Its script.
    pub script: Script,
    /// Begins with an alif that carries a hamza or madda: not an article.
    pub hamza: bool,
    /// Ends in alif maqsura (`على`), which folds to ya.
    pub maqsura: bool,
    /// Ends in ta marbuta, which folds to ha.
    pub marbuta: bool,
    /// Carries a shadda (`عمّان`).
    pub shadda: bool,
    /// Carries the tanwin of the accusative (`فضلاً`).
    pub tanwin: bool,
    /// Has a letter for a sound that Arabic lacks (`ڤ`, `پ`, `گ`): a name, not a word.
    pub borrowed: bool,
    /// Begins with a capital letter.
    pub capital: bool,
    /// One space, and nothing else, parts it from the word before.
    pub spaced: bool,
}

impl Word {
    const NONE: Word = Word {
        folded: (0, 0),
        start: 0,
        end: 0,
        bytes: (0, 0),
        script: Script::Other,
        hamza: false,
        maqsura: false,
        marbuta: false,
        shadda: false,
        tanwin: false,
        borrowed: false,
        capital: false,
        spaced: false,
    };
}

/// The words of one paragraph.
#[derive(Debug)]
pub struct Words<'t> {
    text: &'t str,
    folded: String,
    list: Vec<Word>,
}

impl<'t> Words<'t> {
    /// Cuts `text` into words.
    pub fn of(text: &'t str) -> Words<'t> {
        let mut cutter = Cutter::new(text);
        let (mut chars, mut byte) = (0, 0);
        while byte < text.len() {
            let plain = Plain::of(&text.as_bytes()[byte..]);
            cutter.take(plain, Place { chars, byte: byte as u32 });
            chars += plain.chars;
            byte += plain.bytes;
            // Most words end before a space.
            if text.as_bytes().get(byte) == Some(&b' ') {
                cutter.close();
                (chars, byte) = (chars + 1, byte + 1);
                continue;
            }
            let Some(c) = text[byte..].chars().next() else { break };
            cutter.fold(c, Place { chars, byte: byte as u32 });
            chars += 1;
            byte += c.len_utf8();
        }
        cutter.close();
        Words { text, folded: cutter.folded, list: cutter.list }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The words in order.
    pub fn list(&self) -> &[Word] {
        &self.list
    }

    /// The paragraph they were cut from.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The folded form of a word.
    pub fn folded(&self, index: usize) -> &str {
        let (start, end) = self.list[index].folded;
        &self.folded[start as usize..end as usize]
    }

    /// Whether a word has this folded form; no word past the end has any.
    pub fn is(&self, index: usize, folded: &str) -> bool {
        // Bytes are compared: a word is cut where letters begin.
        self.list.get(index).is_some_and(|word| {
            let (start, end) = word.folded;
            self.folded.as_bytes().get(start as usize..end as usize) == Some(folded.as_bytes())
        })
    }

    /// The folded letters from the beginning of a word on, and how many bytes are the word's.
    pub fn folded_from(&self, index: usize) -> (&str, usize) {
        let (start, end) = self.list[index].folded;
        (&self.folded[start as usize..], (end - start) as usize)
    }

    /// The folded forms of some words, one right after the other.
    pub fn folded_together(&self, range: Range<usize>) -> &str {
        if range.is_empty() {
            return "";
        }
        let (start, end) = (self.list[range.start].folded.0, self.list[range.end - 1].folded.1);
        &self.folded[start as usize..end as usize]
    }

    /// A word as the paragraph has it.
    pub fn original(&self, index: usize) -> &'t str {
        self.originals(index..index + 1)
    }

    /// The stretch of the paragraph from the first to the last word of a range.
    pub fn originals(&self, range: Range<usize>) -> &'t str {
        if range.is_empty() {
            return "";
        }
        let start = self.list[range.start].bytes.0;
        let end = self.list[range.end - 1].bytes.1;
        &self.text[start as usize..end as usize]
    }

    /// The character where a word begins after its first `letters` letters, with
    /// the marks they carry.
    pub fn after_letters(&self, index: usize, letters: usize) -> usize {
        let start = self.list[index].start as usize;
        if letters == 0 {
            return start;
        }
        let mut seen = 0;
        for (offset, c) in self.original(index).chars().enumerate() {
            seen += usize::from(!matches!(fold_char(c), Folded::Drop));
            if seen > letters {
                return start + offset;
            }
        }
        self.list[index].end as usize
    }

    /// What stands between a word and the one before it (or the start); nothing beyond the
    /// last word and the end.
    pub fn gap(&self, index: usize) -> &'t str {
        let last = self.text.len() as u32;
        let after = |word: usize| self.list.get(word).map_or(last, |word| word.bytes.1);
        let start = index.checked_sub(1).map_or(0, after);
        let end = self.list.get(index).map_or(last, |word| word.bytes.0);
        // Words of one character (U+FDFA) begin before the one before them ends.
        &self.text[start.min(end) as usize..end as usize]
    }
}

/// Where a character stands.
#[derive(Clone, Copy)]
struct Place {
    chars: u32,
    byte: u32,
}

struct Cutter<'t> {
    text: &'t str,
    folded: String,
    list: Vec<Word>,
    /// The word being cut, if one is open; else the one before.
    word: Word,
    open: bool,
    /// Its last letter.
    letter: char,
}

impl<'t> Cutter<'t> {
    fn new(text: &'t str) -> Cutter<'t> {
        // A word and the space behind it have about nine bytes in Arabic, six in English.
        let shortest = if text.starts_with(|c: char| c.is_ascii()) { 5 } else { 8 };
        Cutter {
            text,
            folded: String::with_capacity(text.len()),
            list: Vec::with_capacity(text.len() / shortest),
            word: Word::NONE,
            open: false,
            letter: ' ',
        }
    }

    /// Takes letters that fold to themselves.
    #[inline]
    fn take(&mut self, plain: Plain, place: Place) {
        if plain.chars == 0 {
            return;
        }
        self.enter(plain.script, ' ', place);
        let end = place.byte as usize + plain.bytes;
        self.folded.push_str(&self.text[place.byte as usize..end]);
        self.letter = ' ';
        self.word.end = place.chars + plain.chars;
        self.word.bytes.1 = end as u32;
    }

    /// Takes a character of any kind.
    #[inline]
    fn fold(&mut self, raw: char, place: Place) {
        match fold_char(raw) {
            Folded::Keep(kept) => self.keep(kept, raw, place),
            Folded::Drop => self.drop(raw, place),
            Folded::Break => self.close(),
            Folded::Expand => self.expand(raw, place),
        }
    }

    /// Takes a character that stands for several.
    #[cold]
    fn expand(&mut self, raw: char, place: Place) {
        expand(raw, |part| match part {
            Folded::Keep(kept) => self.keep(kept, raw, place),
            Folded::Drop => self.drop(raw, place),
            Folded::Break | Folded::Expand => self.close(),
        });
    }

    #[inline(always)]
    fn keep(&mut self, c: char, raw: char, place: Place) {
        self.enter(script_of(c), raw, place);
        self.folded.push(c);
        self.word.borrowed |= matches!(raw, '\u{6a4}' | '\u{67e}' | '\u{6af}');
        self.letter = raw;
        self.reach(raw, place);
    }

    /// Goes on with the word if it is of a script, else begins one.
    #[inline]
    fn enter(&mut self, script: Script, raw: char, place: Place) {
        if !self.open || self.word.script != script {
            self.close();
            self.begin(script, raw, place);
        }
    }

    fn begin(&mut self, script: Script, raw: char, place: Place) {
        let before = self.word.bytes.1;
        let gap = self.text.as_bytes().get(before as usize..place.byte as usize);
        self.word = Word {
            folded: (self.folded.len() as u32, 0),
            start: place.chars,
            bytes: (place.byte, place.byte),
            script,
            hamza: matches!(raw, '\u{622}' | '\u{623}' | '\u{625}'),
            capital: script != Script::Arabic && raw.is_uppercase(),
            spaced: gap == Some(b" "),
            ..Word::NONE
        };
        self.open = true;
    }

    /// The word goes on to the end of a character.
    fn reach(&mut self, raw: char, place: Place) {
        self.word.end = place.chars + 1;
        self.word.bytes.1 = place.byte + raw.len_utf8() as u32;
    }

    /// A mark belongs to the word it follows; before a word it belongs to none.
    fn drop(&mut self, raw: char, place: Place) {
        if !self.open {
            return;
        }
        self.word.shadda |= raw == '\u{651}';
        self.word.tanwin |= raw == '\u{64b}';
        if matches!(raw, '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}') {
            self.reach(raw, place);
        }
    }

    fn close(&mut self) {
        if !self.open {
            return;
        }
        self.open = false;
        self.word.folded.1 = self.folded.len() as u32;
        self.word.maqsura = self.letter == '\u{649}';
        self.word.marbuta = self.letter == '\u{629}';
        self.list.push(self.word);
    }
}

/// The script of a folded letter or digit.
pub(super) fn script_of(c: char) -> Script {
    match c {
        '\u{620}'..='\u{6ff}' | '\u{750}'..='\u{77f}' => Script::Arabic,
        '0'..='9' => Script::Digits,
        _ if c.is_numeric() => Script::Digits,
        _ => Script::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(String, u32, u32)> {
        let words = Words::of(text);
        (0..words.len())
            .map(|i| (words.folded(i).to_owned(), words.list()[i].start, words.list()[i].end))
            .collect()
    }

    #[test]
    fn offsets_are_characters_of_the_original() {
        assert_eq!(
            cut("«الكويت»: ١٢هـ"),
            [("الكويت".into(), 1, 7), ("12".into(), 10, 12), ("ه".into(), 12, 14)]
        );
    }

    #[test]
    fn a_word_keeps_its_vowel_marks_in_the_original() {
        let words = Words::of("عن مُحَمَّدٍ، قال");
        assert_eq!(words.folded(1), "محمد");
        assert_eq!(words.original(1), "مُحَمَّدٍ");
        assert_eq!(words.gap(2), "، ");
        assert_eq!([3, 4, 9].map(|beyond| words.gap(beyond)), ["", "", ""]);
        assert!(words.list()[1].shadda && !words.list()[1].tanwin);
        assert!(words.is(1, "محمد") && !words.is(2, "محمد") && !words.is(3, ""));
        assert!(Words::of("فضلاً عن").list()[0].tanwin);
    }

    #[test]
    fn raw_letters_are_remembered() {
        let words = Words::of("ألمانيا على وزارة Tokyo");
        let flags: Vec<_> =
            words.list().iter().map(|w| (w.hamza, w.maqsura, w.marbuta, w.capital)).collect();
        assert_eq!(
            flags,
            [
                (true, false, false, false),
                (false, true, false, false),
                (false, false, true, false),
                (false, false, false, true)
            ]
        );
    }

    #[test]
    fn several_words_of_one_character_have_no_gap() {
        let words = Words::of("النبي ﷺ قال");
        assert!(words.len() > 3);
        assert!((0..=words.len()).all(|index| words.gap(index).trim().is_empty()));
    }

    #[test]
    fn letters_are_skipped_with_their_marks() {
        let words = Words::of("قال: وَلِلكويت");
        assert_eq!(words.after_letters(1, 0), 5);
        assert_eq!(words.after_letters(1, 1), 7);
        assert_eq!(words.after_letters(1, 2), 9);
    }

    #[test]
    fn a_range_of_words_is_one_stretch() {
        let words = Words::of("سفير دولة  الكويت.");
        assert_eq!(words.originals(1..3), "دولة  الكويت");
        assert_eq!(words.gap(3), ".");
        assert_eq!(words.originals(2..2), "");
    }
}
