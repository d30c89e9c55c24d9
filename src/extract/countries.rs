//! Finds the countries an article names, past the words that only look so.

use rustc_hash::{FxHashMap, FxHashSet};

use super::dateline::Place;
use super::homographs::{self, surnames};
use super::reading::{Form, Reading};
use crate::model::{CountryCode, CountryFound, Mention, ParagraphKind, Via};
use crate::names::{Nisba, Tag, Trap, WordKind};
use crate::text::Script;

/// A country mention that holds.
#[derive(Debug, Clone, Copy)]
pub(super) struct CountryMention {
    /// The form's number in its reading.
    pub form: usize,
    pub code: CountryCode,
    pub via: Via,
    pub nisba: Option<Nisba>,
}

/// The country mentions of each reading, in order.
pub(super) fn find(readings: &[Reading], home: Option<CountryCode>) -> Vec<Vec<CountryMention>> {
    let article =
        Whole { readings, home, sure: sure_codes(readings), surnames: surnames(readings) };
    readings.iter().map(|reading| in_reading(reading, &article)).collect()
}

/// What is known of the whole article before any of its forms is judged.
struct Whole<'r, 'a> {
    /// All paragraphs, for a headline too short to tell.
    readings: &'r [Reading<'a>],
    /// The outlet's country.
    home: Option<CountryCode>,
    /// The states that a form without a guard names.
    sure: FxHashSet<CountryCode>,
    /// The adjectives that are surnames here.
    surnames: FxHashSet<String>,
}

/// The states named by a form without a guard.
fn sure_codes(readings: &[Reading]) -> FxHashSet<CountryCode> {
    let tags = readings.iter().flat_map(|reading| reading.forms.iter().map(move |f| (reading, f)));
    tags.filter(|(reading, form)| is_written_as_name(reading, form))
        .flat_map(|(_, form)| form.tags)
        .filter_map(|tag| match tag {
            Tag::Country { code, guard: "" | "whole" | "phrase", .. } => Some(*code),
            _ => None,
        })
        .collect()
}

fn in_reading(reading: &Reading, article: &Whole) -> Vec<CountryMention> {
    let mut mentions = Vec::new();
    for (number, form) in reading.forms.iter().enumerate() {
        let turned_down = |why: &'static str| {
            reading.note(form.words.clone(), || format!("no country: {why}"));
        };
        if form.tags.contains(&Tag::Shield) {
            turned_down("a phrase of shields.tsv");
            continue;
        }
        for tag in form.tags {
            let Tag::Country { code, via, nisba, guard, form: listed } = *tag else { continue };
            let check = Check { reading, article, form, code, listed };
            if !is_written_as_name(reading, form) {
                turned_down("no capital");
            } else if check.is_homograph(via, nisba) {
                turned_down("a surname, a given name or another word here");
            } else if !check.holds(guard) {
                reading.note(form.words.clone(), || check.refusal(guard));
            } else {
                mentions.push(CountryMention { form: number, code, via, nisba });
            }
        }
    }
    mentions
}

/// `كارمن` is not `ك` and the Armenians: nothing tells where the word begins.
fn is_word_with_kaf(reading: &Reading, form: &Form) -> bool {
    let word = reading.folded(form.words.start);
    form.peel.preposition == Some('ك') && form.words.len() == 1 && !word.contains("كال")
}

/// A Latin name begins with a capital letter, after its article.
fn is_written_as_name(reading: &Reading, form: &Form) -> bool {
    let article = form.words.len() > 1 && reading.folded(form.words.start) == "the";
    let word = reading.words.list()[form.words.start + usize::from(article)];
    word.script != Script::Other || word.capital
}

struct Check<'r, 'a> {
    reading: &'r Reading<'a>,
    article: &'r Whole<'r, 'a>,
    form: &'r Form,
    code: CountryCode,
    listed: &'static str,
}

impl Check<'_, '_> {
    /// Whether the form is something else here, whatever its guard.
    fn is_homograph(&self, via: Via, nisba: Option<Nisba>) -> bool {
        let (reading, form) = (self.reading, self.form);
        if !reading.is_arabic(form.words.start) {
            return homographs::is_ticker(reading, form)
                || homographs::is_american_town(reading, form)
                || (via != Via::Demonym
                    && homographs::is_latin_surname(reading, form, &self.article.surnames));
        }
        is_word_with_kaf(reading, form)
            || homographs::is_word_with_fa(reading, form, nisba)
            || homographs::has_tanwin(reading, form, via)
            || homographs::has_typed_boundary(reading, form, self.listed)
            || homographs::is_namesake(reading, form, via)
            || homographs::is_surname(reading, form, (via, nisba), &self.article.surnames)
            || homographs::is_in_outlet(reading, form, nisba)
    }

    fn holds(&self, guard: &str) -> bool {
        if guard.is_empty() {
            return true;
        }
        let traps = self.reading.gazetteer().countries.guard(guard);
        let mut needs = 0;
        let mut met = 0;
        for trap in traps {
            match self.test(trap) {
                Outcome::Refused => return false,
                Outcome::Passed => {}
                Outcome::Need(holds) => {
                    needs += 1;
                    met += usize::from(holds);
                }
            }
        }
        needs == 0 || met > 0
    }

    /// Which row of a guard does not hold.
    fn refusal(&self, guard: &str) -> String {
        let traps = self.reading.gazetteer().countries.guard(guard);
        let refused = traps.iter().find(|trap| matches!(self.test(trap), Outcome::Refused));
        let rows = match refused {
            Some(trap) => trap.row(),
            None => {
                let needs = traps.iter().filter(|trap| matches!(self.test(trap), Outcome::Need(_)));
                format!("none of {}", needs.map(Trap::row).collect::<Vec<_>>().join("; "))
            }
        };
        format!("no country {}: guards.tsv {guard}: {rows}", self.code)
    }

    fn test(&self, trap: &Trap) -> Outcome {
        let refuse = |bad: bool| if bad { Outcome::Refused } else { Outcome::Passed };
        match trap {
            Trap::NotNext(words) => refuse(self.next_is(words)),
            Trap::NotNextBare(words) => refuse(!self.is_definite() && self.next_is(words)),
            Trap::NotBefore(words) => refuse(self.before_is(words)),
            Trap::NotNear(words) => refuse(self.near(words) || self.near_in_body(words)),
            Trap::Before(words) => {
                let place = words.iter().any(|word| word == "في");
                let behind_preposition = place && self.form.peel.preposition.is_some();
                Outcome::Need(behind_preposition || self.before_is(words))
            }
            Trap::Next(words) => Outcome::Need(self.next_is(words)),
            Trap::Near(words) => Outcome::Need(self.near(words)),
            Trap::Other => Outcome::Need(self.article.sure.contains(&self.code)),
            Trap::NotName => refuse(self.beside_name() && !self.article.sure.contains(&self.code)),
            Trap::NotPeeled(letters) => refuse(self.is_peeled(letters)),
            Trap::NotBetween(before, next) => refuse(self.before_is(before) && self.next_is(next)),
            Trap::AfterDefinite => Outcome::Need(self.follows_definite()),
            Trap::AfterVerb => Outcome::Need(self.follows_verb()),
            Trap::Begins => {
                let start = self.form.words.start;
                Outcome::Need(self.reading.sentence(start).start == start)
            }
            Trap::NotAfterDefinite => refuse(self.follows_definite()),
            Trap::NotDoubled => refuse(self.reading.words.list()[self.form.words.start].shadda),
            Trap::NotTyped(parts) => {
                let typed = self.reading.words.originals(self.form.words.clone());
                refuse(parts.iter().any(|part| typed.contains(part.as_str())))
            }
            Trap::NotMeasured(units) => refuse(self.is_measured(units)),
            Trap::Capitals => {
                // The point after the last letter of `U.S.` is no part of a word.
                let typed = self.reading.words.originals(self.form.words.clone());
                refuse(typed.trim_end_matches('.') != self.listed.trim_end_matches('.'))
            }
            Trap::Marked => {
                let typed = self.reading.words.originals(self.form.words.clone());
                refuse(typed.to_lowercase() != self.listed.to_lowercase())
            }
            Trap::Rivals(codes) => refuse(!self.wins(codes)),
        }
    }

    /// Whether the form stands behind one of these letters, and no hamza tells
    /// where it begins (`باكرا`, but `بأكرا`).
    fn is_peeled(&self, letters: &[String]) -> bool {
        let hamza = self.reading.words.original(self.form.words.start).contains(['أ', 'إ', 'آ']);
        let peel = self.form.peel;
        let is = |letter: char| letters.iter().any(|one| one.starts_with(letter));
        !hamza
            && (peel.preposition.is_some_and(is) || (peel.conjunction && is(self.first_letter())))
    }

    /// Whether the word before has the article, so that an adjective without it does
    /// not belong to it (`وزير النقل تركي`).
    fn follows_definite(&self) -> bool {
        let start = self.form.words.start;
        start > 0
            && self.reading.runs_on(start)
            && !self.reading.words.list()[start - 1].hamza
            && ["ال", "لل", "بال", "وال"]
                .iter()
                .any(|a| self.reading.folded(start - 1).starts_with(a))
            && self.form.peel == Default::default()
            && !self.is_definite()
    }

    /// Whether a feminine verb stands before, as a state takes it (`أعلنت`, `تشهد`);
    /// a masculine one may be a noun (`دخل مالي`).
    fn follows_verb(&self) -> bool {
        let Some(before) = self.form.words.start.checked_sub(1) else { return false };
        let word = self.reading.folded(before);
        let is_verb = |word: &str| self.reading.gazetteer().offices.kind(word).is(WordKind::VERB);
        let masculine = word.strip_prefix('ت').map(|rest| format!("ي{rest}"));
        self.reading.runs_on(before + 1)
            && is_verb(word)
            && (word.ends_with('ت') || masculine.is_some_and(|verb| is_verb(&verb)))
    }

    fn first_letter(&self) -> char {
        self.reading.folded(self.form.words.start).chars().next().unwrap_or_default()
    }

    /// Whether a number and one of these units follow.
    fn is_measured(&self, units: &[String]) -> bool {
        let next = self.form.words.end;
        let list = self.reading.words.list();
        list.get(next).is_some_and(|word| word.script == Script::Digits)
            && has_word(units, self.reading.folded(next + 1))
    }

    fn before_is(&self, words: &[String]) -> bool {
        let Some(before) = self.form.words.start.checked_sub(1) else { return false };
        has_word(words, self.reading.folded(before))
    }

    fn is_definite(&self) -> bool {
        self.reading.folded(self.form.words.start).starts_with("ال")
    }

    fn next_is(&self, words: &[String]) -> bool {
        has_word(words, self.reading.folded(self.form.words.end))
    }

    fn near(&self, words: &[String]) -> bool {
        (0..self.reading.len())
            .filter(|index| !self.form.words.contains(index))
            .any(|index| has_word(words, self.reading.folded(index)))
    }

    /// A headline is read with the first paragraph of the body; an English name
    /// keeps in the article the sense that paragraph gives it.
    fn near_in_body(&self, words: &[String]) -> bool {
        let latin = !self.reading.is_arabic(self.form.words.start);
        let headline = latin || self.reading.kind != ParagraphKind::Body;
        let body = self.article.readings.iter().find(|other| other.kind == ParagraphKind::Body);
        let Some(body) = body.filter(|_| headline) else { return false };
        (0..body.len()).any(|index| has_word(words, body.folded(index)))
    }

    fn beside_name(&self) -> bool {
        self.follows_given_name() || homographs::precedes_surname(self.reading, self.form)
    }

    fn follows_given_name(&self) -> bool {
        let start = self.form.words.start;
        // `رجل الدين التركي`: no `نور الدين`.
        let faith = start > 1
            && self.reading.folded(start - 1) == "الدين"
            && self.reading.kind(start - 2) == WordKind::WORD;
        start > 0
            && self.reading.runs_on(start)
            && self.reading.kind(start - 1).is(WordKind::GIVEN)
            && !faith
    }

    /// Marks decide first (`عُمان`, `عمّان`), then what else the article names,
    /// then the order of the table.
    fn wins(&self, rivals: &[CountryCode]) -> bool {
        let typed = self.reading.words.originals(self.form.words.clone());
        let marks = |text: &str| -> Vec<char> {
            text.chars().filter(|c| matches!(c, '\u{64b}'..='\u{652}')).collect()
        };
        if !marks(typed).is_empty() && !marks(self.listed).is_empty() {
            return marks(typed).iter().any(|mark| marks(self.listed).contains(mark));
        }
        // `عمان` is Amman to a paper of Jordan.
        if let Some(home) = self.article.home.filter(|home| rivals.contains(home)) {
            return home == self.code;
        }
        let named: Vec<_> = rivals.iter().filter(|code| self.article.sure.contains(code)).collect();
        match named.as_slice() {
            [] => rivals.first() == Some(&self.code),
            [only] => **only == self.code,
            [first, ..] => **first == self.code,
        }
    }
}

enum Outcome {
    Refused,
    Passed,
    Need(bool),
}

/// Whether a word is one of these, perhaps behind `و`.
fn has_word(words: &[String], folded: &str) -> bool {
    let bare = folded.strip_prefix('و');
    words.iter().any(|word| word == folded || Some(word.as_str()) == bare)
}

/// Gathers the mentions by country, in order of first mention.
///
/// The place of the dateline comes first, which opens the text.
pub(super) fn gather(
    readings: &[Reading],
    found: &[Vec<CountryMention>],
    place: Option<&Place>,
) -> Vec<CountryFound> {
    let mut order: Vec<CountryFound> = Vec::new();
    let mut places: FxHashMap<CountryCode, usize> = FxHashMap::default();
    let mut place = place;
    for (number, (reading, mentions)) in readings.iter().zip(found).enumerate() {
        if let Some(place) = place.take_if(|place| place.reading == number) {
            add(&mut order, &mut places, place.code, place.mention(readings));
        }
        for mention in mentions {
            let form = &reading.forms[mention.form];
            let span = reading.span(&form.words, form.peel.letters);
            let text = reading.text(&form.words, form.peel.letters);
            let (via, rule) = (mention.via, rule_of(mention.via));
            let named = Mention { span, text: text.to_owned(), via, rule };
            add(&mut order, &mut places, mention.code, named);
        }
    }
    order
}

fn add(
    order: &mut Vec<CountryFound>,
    places: &mut FxHashMap<CountryCode, usize>,
    code: CountryCode,
    mention: Mention,
) {
    let place = *places.entry(code).or_insert_with(|| {
        order.push(CountryFound { code, via: vec![], mentions: vec![] });
        order.len() - 1
    });
    let country = &mut order[place];
    if !country.via.contains(&mention.via) {
        country.via.push(mention.via);
    }
    country.mentions.push(mention);
}

fn rule_of(via: Via) -> &'static str {
    match via {
        Via::Name => "country-name",
        Via::Demonym => "country-demonym",
        Via::Capital => "country-capital",
        Via::Coreference => "country-coreference",
        Via::Place => "dateline-place",
    }
}

/// The country mention that covers a word.
pub(super) fn at<'m>(
    reading: &Reading,
    mentions: &'m [CountryMention],
    index: usize,
) -> Option<&'m CountryMention> {
    let form = reading.form_number(index)?;
    let first = mentions.partition_point(|mention| mention.form < form);
    mentions.get(first).filter(|mention| mention.form == form)
}
