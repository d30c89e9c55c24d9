//! Reads a person's name in Arabic: where it begins, goes on and ends.
//!
//! A name is known by its given name, or by what stands before it (a title, an
//! office) or after it (an office). Its words are none of the common words of
//! the press; it ends before them, before a verb, a particle, a title or the
//! next office, and at punctuation.

mod why;
mod words;

use std::ops::Range;

use super::countries::{self, CountryMention};
use super::reading::Reading;
use crate::model::Via;
use crate::names::{Peel, WordKind, name_words};

use words::{
    is_action, is_addressee, is_adjective_of_other, is_bound_noun, is_common_plural, is_conjoined,
    is_family_behind_head, is_family_of_office, is_feminine_noun, is_imperfect, is_making,
    is_manner, is_next_person, is_of_faith, is_of_god, is_place_of_another, is_plain_surname,
    is_possessed, is_purpose, is_second_syllable, is_surname_head, is_surname_word,
    is_title_of_family, is_tribal, is_unknown_conjoined, looks_like_verb, word_joined_by_hyphen,
};

/// Most words of a name, joints not counted.
const LONGEST: usize = 5;

/// What no name has in it, unless the word is a given name as well.
const BARRED: WordKind = WordKind::STOP
    .or(WordKind::VERB)
    .or(WordKind::WORD)
    .or(WordKind::TAIL)
    .or(WordKind::HONORIFIC)
    .or(WordKind::TITLE)
    .or(WordKind::RANK)
    .or(WordKind::PRONOUN)
    .or(WordKind::FORMER)
    .or(WordKind::ACTING)
    .or(WordKind::HOMELAND)
    .or(WordKind::COUNTERPART)
    .or(WordKind::ORGANISATION)
    .or(WordKind::KIN)
    .or(WordKind::VENUE);

/// Titles and ranks before a name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Address {
    pub words: Range<usize>,
    /// The words of the military rank.
    pub rank: Option<Range<usize>>,
    pub any_title: bool,
    /// `الأمير`: of a ruling house.
    pub royal: bool,
    /// `الملك`: a ruler.
    pub king: bool,
}

/// Reads honorifics, titles and ranks from a word on; empty if there are none.
pub(super) fn address(reading: &Reading, at: usize) -> Address {
    let mut address = Address { words: at..at, ..Address::default() };
    let titles = WordKind::HONORIFIC.or(WordKind::TITLE).or(WordKind::RANK);
    while address.words.end < reading.len() {
        let index = address.words.end;
        if index > at && !reading.runs_on(index) && !is_initial(reading, index - 1) {
            break;
        }
        let (kind, peel) = kind_at(reading, index);
        let after_rank = kind.is(WordKind::AFTER_RANK) && address.rank.is_some();
        let goes_on = kind.is(titles) || after_rank;
        let clitic = is_inner(peel) && index > at;
        if !goes_on || clitic || !reading.is_arabic(index) || is_bare_letter(reading, index) {
            break;
        }
        if kind.is(WordKind::RANK) || after_rank {
            let start = address.rank.as_ref().map_or(index, |rank| rank.start);
            address.rank = Some(start..index + 1);
        }
        address.any_title |= kind.is(WordKind::TITLE.or(WordKind::HONORIFIC));
        address.royal |= kind.is(WordKind::ROYAL);
        address.king |= kind.is(WordKind::KING);
        address.words.end += 1;
    }
    address
}

/// Whether a word goes on with the one before, or follows a title of one letter.
pub(super) fn follows(reading: &Reading, at: usize) -> bool {
    reading.runs_on(at) || (at > 0 && at < reading.len() && is_initial(reading, at - 1))
}

/// `د.`, `م.`, `أ.`: a title of one letter, with its point.
fn is_initial(reading: &Reading, index: usize) -> bool {
    is_one_letter(reading, index) && reading.words.gap(index + 1).starts_with(['.', '/'])
}

/// A single letter is a title only with its point.
fn is_bare_letter(reading: &Reading, index: usize) -> bool {
    is_one_letter(reading, index) && !is_initial(reading, index)
}

fn is_one_letter(reading: &Reading, index: usize) -> bool {
    reading.folded(index).chars().nth(1).is_none()
}

fn kind_at(reading: &Reading, index: usize) -> (WordKind, Peel) {
    reading.kind_behind_clitics(index)
}

fn is_inner(peel: Peel) -> bool {
    peel.conjunction || peel.preposition.is_some()
}

/// How a name is announced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    /// By a title or an office, so that an unknown word is taken for a name.
    Title,
    /// By an office in full, so that a given name has another behind it.
    Office,
    /// By a ruler's title, so that an ordinal belongs to it.
    King,
    /// By nothing: it begins with a given name.
    Nothing,
    /// By nothing, and an unknown word will do: an office must follow.
    Unknown,
}

/// Reads a name that begins at a word; `None` if no name begins there.
pub(super) fn name(
    reading: &Reading,
    found: &[CountryMention],
    at: usize,
    before: Before,
) -> Option<Range<usize>> {
    if !begins(reading, found, at, before) {
        return why::none_begins(reading, found, at);
    }
    let mut end = at;
    let mut counted = 0;
    while end < reading.len() && counted < LONGEST {
        if end > at && !joins(reading, end) {
            break;
        }
        let joint = is_joint(reading, end);
        let after_joint =
            end > at && is_joint(reading, end - 1) && !is_servant_of_none(reading, end);
        let ordinal = reading.kind(end).is(WordKind::ORDINAL);
        let tagged = end > at && reading.words.gap(end) == "_";
        let more = (after_joint || tagged) && !reading.in_date(end)
            || (ordinal && is_reigning(reading, end, (counted, before)));
        let inner = |more: usize| more == 1 || !is_conjoined(reading, end);
        let leader = |more: usize| inner(more) && is_leader(reading, at..end + more);
        let known = || counted > 0 && (1..=2).any(leader);
        if end > at && !more && !continues(reading, found, end, (counted, before)) && !known() {
            why::ends(reading, found, end);
            break;
        }
        let syllable = is_second_syllable(reading, end, counted);
        if counted >= 2 && !joint && !more && !syllable && is_whole(reading, at..end) {
            break;
        }
        counted += usize::from(!joint);
        end += 1;
    }
    while end > at && is_joint(reading, end - 1) {
        end -= 1;
    }
    (end > at).then_some(at..end)
}

/// `الملك حمزة الثاني`, `البابا بنديكت السادس`, `الأمير راشد بن حمزة الثاني`: an ordinal after
/// a ruler's given name, or after that of a prince's father.
fn is_reigning(reading: &Reading, at: usize, (counted, before): (usize, Before)) -> bool {
    let father = at >= 2 && reading.kind(at - 2).is(WordKind::SON);
    let servant =
        at >= 3 && reading.folded(at - 2) == "عبد" && reading.kind(at - 3).is(WordKind::SON);
    match before {
        Before::King => counted == 1 || father || servant,
        Before::Nothing | Before::Unknown => false,
        _ if counted == 1 => at >= 2 && matches!(reading.folded(at - 2), "البابا" | "الامبراطور"),
        _ => counted == 2 && (father || servant),
    }
}

/// `عبد في`: no name goes on in a particle.
fn is_servant_of_none(reading: &Reading, at: usize) -> bool {
    let kind = reading.listed_kind(at);
    reading.folded(at - 1) == "عبد"
        && kind.is(WordKind::STOP)
        && !kind.is(WordKind::GIVEN)
        && !reading.folded(at).starts_with("ال")
}

/// `دونالد ترامب حدا`: a leader's name is whole, and what follows no given name.
fn is_whole(reading: &Reading, name: Range<usize>) -> bool {
    let next = reading.kind(name.end);
    reading.family(name.end - 1).is_some() && !next.is(WordKind::GIVEN) && {
        let words = name_words(reading.words.originals(name));
        reading.gazetteer().leaders().named(&words).is_some()
    }
}

/// `إسماعيل هنية`, `علي أكبر صالحي`: words that are common ones, in a name the table of
/// leaders has.
fn is_leader(reading: &Reading, name: Range<usize>) -> bool {
    let leaders = reading.gazetteer().leaders();
    name.end <= reading.len()
        && reading.family(name.end - 1).is_some()
        && leaders.named(&name_words(reading.words.originals(name))).is_some()
}

fn is_joint(reading: &Reading, index: usize) -> bool {
    // `فإن`, which folds to `فان`.
    let that = reading.folded(index) == "فان" && reading.words.original(index).contains('إ');
    reading.listed_kind(index).is(WordKind::JOINT) && !that
}

/// The letters of `و`, `ل` or `ب` before a name that no title announces
/// (`ومنجي`, `لعباس`); 0 if the word begins with the name.
pub(super) fn clitic(reading: &Reading, at: usize) -> usize {
    let word = reading.folded(at);
    if reading.listed_kind(at).is(WordKind::GIVEN) {
        return 0;
    }
    let Some(rest) = word.strip_prefix(['و', 'ل', 'ب']) else { return 0 };
    let kind = reading.gazetteer().offices.kind(rest);
    let joined = word.starts_with('و') && rest.chars().count() >= 3;
    usize::from(kind.is(WordKind::GIVEN) || (joined && !kind.is(BARRED)))
}

/// Space, quotation marks and `_` join the words of a name; a hyphen does so
/// between the syllables of an East Asian one (`جيه-إن`).
fn joins(reading: &Reading, index: usize) -> bool {
    let short = |at: usize| reading.folded(at).chars().count() <= 4;
    let hyphen = reading.words.gap(index) == "-" && short(index) && short(index - 1);
    (reading.runs_on(index) || hyphen)
        && reading.is_arabic(index)
        && !reading.words.gap(index).contains(['"', '»', '«', '”', '/'])
}

fn begins(reading: &Reading, found: &[CountryMention], at: usize, before: Before) -> bool {
    let son = reading.listed_kind(at).is(WordKind::SON);
    if at >= reading.len() || !reading.is_arabic(at) || reading.in_date(at) || son {
        return false;
    }
    let kind = reading.kind(at);
    let anchored = matches!(before, Before::Title | Before::Office | Before::King);
    if kind.is(WordKind::GIVEN) {
        return !is_word_here(reading, at, anchored);
    }
    let peeled = peeled_kind(reading, at);
    if peeled.is(WordKind::GIVEN) && (!anchored || is_conjoined(reading, at)) {
        return !anchored && !peeled.is(BARRED);
    }
    before != Before::Nothing
        && !kind.is(BARRED)
        && !peeled.is(BARRED)
        && (!anchored || !is_conjoined(reading, at))
        && is_name_shaped(reading, found, at)
}

/// What a word can be behind clitics; nothing if it has none.
fn peeled_kind(reading: &Reading, at: usize) -> WordKind {
    let (kind, peel) = kind_at(reading, at);
    // No verb stands behind a preposition.
    let verb = peel.preposition.is_some() && kind == WordKind::VERB;
    if is_inner(peel) && !verb { kind } else { WordKind::default() }
}

/// An unknown word that can be part of a name.
fn is_name_shaped(reading: &Reading, found: &[CountryMention], at: usize) -> bool {
    let word = reading.folded(at);
    word.chars().count() >= 2
        && countries::at(reading, found, at).is_none()
        && !begins_office(reading, at)
        && !ends_in_pronoun(reading, at)
        && !ends_in_tanwin(reading, at)
        && !is_bound_noun(reading, word)
        && !is_common_plural(reading, at)
        && !is_manner(reading, at)
        && !is_purpose(reading, at)
        && !reading.kind(at).is(WordKind::ORDINAL)
        && !looks_like_verb(word)
        && !is_making(reading, at)
        && !is_feminine_noun(reading, at)
        && !(word.starts_with('ي')
            && reading.kind(at + 1).is(WordKind::GIVEN)
            && is_imperfect(word))
        && !(word.starts_with('ل') && is_place_of_another(reading, at))
}

/// A head, as it is or behind `و`; behind a preposition only with the article:
/// `لامين` and `بأمير` are names as well.
fn begins_office(reading: &Reading, at: usize) -> bool {
    reading.head_behind_clitics(at).is_some_and(|(form, peel)| {
        peel.preposition.is_none() || form.definite || is_said_of(reading, at + 1)
    })
}

/// Whether a word tells which office the head before it is.
fn is_said_of(reading: &Reading, at: usize) -> bool {
    reading.runs_on(at) && (reading.kind(at).is(WordKind::TAIL) || reading.has_state(at))
}

/// `قلقه`, `تأكيده`: a noun with a pronoun; a name's final `ه` is written `ة`,
/// or is foreign (`روغه`) where nothing known is left without it.
fn ends_in_pronoun(reading: &Reading, at: usize) -> bool {
    let word = reading.folded(at);
    let listed = |noun: &str| {
        noun.chars().nth(2).is_some()
            && reading.gazetteer().offices.kind(noun) != WordKind::default()
    };
    !reading.words.list()[at].marbuta
        && (word.strip_suffix('ه').is_some_and(listed) || is_possessed(reading, word))
}

/// `فضلاً`: an adverb.
fn ends_in_tanwin(reading: &Reading, at: usize) -> bool {
    reading.words.original(at).contains('\u{64b}')
}

/// A given name that is also a word (`صباح`, `مساعد`, `سلام`) counts without a
/// title only before another name.
fn is_word_here(reading: &Reading, at: usize, anchored: bool) -> bool {
    let kind = reading.kind(at);
    let head = reading.head(at).is_some();
    let ambiguous = kind.is(WordKind::STOP.or(WordKind::VERB).or(WordKind::TAIL)) || head;
    let father = reading.runs_on(at + 1) && reading.kind(at + 1).is(WordKind::SON);
    let named = before_name(reading, at) && (anchored || father);
    is_preposition(reading, at) || (ambiguous && !named)
}

/// `على`, which folds to the given name `علي`.
fn is_preposition(reading: &Reading, at: usize) -> bool {
    // `بأن`, which folds to `بان`.
    let that = reading.folded(at) == "بان" && reading.words.original(at).contains('أ');
    that || reading.words.list()[at].maqsura && reading.listed_kind(at).is(WordKind::STOP)
}

fn before_name(reading: &Reading, at: usize) -> bool {
    let kind = reading.kind(at + 1);
    let father = kind == WordKind::WORD
        && reading.runs_on(at + 2)
        && !reading.folded(at + 1).starts_with("ال")
        && is_family(reading, at + 2);
    reading.runs_on(at + 1)
        && !(begins_office(reading, at + 1) && is_said_of(reading, at + 2))
        && (father
            || kind.is(WordKind::GIVEN.or(WordKind::JOINT))
            || (kind == WordKind::default()
                && !reading.has_state(at + 1)
                && !begins_office(reading, at + 1)))
}

/// `وكيل الوزارة خالد الفضالة،`: after a full office and a given name, a feminine
/// noun that closes the name.
fn is_family_noun(reading: &Reading, at: usize) -> bool {
    let word = reading.folded(at);
    reading.kind(at) == WordKind::WORD
        && reading.kind(at - 1).is(WordKind::GIVEN)
        && word.starts_with("ال")
        && word.ends_with('ه')
        && closes(reading, at + 1)
}

/// Whether nothing of a name goes on at a word.
fn closes(reading: &Reading, at: usize) -> bool {
    let office = reading.head_behind_clitics(at).is_some();
    !reading.runs_on(at)
        || reading.in_date(at)
        || office
        || reading.kind(at).is(WordKind::STOP.or(WordKind::VERB))
}

/// `الهاملي`: a tribe's or a family's name.
fn is_family(reading: &Reading, at: usize) -> bool {
    let word = reading.folded(at);
    word.starts_with("ال")
        && word.ends_with('ي')
        && !reading.has_state(at)
        && !reading.kind(at).is(WordKind::TAIL)
}

fn continues(
    reading: &Reading,
    found: &[CountryMention],
    at: usize,
    (counted, before): (usize, Before),
) -> bool {
    let word = reading.folded(at);
    let kind = reading.kind(at);
    if reading.in_date(at) || is_preposition(reading, at) {
        return false;
    }
    if is_joint(reading, at) {
        return reading.runs_on(at + 1);
    }
    if word_joined_by_hyphen(reading, at) || is_second_syllable(reading, at, counted) {
        return true;
    }
    if kind == WordKind::AFTER_RANK || is_next_person(reading, at, counted) {
        return false;
    }
    let head = begins_office(reading, at);
    if kind.is(WordKind::GIVEN) {
        let word_too = kind.is(WordKind::STOP.or(WordKind::VERB)) || head;
        return !word_too || before_name(reading, at);
    }
    let anchored = before != Before::Nothing;
    let noun = before == Before::Office && counted == 1 && is_family_noun(reading, at);
    let titled = matches!(before, Before::Office | Before::Title);
    let held = titled && counted == 1 && is_family_of_office(reading, at);
    let family = is_family_behind_head(reading, at)
        || is_title_of_family(reading, at, counted)
        || is_of_faith(reading, at);
    if noun || held || family {
        return true;
    }
    let family = counted == 2 && reading.kind(at) == WordKind::WORD && is_family(reading, at);
    if titled && (family || counted == 1 && is_plain_surname(reading, at)) {
        return true;
    }
    if head && counted == 1 && titled && is_surname_head(reading, at) {
        return true;
    }
    if head || (anchored && is_surname_word(reading, at, counted)) {
        return !head;
    }
    let conjoined =
        is_conjoined(reading, at) && !(counted == 1 && is_unknown_conjoined(word, reading));
    if (counted == 1 && is_title_inside(reading, at))
        || (is_tribal(reading, at, counted) && !conjoined)
        || is_of_god(reading, at)
    {
        return true;
    }
    if kind.is(BARRED)
        || conjoined
        || is_one_letter(reading, at)
        || is_bound_noun(reading, word)
        || is_action(reading, at)
    {
        return false;
    }
    match countries::at(reading, found, at) {
        Some(mention) => is_people(reading, at, mention, (counted, titled)),
        None => !belongs_to_other(reading, at, counted),
    }
}

/// `رلى الترك`, `محمد العجم`, `سالم المصري`: a family called after a people.
fn is_people(
    reading: &Reading,
    at: usize,
    mention: &CountryMention,
    (counted, titled): (usize, bool),
) -> bool {
    let plural = mention.via == Via::Demonym
        && mention.nisba.is_none()
        && counted == 1
        && titled
        && (closes(reading, at + 1) || is_conjoined(reading, at + 1));
    let one = mention.nisba.is_some_and(|nisba| nisba.definite && !nisba.feminine);
    plural || one && (counted >= 2 || !reading.runs_on(at + 1))
}

/// `إدريس حاج حمد`: a title without the article is a name here.
fn is_title_inside(reading: &Reading, at: usize) -> bool {
    reading.kind(at).is(WordKind::TITLE)
        && !reading.folded(at).starts_with("ال")
        && reading.runs_on(at + 1)
        && reading.kind(at + 1).is(WordKind::GIVEN)
}

/// A word that by its form tells something else than the name before it.
fn belongs_to_other(reading: &Reading, at: usize, counted: usize) -> bool {
    let late = counted >= 2
        && (is_adjective_of_other(reading, at)
            || is_common_plural(reading, at)
            || looks_like_verb(reading.folded(at)));
    late || peeled_kind(reading, at).is(BARRED)
        || is_addressee(reading, at)
        || is_purpose(reading, at)
        || is_manner(reading, at)
        || ends_in_tanwin(reading, at)
        || ends_in_pronoun(reading, at)
}
