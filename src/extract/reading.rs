//! One paragraph read: its words, what each can be, and the listed forms in it.

use std::cell::Cell;
use std::ops::Range;

use crate::date::{DateHit, find_dates};
use crate::model::{Paragraph, ParagraphKind, Span};
use crate::names::{EnglishKind, Found, Gazetteer, HeadForm, Peel, Tag, WordKind};
use crate::text::{Script, Words};

use jiff::civil::Date;

/// What may stand between two words that belong together.
const QUIET: [char; 10] = ['"', '«', '»', '_', '“', '”', '\u{200c}', '#', '/', '\u{2019}'];

/// Most words of a sentence before and after one; longer ones are no sentences.
const LONGEST_SENTENCE: usize = 250;

/// A listed form and the words it covers.
#[derive(Debug, Clone)]
pub(super) struct Form {
    pub words: Range<usize>,
    pub tags: &'static [Tag],
    pub peel: Peel,
}

/// A paragraph with everything the rules look at.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    /// The paragraph's number in the article.
    pub paragraph: usize,
    pub kind: ParagraphKind,
    pub words: Words<'a>,
    /// What the tables say of each word.
    listed: Vec<WordKind>,
    /// Whether each word that no table has is a common one, once asked.
    common: Vec<Cell<Option<bool>>>,
    pub forms: Vec<Form>,
    pub dates: Vec<DateHit>,
    english: Vec<EnglishKind>,
    heads: Vec<Option<(HeadForm, Peel)>>,
    behind: Vec<(WordKind, Peel)>,
    in_date: Vec<bool>,
    gazetteer: &'static Gazetteer,
}

impl<'a> Reading<'a> {
    pub fn new(
        number: usize,
        paragraph: &'a Paragraph,
        published: Option<Date>,
        gazetteer: &'static Gazetteer,
    ) -> Reading<'a> {
        let words = Words::of(&paragraph.text);
        let latin = |i: usize| words.list()[i].script == Script::Other;
        let english = |i| match latin(i) {
            true => gazetteer.english.kind(words.folded(i)),
            false => EnglishKind::default(),
        };
        let english = (0..words.len()).map(english).collect();
        let arabic = |i: &usize| words.list()[*i].script == Script::Arabic;
        let offices = &gazetteer.offices;
        let head = |i| offices.head_behind_clitics(words.folded(Some(i).filter(arabic)?));
        let heads: Vec<_> = (0..words.len()).map(head).collect();
        let behind = |i| match arabic(&i) {
            true => offices.kind_behind_clitics(words.folded(i)),
            false => (offices.kind(words.folded(i)), Peel::default()),
        };
        let behind: Vec<_> = (0..words.len()).map(behind).collect();
        let listed = behind.iter().map(|(kind, peel)| match *peel == Peel::default() {
            true => *kind,
            false => WordKind::default(),
        });
        let listed: Vec<_> = listed.collect();
        let common = vec![Cell::new(None); words.len()];
        let forms = listed_forms(&words, gazetteer);
        let dates = find_dates(&words, published);
        let mut in_date = vec![false; words.len()];
        for date in &dates {
            in_date[date.words.clone()].fill(true);
        }
        let kind = paragraph.kind;
        Reading {
            paragraph: number,
            kind,
            words,
            listed,
            common,
            forms,
            dates,
            english,
            heads,
            behind,
            in_date,
            gazetteer,
        }
    }

    pub fn gazetteer(&self) -> &'static Gazetteer {
        self.gazetteer
    }

    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// A word's folded form, empty past the end.
    pub fn folded(&self, index: usize) -> &str {
        if index < self.len() { self.words.folded(index) } else { "" }
    }

    /// What a word can be: as the tables have it, else a common word if the
    /// lexicon of stems knows it and no given name is in it. Nothing past the end.
    pub fn kind(&self, index: usize) -> WordKind {
        let listed = self.listed_kind(index);
        let open = listed == WordKind::default() && self.is_arabic(index);
        if open && self.heads[index].is_none() && self.is_common(index) {
            return WordKind::WORD;
        }
        listed
    }

    /// What the tables say of a word; nothing past the end.
    pub fn listed_kind(&self, index: usize) -> WordKind {
        self.listed.get(index).copied().unwrap_or_default()
    }

    fn is_common(&self, index: usize) -> bool {
        let known = self.common[index].get();
        known.unwrap_or_else(|| {
            let after_name = index > 0 && self.behind[index - 1].0.is(WordKind::GIVEN);
            let common = is_common(self.words.folded(index), after_name, self.gazetteer);
            self.common[index].set(Some(common));
            common
        })
    }

    /// What a word can be, perhaps behind clitics; nothing past the end.
    pub fn kind_behind_clitics(&self, index: usize) -> (WordKind, Peel) {
        self.behind.get(index).copied().unwrap_or_default()
    }

    /// The office head a word is a form of, perhaps behind clitics.
    pub fn head_behind_clitics(&self, index: usize) -> Option<(HeadForm, Peel)> {
        self.heads.get(index).copied().flatten()
    }

    /// What a Latin word can be in English; nothing past the end.
    pub fn english(&self, index: usize) -> EnglishKind {
        self.english.get(index).copied().unwrap_or_default()
    }

    pub fn in_date(&self, index: usize) -> bool {
        self.in_date.get(index).copied().unwrap_or(false)
    }

    pub fn is_arabic(&self, index: usize) -> bool {
        self.words.list().get(index).is_some_and(|word| word.script == Script::Arabic)
    }

    /// Whether a word belongs to the name of a state.
    pub fn has_state(&self, index: usize) -> bool {
        self.form_at(index)
            .is_some_and(|form| form.tags.iter().any(|tag| matches!(tag, Tag::Country { .. })))
    }

    /// Whether a word says that two parties meet, or bears on it.
    pub fn is_trigger(&self, index: usize) -> bool {
        index < self.len() && self.gazetteer.encounters.get(self.folded(index)).is_some()
    }

    /// The form that covers a word.
    pub fn form_at(&self, index: usize) -> Option<&Form> {
        self.form_number(index).map(|number| &self.forms[number])
    }

    /// The number of the form that covers a word.
    pub fn form_number(&self, index: usize) -> Option<usize> {
        let after = self.forms.partition_point(|form| form.words.start <= index);
        after.checked_sub(1).filter(|number| self.forms[*number].words.contains(&index))
    }

    /// The place of some words in the article; clitics peeled from the first
    /// are left out.
    pub fn span(&self, words: &Range<usize>, letters: usize) -> Span {
        let list = self.words.list();
        Span {
            paragraph: self.paragraph,
            start: self.words.after_letters(words.start, letters),
            end: list[words.end - 1].end as usize,
        }
    }

    /// Some words as the article has them, without the clitics of the first.
    pub fn text(&self, words: &Range<usize>, letters: usize) -> &'a str {
        let whole = self.words.originals(words.clone());
        let before = self.words.list()[words.start].start as usize;
        let skipped = self.words.after_letters(words.start, letters) - before;
        whole.char_indices().nth(skipped).map_or("", |(byte, _)| &whole[byte..])
    }

    /// Whether only space or a quotation mark stands before a word, so that it
    /// goes on with the one before.
    pub fn runs_on(&self, index: usize) -> bool {
        index < self.len()
            && self.words.gap(index).chars().all(|c| c.is_whitespace() || QUIET.contains(&c))
    }

    /// Whether a comma (and space) stands before a word.
    pub fn after_comma(&self, index: usize) -> bool {
        let gap = if index < self.len() { self.words.gap(index) } else { "" };
        gap.contains([',', '،']) && !gap.contains(['.', '؛', '(', ')', ':'])
    }

    /// The words of the sentence around a word: up to a full stop, a question
    /// mark, or the ends of the paragraph.
    pub fn sentence(&self, index: usize) -> Range<usize> {
        let mut start = index;
        while start > 0 && index - start < LONGEST_SENTENCE && !self.ends_sentence(start) {
            start -= 1;
        }
        let mut end = index + 1;
        while end < self.len() && end - index < LONGEST_SENTENCE && !self.ends_sentence(end) {
            end += 1;
        }
        start..end
    }

    /// `Gen.`, `Mrs.`: the point is the abbreviation's.
    fn is_short_title(&self, index: usize) -> bool {
        let titles = EnglishKind::TITLE.or(EnglishKind::RANK).or(EnglishKind::HONORIFIC);
        let folded = self.folded(index);
        self.words.list()[index].capital && folded.len() <= 5 && self.english(index).is(titles)
    }

    /// Whether a sentence ends before a word. A point after a single letter
    /// (`د. محمد`, `U.S.`) does not end one.
    fn ends_sentence(&self, index: usize) -> bool {
        let gap = self.words.gap(index);
        let initial = self.words.original(index - 1).chars().count() <= 2
            && gap.starts_with('.')
            && !self.words.original(index - 1).starts_with(|c: char| c.is_ascii_digit());
        let point = gap.contains(". ") || gap.contains(".\u{a0}") || gap.contains(".\"");
        (point && !initial && !self.is_short_title(index - 1))
            || gap.contains(['؟', '?', '!', '؛', '\n'])
    }
}

/// Whether a word is a common one. A masculine noun with the article right after a
/// given name is a surname (`وليد المعلم`).
fn is_common(word: &str, after_name: bool, gazetteer: &Gazetteer) -> bool {
    let stemmer = gazetteer.stemmer();
    let bare = word.strip_prefix("ال").unwrap_or(word);
    let given = |part: &str| gazetteer.offices.kind(part).is(WordKind::GIVEN);
    let surname = after_name
        && bare.len() < word.len()
        && !["ه", "ت", "ين", "ون"].iter().any(|ending| word.ends_with(ending));
    !surname
        && !given(bare)
        && !bare.strip_suffix('ي').is_some_and(given)
        && (stemmer.is_word(word) || stemmer.bound_noun(word).is_some_and(|noun| !given(noun)))
}

/// The longest listed forms from left to right; none inside another.
fn listed_forms(words: &Words, gazetteer: &'static Gazetteer) -> Vec<Form> {
    let mut forms = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match gazetteer.find(words, at) {
            Some(Found { tags, len, peel }) => {
                forms.push(Form { words: at..at + len, tags, peel });
                at += len;
            }
            None => at += 1,
        }
    }
    forms
}
