//! Tells a state from what is spelt alike by the words around it, in either
//! language: a person's surname, the name of a paper, a word behind a letter.

use rustc_hash::FxHashSet;

use super::reading::{Form, Reading};
use crate::model::{ParagraphKind, Via};
use crate::names::{EnglishKind, Nisba, Number, Tag, Trap, WordKind};
use crate::text::Script;

/// Words of a paper's name in quotation marks before the state in it, at most.
const OUTLET_WORDS: usize = 3;

/// What stands before a place and no person.
const PLACE: [&str; 6] = ["in", "to", "from", "into", "across", "inside"];

/// The adjectives of nationality and Latin names that are surnames in an article,
/// folded: those that follow a given name somewhere (`طلال الأردني`, `Neil Jordan`).
pub(super) fn surnames(readings: &[Reading]) -> FxHashSet<String> {
    let mut surnames = FxHashSet::default();
    for reading in readings {
        let named = reading.forms.iter().filter(|form| match reading.is_arabic(form.words.start) {
            true => is_after_name(reading, form),
            false => follows_given_name(reading, form),
        });
        surnames.extend(named.map(|form| reading.folded(form.words.start).to_owned()));
    }
    surnames
}

/// Whether a form is an adjective of nationality, or a people, that serves as a
/// surname (`طلال الأردني`, `رلى الترك`): right after a given name, or the adjective alone
/// where the article has the whole name elsewhere.
pub(super) fn is_surname(
    reading: &Reading,
    form: &Form,
    (via, nisba): (Via, Option<Nisba>),
    surnames: &FxHashSet<String>,
) -> bool {
    let single = |n: Nisba| n.definite && !n.feminine && n.number == Number::Singular;
    if form.words.len() > 1 || !nisba.is_none_or(single) {
        return false;
    }
    if nisba.is_none() {
        return via == Via::Demonym && is_after_name(reading, form);
    }
    is_after_name(reading, form)
        || (surnames.contains(&definite(reading, form)) && !agrees(reading, form.words.start))
}

/// `رئيسة الوزراء الإيطالية جورجيا ميلوني`: a state's name that people bear, between
/// an office or a title in full and an unknown word.
pub(super) fn is_namesake(reading: &Reading, form: &Form, via: Via) -> bool {
    let (start, next) = (form.words.start, form.words.end);
    let borne = via != Via::Demonym
        && form.words.len() == 1
        && form.peel == Default::default()
        && reading.listed_kind(start).is(WordKind::NAMESAKE);
    let unknown = reading.kind(next);
    let surname = reading.runs_on(next)
        && (unknown == WordKind::default() || unknown.is(WordKind::GIVEN))
        && reading.is_arabic(next)
        && !reading.has_state(next)
        && !reading.folded(next).starts_with("ال")
        && !reading.in_date(next)
        && reading.kind_behind_clitics(next).0 == WordKind::default()
        && reading.head_behind_clitics(next).is_none();
    let Some(before) = start.checked_sub(1).filter(|_| borne && surname) else { return false };
    let linked = reading.runs_on(start) || reading.after_comma(start);
    let definite = reading.folded(before).starts_with("ال");
    let title = WordKind::TITLE.or(WordKind::HONORIFIC).or(WordKind::RANK);
    let office = definite
        && (reading.kind(before).is(WordKind::TAIL)
            || reading.head(before).is_some()
            || reading.has_state(before));
    linked && (office || reading.kind(before).is(title))
}

/// The adjective with its article, whatever clitics it stands behind.
fn definite(reading: &Reading, form: &Form) -> String {
    let word = reading.folded(form.words.start);
    let rest = word.char_indices().nth(form.peel.letters).map_or("", |(byte, _)| &word[byte..]);
    match rest.strip_prefix('ل').filter(|_| form.peel.preposition == Some('ل')) {
        Some(article) if article.starts_with('ل') => format!("ا{article}"),
        _ => rest.to_owned(),
    }
}

/// Whether the word before is a noun that an adjective with the article agrees
/// with: it has the article itself (`الوزير السوداني`) or a pronoun (`نظيره`).
fn agrees(reading: &Reading, at: usize) -> bool {
    if at == 0 || !reading.runs_on(at) {
        return false;
    }
    let (kind, _) = reading.kind_behind_clitics(at - 1);
    let word = reading.folded(at - 1);
    let article = ["ال", "وال", "بال", "لل", "ولل", "وبال", "فال"];
    kind.is(WordKind::COUNTERPART)
        || (article.iter().any(|article| word.starts_with(article)))
        || (["ه", "ها", "هم"].iter().any(|pronoun| word.ends_with(pronoun))
            && !kind.is(WordKind::VERB))
}

fn is_after_name(reading: &Reading, form: &Form) -> bool {
    let start = form.words.start;
    let demonym = |tag: &Tag| match tag {
        Tag::Country { via: Via::Demonym, nisba, .. } => nisba.is_none_or(|n| n.definite),
        _ => false,
    };
    form.tags.iter().any(demonym)
        && form.words.len() == 1
        && form.peel == Default::default()
        && start > 0
        && reading.runs_on(start)
        && !names_origin(reading, form.words.end)
        && !in_institution(reading, start)
        && !behind_place(reading, start)
        && ends_name(reading, start - 1)
}

/// `ميناء جيهان التركي`: the adjective is the place's.
fn behind_place(reading: &Reading, start: usize) -> bool {
    let place = WordKind::VENUE.or(WordKind::DISTRICT);
    let noun = |at: usize| {
        let (kind, _) = reading.kind_behind_clitics(at);
        let word = reading.folded(at).trim_start_matches(['ب', 'و', 'ل']);
        kind.is(place) || matches!(word, "ميناء" | "معبر" | "بلده" | "قريه" | "جزيره" | "سد")
    };
    start >= 2 && reading.runs_on(start - 1) && noun(start - 2)
}

/// `اليمني الأصل`, `السويسري الجنسية`.
fn names_origin(reading: &Reading, index: usize) -> bool {
    let traps = reading.gazetteer().countries.guard("surname");
    traps.iter().any(|trap| match trap {
        Trap::NotNext(words) => words.iter().any(|word| word == reading.folded(index)),
        _ => false,
    })
}

/// `مركز الملك عبدالله المالي`: the adjective is the institution's.
fn in_institution(reading: &Reading, start: usize) -> bool {
    (start.saturating_sub(4)..start)
        .any(|index| reading.kind_behind_clitics(index).0.is(WordKind::ORGANISATION))
}

/// Whether a word is a given name, or what follows one and is no common word.
fn ends_name(reading: &Reading, index: usize) -> bool {
    let word = reading.folded(index);
    let unknown = reading.kind(index) == WordKind::default()
        && reading.kind_behind_clitics(index).0 == WordKind::default()
        && reading.is_arabic(index)
        && !reading.has_state(index)
        && !word.starts_with("ال")
        && !["ه", "ها", "هم"].iter().any(|pronoun| word.ends_with(pronoun))
        && reading.head_behind_clitics(index).is_none();
    // `قيس عبد الأمير السوداني`.
    let servant = index > 0 && reading.folded(index - 1) == "عبد" && word.starts_with("ال");
    servant
        || is_given(reading, index)
        || (unknown && index > 0 && reading.runs_on(index) && begins_name(reading, index - 1))
}

/// Whether a given name stands at a word and a title, a rank, an office or a state's
/// adjective before it: nothing less tells `محمد شياع السوداني` from a club of a city.
fn begins_name(reading: &Reading, index: usize) -> bool {
    let announced = WordKind::TITLE.or(WordKind::RANK).or(WordKind::HONORIFIC).or(WordKind::TAIL);
    let before = index.checked_sub(1).filter(|_| reading.runs_on(index));
    is_given(reading, index)
        && before.is_some_and(|before| {
            reading.kind_behind_clitics(before).0.is(announced)
                || reading.head_behind_clitics(before).is_some()
                || reading.has_state(before)
        })
}

/// Whether a word is a given name and not the word it is spelt like.
fn is_given(reading: &Reading, index: usize) -> bool {
    let kind = reading.listed_kind(index);
    let word = reading.folded(index);
    if !kind.is(WordKind::GIVEN) || reading.words.list()[index].maqsura && kind.is(WordKind::STOP) {
        return false;
    }
    let pair = kind.is(WordKind::STOP) && !word.ends_with('ي');
    // `يحيى` is the name, `يحيي` the verb.
    let verb = kind.is(WordKind::VERB) && !reading.words.list()[index].maqsura;
    let ambiguous = pair
        || verb
        || kind.is(WordKind::TAIL)
        || word.starts_with("ال")
        || reading.head_behind_clitics(index).is_some();
    let before = index.checked_sub(1).filter(|_| reading.runs_on(index));
    let named = WordKind::GIVEN
        .or(WordKind::JOINT)
        .or(WordKind::TITLE)
        .or(WordKind::RANK)
        .or(WordKind::FORMER);
    !ambiguous || before.is_some_and(|before| reading.listed_kind(before).is(named))
}

/// Whether a form stands inside the name of a paper or a site: in quotation
/// marks after `صحيفة` or before a word like `اليوم`; without them an adjective that
/// does not agree with it (`صحيفة المصري اليوم`).
pub(super) fn is_in_outlet(reading: &Reading, form: &Form, nisba: Option<Nisba>) -> bool {
    let start = form.words.start;
    let quote = (start.saturating_sub(OUTLET_WORDS)..=start)
        .rev()
        .take_while(|index| start == *index || is_plain(reading, *index + 1))
        .find(|index| opens_quote(reading.words.gap(*index)));
    let quoted =
        quote.is_some_and(|at| is_outlet(reading, at, "outlet") || is_title(reading, form, at));
    let masculine =
        nisba.is_some_and(|n| !n.feminine && n.definite && n.number == Number::Singular);
    quoted
        || (masculine
            && form.peel == Default::default()
            && reading.runs_on(start)
            && is_outlet(reading, start, "paper"))
}

fn is_plain(reading: &Reading, index: usize) -> bool {
    index >= reading.len() || reading.words.gap(index).chars().all(char::is_whitespace)
}

fn opens_quote(gap: &str) -> bool {
    gap.contains(['«', '“']) || (gap.contains('"') && !gap.starts_with('"'))
}

fn closes_quote(gap: &str) -> bool {
    gap.starts_with(['»', '”', '"'])
}

/// Whether the noun of a medium stands before a word, perhaps with an adjective.
fn is_outlet(reading: &Reading, at: usize, guard: &str) -> bool {
    let before = at.checked_sub(1);
    let noun = |index: usize| {
        let traps = reading.gazetteer().countries.guard(guard);
        let bare = reading.folded(index).trim_start_matches(['و', 'ف', 'ب', 'ل']);
        let bare = bare.strip_prefix("ال").unwrap_or(bare);
        traps
            .iter()
            .any(|trap| matches!(trap, Trap::Before(words) if words.iter().any(|w| w == bare)))
    };
    before.is_some_and(|index| {
        noun(index) || (reading.has_state(index) && index > 0 && noun(index - 1))
    })
}

/// `«الأردن اليوم»`: nothing but a name and the word that makes it a title.
fn is_title(reading: &Reading, form: &Form, quote: usize) -> bool {
    let after = form.words.end;
    let traps = reading.gazetteer().countries.guard("outlet");
    let tail = |trap: &Trap| match trap {
        Trap::Next(words) => words.iter().any(|word| word == reading.folded(after)),
        _ => false,
    };
    quote == form.words.start
        && is_plain(reading, after)
        && traps.iter().any(tail)
        && (after + 1 >= reading.len() || closes_quote(reading.words.gap(after + 1)))
}

/// `لأوس` has a hamza where `لاوس` has none: the letter before it is a clitic.
pub(super) fn has_typed_boundary(reading: &Reading, form: &Form, listed: &str) -> bool {
    let second = |word: &str| word.chars().filter(|c| !is_mark(*c)).nth(1);
    let word = reading.words.original(form.words.start);
    form.peel == Default::default()
        && word.starts_with(['و', 'ف', 'ب', 'ل', 'ك'])
        && second(listed) == Some('ا')
        && matches!(second(word), Some('أ' | 'إ' | 'آ'))
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{64b}'..='\u{65f}' | '\u{640}')
}

/// `فليبي` is not `ف` and a Libyan: no clause begins with such an adjective.
pub(super) fn is_word_with_fa(reading: &Reading, form: &Form, nisba: Option<Nisba>) -> bool {
    form.peel.conjunction
        && nisba.is_some_and(|n| !n.definite && n.number == Number::Singular)
        && reading.folded(form.words.start).starts_with('ف')
}

/// `باكراً`, `فريقاً`: no name of a state has these endings.
pub(super) fn has_tanwin(reading: &Reading, form: &Form, via: Via) -> bool {
    via != Via::Demonym
        && reading.words.originals(form.words.clone()).contains(['\u{64b}', '\u{64c}', '\u{64d}'])
}

/// Whether a Latin name is a surname: after a given name, or alone where the
/// article has the whole name elsewhere and no preposition of place stands before it.
pub(super) fn is_latin_surname(
    reading: &Reading,
    form: &Form,
    surnames: &FxHashSet<String>,
) -> bool {
    let known = form.words.len() == 1 && surnames.contains(reading.folded(form.words.start));
    let before = form.words.start.checked_sub(1).map_or("", |before| reading.folded(before));
    follows_given_name(reading, form) || (known && !PLACE.contains(&before))
}

/// `Michael Jordan`, `Georgia Lima`: a Latin name right after a given name, or
/// after a state that is a given name as well.
pub(super) fn follows_given_name(reading: &Reading, form: &Form) -> bool {
    let Some(before) = form.words.start.checked_sub(1) else { return false };
    let word = reading.words.list()[before];
    if word.script != Script::Other || !word.capital || !is_plain(reading, form.words.start) {
        return false;
    }
    reading.kind(before).is(WordKind::GIVEN) || is_person_like(reading, before)
}

/// `Kenya Wildlife Service`: a body of the state, within three words.
fn begins_institution(reading: &Reading, after: usize) -> bool {
    let traps = reading.gazetteer().countries.guard("institution");
    let named = |word: &str| {
        traps
            .iter()
            .any(|trap| matches!(trap, Trap::Next(words) if words.iter().any(|w| w == word)))
    };
    (after..(after + 3).min(reading.len()))
        .take_while(|index| *index == after || is_plain(reading, *index))
        .any(|index| named(reading.folded(index)))
}

/// `Rockwell International Corp <ROK>`: the sign of a share.
pub(super) fn is_ticker(reading: &Reading, form: &Form) -> bool {
    reading.words.gap(form.words.start).ends_with('<')
        && reading.words.gap(form.words.end).starts_with(['>', '.'])
}

/// `Lima, Ohio`, `BERLIN, N.J.`: a town of the United States.
pub(super) fn is_american_town(reading: &Reading, form: &Form) -> bool {
    let after = form.words.end;
    if after >= reading.len() || reading.words.gap(after) != ", " {
        return false;
    }
    let two = format!("{} {}", reading.folded(after), reading.folded(after + 1));
    let traps = reading.gazetteer().countries.guard("american_town");
    reading.words.list()[after].capital
        && traps.iter().any(|trap| match trap {
            Trap::Next(words) => words.iter().any(|w| w == reading.folded(after) || *w == two),
            _ => false,
        })
}

/// Whether a word is a state's name that people bear (`Chad`, `Georgia`).
fn is_person_like(reading: &Reading, index: usize) -> bool {
    let Some(form) = reading.form_at(index) else { return false };
    let traps = |guard: &str| reading.gazetteer().countries.guard(guard);
    form.tags.iter().any(|tag| match tag {
        Tag::Country { nisba: None, guard, .. } => traps(guard).contains(&Trap::NotName),
        _ => false,
    })
}

/// `President of Kenya William Ruto`: behind `of` and an office, which is the state's.
fn is_of_office(reading: &Reading, at: usize) -> bool {
    let Some(noun) = at.checked_sub(2).filter(|_| reading.folded(at - 1) == "of") else {
        return false;
    };
    let portfolio = EnglishKind::PORTFOLIO.or(EnglishKind::FILLER);
    let office = reading.english(noun).is(portfolio)
        || reading.gazetteer().english.head(reading.folded(noun), |_| None).is_some();
    office && reading.words.list()[noun].capital && is_plain(reading, at)
}

/// Whether a Latin name goes on in a word that is none of the trade: a capital,
/// no office, title or portfolio (`Jordan Keating`, not `Jordan Prime Minister`).
pub(super) fn precedes_surname(reading: &Reading, form: &Form) -> bool {
    let after = form.words.end;
    let plain = after < reading.len() && is_plain(reading, after);
    if !plain || reading.in_date(after) || is_of_office(reading, form.words.start) {
        return false;
    }
    let word = reading.words.list()[after];
    // In a line of capitals every word has one, and an abbreviation is no name.
    let capitals = |index: usize| reading.words.original(index).chars().all(char::is_uppercase);
    let shouted = capitals(form.words.start) || capitals(after);
    let open = word.script == Script::Other && word.capital && !shouted;
    let known = reading.english(after) != Default::default()
        || reading.gazetteer().english.begins_head(reading.folded(after));
    let state = |tag: &Tag| matches!(tag, Tag::Country { nisba: None, .. });
    match reading.form_at(after) {
        Some(next) => open && next.tags.iter().any(state),
        // Every word of a headline may have a capital.
        None => {
            open && !known
                && reading.kind == ParagraphKind::Body
                && !begins_institution(reading, after)
        }
    }
}
