//! One paragraph read: its words, what each can be, and the listed forms in it.

use std::cell::OnceCell;
use std::ops::Range;

use jiff::civil::Date;

use super::trace::{Note, Notes};
use super::vocabulary::{Known, Met, Vocabulary};
use crate::date::{DateContext, DateHit, DateWord, find_dates_by};
use crate::model::{ParagraphKind, Span};
use crate::names::{
    EnglishKind, FamilyName, Found, Gazetteer, HeadForm, HeadTrait, Organisation, OrganisationHead,
    Peel, Tag, Trigger, WordKind,
};
use crate::text::{Script, Words};

/// What may stand between two words that belong together.
const QUIET: [char; 10] = ['"', '«', '»', '_', '“', '”', '\u{200c}', '#', '/', '\u{2019}'];

/// Most words of a sentence before and after one; longer ones are no sentences.
const LONGEST_SENTENCE: usize = 250;

/// Most words of a name and of the titles between it and an office.
const LONGEST_NAME: usize = 24;

/// A listed form and the words it covers.
#[derive(Debug, Clone)]
pub(super) struct Form {
    pub words: Range<usize>,
    pub tags: &'static [Tag],
    pub peel: Peel,
}

/// Of each of so many words, how many forms begin before it or with it; nothing if there
/// are none.
fn forms_until(forms: &[Form], words: usize) -> Vec<u32> {
    let Some(first) = forms.first() else { return Vec::new() };
    let mut until = Vec::with_capacity(words);
    until.resize(first.words.start, 0);
    let starts = forms.iter().skip(1).map(|form| form.words.start);
    for (number, next) in (1..).zip(starts.chain([words])) {
        until.resize(next, number);
    }
    until
}

/// A paragraph with everything the rules look at.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    /// The paragraph's number in the article.
    pub paragraph: usize,
    pub kind: ParagraphKind,
    pub words: Words<'a>,
    met: Vec<Met>,
    vocabulary: &'a Vocabulary,
    pub forms: Vec<Form>,
    /// Of each word, how many forms begin before it or with it; empty if there are none.
    forms_until: Vec<u32>,
    /// The words that are heads of offices and those that are triggers, in order.
    offices: Vec<usize>,
    triggers: Vec<usize>,
    pub dates: Vec<DateHit>,
    /// Of each word, whether it belongs to a date; empty if there are none.
    in_date: Vec<bool>,
    shouted: OnceCell<bool>,
    /// The words before which a sentence ends, in order.
    ends: OnceCell<Vec<usize>>,
}

impl<'a> Reading<'a> {
    /// Reads a paragraph; `met` are its words in the vocabulary.
    pub fn new(
        number: usize,
        kind: ParagraphKind,
        (words, met): (Words<'a>, Vec<Met>),
        vocabulary: &'a Vocabulary,
    ) -> Reading<'a> {
        let mut reading = Reading {
            paragraph: number,
            kind,
            in_date: Vec::new(),
            words,
            met,
            vocabulary,
            forms: Vec::new(),
            forms_until: Vec::new(),
            offices: Vec::new(),
            triggers: Vec::new(),
            dates: Vec::new(),
            shouted: OnceCell::new(),
            ends: OnceCell::new(),
        };
        reading.forms = reading.listed_forms();
        reading.forms_until = forms_until(&reading.forms, reading.len());
        reading.offices = reading.all_marked(Met::OFFICE);
        reading.triggers = reading.all_marked(Met::TRIGGER);
        reading
    }

    /// Reads the dates of the paragraph as well; `before` is that of the last one above.
    pub fn dated(mut self, published: Option<Date>, before: Option<Date>) -> Reading<'a> {
        let date = |at| self.marked(at, Met::DATE).map_or(DateWord::default(), |known| known.date);
        let headline = self.kind != ParagraphKind::Body;
        self.dates = find_dates_by(&self.words, DateContext { published, before, headline }, date);
        if !self.dates.is_empty() {
            self.in_date = vec![false; self.words.len()];
        }
        for date in &self.dates {
            self.in_date[date.words.clone()].fill(true);
        }
        self
    }

    /// The longest listed forms from left to right; none inside another.
    fn listed_forms(&self) -> Vec<Form> {
        let gazetteer = self.gazetteer();
        let mut forms = Vec::new();
        let mut at = 0;
        while at < self.len() {
            if !self.met[at].is(Met::FORM) {
                at += 1;
                continue;
            }
            match gazetteer.find_by(&self.words, at, |index| &self.known(index).listed) {
                Some(Found { tags, len, peel }) => {
                    forms.push(Form { words: at..at + len, tags, peel });
                    at += len;
                }
                None => {
                    let tags = self.misspelt_state(at);
                    let peel = Peel::default();
                    forms.extend(tags.map(|tags| Form { words: at..at + 1, tags, peel }));
                    at += 1;
                }
            }
        }
        forms
    }

    /// `الرئيس الأميريكي دونالد …`: between an office and a name, an adjective of state with
    /// a weak letter too many or two letters in each other's place.
    fn misspelt_state(&self, at: usize) -> Option<&'static [Tag]> {
        let known = self.known(at);
        if at == 0 || known.kind != WordKind::default() || known.common {
            return None;
        }
        let before = self.known(at - 1);
        if before.head.is_none() && !before.behind.0.is(WordKind::TAIL) {
            return None;
        }
        let word = self.folded(at);
        let adjective = word.starts_with("ال") && word.ends_with(['ي', 'ه']);
        let definite = ["ال", "وال", "بال", "لل", "ولل"];
        let office = definite.iter().any(|article| self.folded(at - 1).starts_with(article));
        let next = self.known(at + 1);
        let named = next.kind == WordKind::default() && !next.common && self.is_arabic(at + 1)
            || next.kind.is(WordKind::GIVEN);
        let meant = adjective && office && named && self.runs_on(at) && self.runs_on(at + 1);
        meant.then(|| self.gazetteer().adjective_like(word)).flatten()
    }

    pub fn gazetteer(&self) -> &'static Gazetteer {
        self.vocabulary.gazetteer()
    }

    /// What the tables say of a word; of none past the end.
    fn known(&self, index: usize) -> &'a Known {
        self.vocabulary.known(self.met.get(index))
    }

    /// The same of a word that has a mark.
    fn marked(&self, index: usize, mark: u32) -> Option<&'a Known> {
        let met = self.met.get(index).filter(|met| met.is(mark))?;
        Some(self.vocabulary.known(Some(met)))
    }

    /// Every word that has a mark.
    fn all_marked(&self, mark: u32) -> Vec<usize> {
        let words = self.met.iter().enumerate();
        words.filter(|(_, met)| met.is(mark)).map(|(at, _)| at).collect()
    }

    /// Notes why a rule turned some words down, if anyone asked; costs nothing else.
    pub fn note(&self, words: Range<usize>, text: impl FnOnce() -> String) {
        if let Some(notes) = self.vocabulary.notes() {
            notes.add(self.paragraph, words, text());
        }
    }

    /// The notes of the whole article.
    pub fn notes(&self) -> Vec<Note> {
        self.vocabulary.notes().map_or_else(Vec::new, Notes::take)
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
        let known = self.known(index);
        let surname = known.surname && self.follows_given_name(index);
        if known.common && !surname { WordKind::WORD } else { known.kind }
    }

    fn follows_given_name(&self, index: usize) -> bool {
        index > 0 && self.known(index - 1).behind.0.is(WordKind::GIVEN)
    }

    /// What the tables say of a word; nothing past the end.
    pub fn listed_kind(&self, index: usize) -> WordKind {
        self.known(index).kind
    }

    /// What a word can be, perhaps behind clitics; nothing past the end.
    pub fn kind_behind_clitics(&self, index: usize) -> (WordKind, Peel) {
        self.known(index).behind
    }

    /// Whether no table of words or heads has a word, as it stands or behind clitics.
    pub fn is_unlisted(&self, index: usize) -> bool {
        let known = self.known(index);
        known.behind.0 == WordKind::default() && known.head.is_none()
    }

    /// The office head a word is a form of, perhaps behind clitics.
    pub fn head_behind_clitics(&self, index: usize) -> Option<(HeadForm, Peel)> {
        let head = self.marked(index, Met::OFFICE)?.head?;
        let offices = &self.gazetteer().offices;
        // `شيخ الأزهر`: elsewhere a title, and part of names.
        let governs = || {
            let next = index + 1;
            self.runs_on(next) && offices.reading(head.0, &[self.folded(next)], None).is_some()
        };
        (!offices.traits(head.0).is(HeadTrait::CONSTRUCT) || governs()).then_some(head)
    }

    /// The office head a word is a form of as it stands.
    pub fn head(&self, index: usize) -> Option<HeadForm> {
        let (form, peel) = self.head_behind_clitics(index)?;
        (peel == Peel::default()).then_some(form)
    }

    /// The listed organisation whose form begins at a word: its words and clitics.
    pub fn organisation(&self, at: usize) -> Option<(&'static Organisation, usize, Peel)> {
        self.marked(at, Met::ORGANISATION)?;
        let organisations = self.gazetteer().organisations();
        organisations.find(&self.words, at, |index| &self.known(index).organisation)
    }

    /// The head of an organisation's name that a word is, perhaps behind clitics.
    pub fn organisation_head(&self, at: usize) -> Option<(OrganisationHead, Peel)> {
        self.marked(at, Met::HEAD)?.organisation_head
    }

    /// The family's name by which leaders are called that a word is, perhaps behind a clitic.
    pub fn leader(&self, at: usize) -> Option<&str> {
        let start = self.marked(at, Met::LEADER)?.leader?;
        Some(&self.folded(at)[start..])
    }

    /// The family's name by which leaders are called that a word is, whatever else it is.
    pub fn family(&self, at: usize) -> Option<FamilyName> {
        self.known(at).family
    }

    /// Whether the head of an office stands so near behind a word that this may begin the
    /// name of its holder.
    pub fn office_may_follow(&self, at: usize) -> bool {
        let next = self.offices.partition_point(|office| *office <= at);
        self.offices.get(next).is_some_and(|office| *office <= at + LONGEST_NAME)
    }

    /// Whether the name of an organisation may begin with a word.
    pub fn may_begin_organisation(&self, at: usize) -> bool {
        !self.is_arabic(at) || self.met[at].is(Met::ORGANISATION | Met::HEAD)
    }

    /// Whether no mention of a person begins with a word: with some wherever they stand,
    /// with what may be a surname unless it is one.
    pub fn is_plain(&self, index: usize) -> bool {
        let Some(met) = self.met.get(index) else { return false };
        met.is(Met::PLAIN) || met.is(Met::SURNAME) && !self.follows_given_name(index)
    }

    /// What a Latin word can be in English; nothing past the end.
    pub fn english(&self, index: usize) -> EnglishKind {
        self.known(index).english
    }

    /// Whether the head of an English office begins with a word.
    pub fn begins_english_head(&self, index: usize) -> bool {
        self.known(index).begins_head
    }

    /// Whether nearly all words are in capitals, which then do not tell names from
    /// other words.
    pub fn is_shouted(&self) -> bool {
        *self.shouted.get_or_init(|| {
            let words = 0..self.len();
            let small = |index: &usize| self.words.original(*index).contains(char::is_lowercase);
            words.clone().filter(small).count() * 4 < words.len()
        })
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

    /// What a word says of a meeting of two parties.
    pub fn trigger(&self, index: usize) -> Option<Trigger> {
        self.marked(index, Met::TRIGGER)?.trigger
    }

    /// The triggers among some words.
    pub fn triggers(&self, words: Range<usize>) -> impl Iterator<Item = usize> {
        let first = self.triggers.partition_point(|at| *at < words.start);
        self.triggers[first..].iter().copied().take_while(move |at| *at < words.end)
    }

    /// The form that covers a word.
    pub fn form_at(&self, index: usize) -> Option<&Form> {
        self.form_number(index).map(|number| &self.forms[number])
    }

    /// The number of the form that covers a word.
    pub fn form_number(&self, index: usize) -> Option<usize> {
        let number = self.forms_until.get(index)?.checked_sub(1)? as usize;
        Some(number).filter(|number| index < self.forms[*number].words.end)
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
        let Some(word) = self.words.list().get(index) else { return false };
        let quiet = |c: char| c.is_whitespace() || QUIET.contains(&c);
        let bracket = || match self.words.gap(index).trim() {
            "(" => self.is_given_in_brackets(index),
            ")" => index > 0 && self.is_given_in_brackets(index - 1),
            _ => false,
        };
        word.spaced || self.words.gap(index).chars().all(quiet) || bracket()
    }

    /// `الرئيس (فلاديمير) بوتين`: a given name that the press adds to what was said; `الفريق
    /// ركن (طيار) فلان`: a word of the rank.
    fn is_given_in_brackets(&self, index: usize) -> bool {
        let next = self.kind(index + 1);
        self.words.gap(index).trim() == "("
            && self.words.gap(index + 1).trim() == ")"
            && index + 1 < self.len()
            && self.kind(index).is(WordKind::GIVEN.or(WordKind::AFTER_RANK))
            && (next == WordKind::default() || next.is(WordKind::GIVEN))
    }

    /// What stands before a word or the end, if it is more than one space.
    pub fn marks(&self, index: usize) -> &'a str {
        let spaced = self.words.list().get(index).is_some_and(|word| word.spaced);
        if spaced { "" } else { self.words.gap(index) }
    }

    /// Whether a comma (and space) stands before a word.
    pub fn after_comma(&self, index: usize) -> bool {
        let gap = if index < self.len() { self.marks(index) } else { "" };
        gap.contains([',', '،']) && !gap.contains(['.', '؛', '(', ')', ':'])
    }

    /// `(فيفا)`, `"فاو"`: past the short name of a body in brackets or quotes, if one begins here.
    pub fn past_aside(&self, at: usize) -> usize {
        const MOST: usize = 5;
        let gap = |at: usize| self.words.gap(at).trim().trim_end_matches(['،', ',']);
        if at >= self.len() {
            return at;
        }
        let closes = match gap(at) {
            "(" => ")",
            "\"" => "\"",
            "«" => "»",
            "“" => "”",
            _ => return at,
        };
        (at + 1..self.len().min(at + MOST)).find(|at| gap(*at) == closes).unwrap_or(at)
    }

    /// Whether a dash (and space) stands before a word, as it does around what is said of a name.
    pub fn after_dash(&self, index: usize) -> bool {
        let gap = self.marks(index);
        let dash = gap.trim_matches(|c: char| c.is_whitespace() || c == '،' || c == ',');
        matches!(dash, "-" | "–" | "—" | "--") && gap.chars().any(char::is_whitespace)
    }

    /// The words of the sentence around a word: up to a full stop, a question
    /// mark, or the ends of the paragraph.
    pub fn sentence(&self, index: usize) -> Range<usize> {
        let apart = || {
            let words = self.words.list().iter().enumerate().skip(1);
            words.filter(|(_, word)| !word.spaced).map(|(at, _)| at)
        };
        let all = || apart().filter(|at| self.ends_sentence(*at)).collect();
        let ends: &[usize] = self.ends.get_or_init(all);
        let behind = ends.partition_point(|end| *end <= index);
        let start = behind.checked_sub(1).map_or(0, |before| ends[before]);
        let end = ends.get(behind).copied().unwrap_or(self.len());
        start.max(index.saturating_sub(LONGEST_SENTENCE))..end.min(index + LONGEST_SENTENCE)
    }

    /// `Rep`, `Sens`, `Gov`: an office that the press cuts short before a name.
    pub fn is_short_office(&self, index: usize) -> bool {
        matches!(
            self.folded(index),
            "rep" | "reps" | "sen" | "sens" | "gov" | "govs" | "amb" | "min" | "pres"
        )
    }

    /// `Gen.`, `Mrs.`, `Sens.`: the point is the abbreviation's.
    fn is_short_title(&self, index: usize) -> bool {
        let titles = EnglishKind::TITLE.or(EnglishKind::RANK).or(EnglishKind::HONORIFIC);
        let folded = self.folded(index);
        let title = folded.len() <= 5 && self.english(index).is(titles);
        self.words.list()[index].capital && (title || self.is_short_office(index))
    }

    /// `Feb. 4`, `4 Feb. 2025`, `No. 10`: the point is that of a month or number cut short.
    fn is_short_before_digits(&self, index: usize) -> bool {
        let short = [
            "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
            "no",
        ];
        let digit = |c: char| c.is_ascii_digit();
        self.words.list()[index].capital
            && short.contains(&self.folded(index))
            && self.words.original(index + 1).starts_with(digit)
    }

    /// Whether a sentence ends before a word that more than a space parts from the one
    /// before. A point after a single letter
    /// (`د. محمد`, `U.S.`) does not end one.
    fn ends_sentence(&self, index: usize) -> bool {
        let gap = self.words.gap(index);
        let before = self.words.original(index - 1);
        // `to go on. He said`: a word, unlike `Lt.`.
        let word = before.len() == 2 && before.bytes().all(|b| b.is_ascii_lowercase());
        let initial = before.chars().count() <= 2
            && gap.starts_with('.')
            && !word
            && !before.starts_with(|c: char| c.is_ascii_digit());
        let point = gap.contains('.')
            && (gap.contains(". ") || gap.contains(".\u{a0}") || gap.contains(".\""));
        // `(R-Vt.) and`: a small letter goes on.
        let small = self.words.original(index).starts_with(|c: char| c.is_ascii_lowercase());
        let short = self.is_short_title(index - 1) || self.is_short_before_digits(index - 1);
        // `X meets Y; Z visits W`, as headlines tell two things.
        let two = self.kind == ParagraphKind::Headline && gap.contains(';');
        (point && !initial && !small && !short) || two || gap.contains(['؟', '?', '!', '؛', '\n'])
    }
}
