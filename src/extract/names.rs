//! Reads a person's name in Arabic: where it begins, goes on and ends.
//!
//! A name is known by its given name, or by what stands before it (a title, an
//! office) or after it (an office). Its words are none of the common words of
//! the press; it ends before them, before a verb, a particle, a title or the
//! next office, and at punctuation.

mod actions;
mod address;
mod bound;
mod faith;
mod family;
mod foreign;
mod known;
mod verbs;
mod why;
mod words;

use std::ops::Range;

use super::countries::{self, CountryMention};
use super::reading::Reading;
use crate::names::{Peel, WordKind};

use actions::{is_action, is_making};
pub(super) use address::{Address, address, follows, is_style};
use address::{is_alain, is_conjoined_here, is_given_behind_title};
pub(super) use bound::{clitic, tells_otherwise};
use bound::{
    is_addressee, is_bound_noun, is_for_leader, is_given_post, is_head_as_given,
    is_head_of_nothing, is_of_next, is_purpose,
};
pub(super) use faith::begins_with_faith;
use faith::{begins_with_god, is_of_faith, is_of_god};
use family::{
    is_ali_before_given, is_family, is_family_noun, is_french, is_people, is_surname_in_waw,
};
use foreign::{is_foreign, is_geir, is_told_by_hamza, latin_name};
pub(super) use known::begins_with_leader;
use known::{
    begins_known, closes_within, is_before_clause, is_in_city, is_leader, is_place_of_another,
    is_reigning, is_whole,
};
pub(super) use verbs::is_imperfect;
use verbs::{
    is_done_by_her, is_done_by_name, is_done_in_headline, is_no_perfect, is_verb_of_leader,
    looks_like_verb,
};
use words::{
    closes_foreign_name, is_adjective_of_other, is_between_given, is_bound_to_nothing,
    is_common_plural, is_conjoined, is_family_behind_head, is_family_of_office, is_feminine_noun,
    is_given_behind_office, is_held_by_none, is_manner, is_next_person, is_particle_of_aim,
    is_plain_surname, is_possessed, is_second_syllable, is_surname_before_office,
    is_surname_by_stem, is_surname_head, is_surname_word, is_title_inside, is_title_of_family,
    is_tribal, is_unknown_conjoined, word_joined_by_hyphen,
};
pub(super) use words::{is_ben, is_of_war_staff, is_unknown_pair};

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

fn is_one_letter(reading: &Reading, index: usize) -> bool {
    reading.folded(index).chars().nth(1).is_none()
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
    if let Some(latin) = latin_name(reading, at, before) {
        return Some(latin);
    }
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
        let after_joint = end > at && is_joint(reading, end - 1) && !is_held_by_none(reading, end);
        let ordinal = reading.kind(end).is(WordKind::ORDINAL);
        let tagged = end > at && reading.marks(end) == "_";
        let more = (after_joint || tagged) && !reading.in_date(end)
            || (ordinal && is_reigning(reading, end, (counted, before)));
        let inner = |more: usize| more == 1 || !is_conjoined(reading, end);
        let leader = |more: usize| inner(more) && is_leader(reading, at..end + more);
        let known = || counted > 0 && (1..=2).any(leader);
        if end > at && !more && !continues(reading, found, end, (counted, before)) && !known() {
            why::ends(reading, found, end);
            break;
        }
        // `حازم الشناوي غسان سلامة مبعوث …`: another, whom a table has.
        if counted >= 2 && !more && begins_known(reading, at..end) {
            break;
        }
        let syllable = is_second_syllable(reading, end, counted);
        if counted >= 2 && !joint && !more && !syllable && is_whole(reading, at..end, before) {
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

fn is_joint(reading: &Reading, index: usize) -> bool {
    if !reading.listed_kind(index).is(WordKind::JOINT) {
        return false;
    }
    // `فإن`, which folds to `فان`, and `آبي`, also written `ابي`, to `ابي`.
    let other = match reading.folded(index) {
        "فان" => reading.words.original(index).contains('إ'),
        "ابي" => {
            let leader = |first: usize| is_leader(reading, first..index + 1);
            let named = index.checked_sub(1).is_some_and(leader);
            named || reading.words.original(index).contains('آ')
        }
        _ => false,
    };
    !other
}

/// Space, quotation marks and `_` join the words of a name; a hyphen does so
/// between the syllables of an East Asian one (`جيه-إن`).
fn joins(reading: &Reading, index: usize) -> bool {
    let short = |at: usize| reading.folded(at).chars().count() <= 4;
    let marks = reading.marks(index);
    let hyphen = marks == "-" && short(index) && short(index - 1);
    (reading.runs_on(index) || hyphen || closes_within(reading, index))
        && reading.is_arabic(index)
        && !marks.contains(['"', '»', '«', '”', '/'])
}

fn begins(reading: &Reading, found: &[CountryMention], at: usize, before: Before) -> bool {
    let son = reading.listed_kind(at).is(WordKind::SON) && !is_ben(reading, at);
    if at >= reading.len() || !reading.is_arabic(at) || reading.in_date(at) || son {
        return false;
    }
    if reading.words.is(at, "الدين") || reading.words.is(at, "غير") && before != Before::Nothing
    {
        return is_geir(reading, at);
    }
    if before == Before::Nothing && reading.is_unlisted(at) {
        return begins_with_faith(reading, at);
    }
    if is_style(reading, at) || is_for_leader(reading, at) || is_done_in_headline(reading, at) {
        return false;
    }
    let kind = reading.kind(at);
    let anchored = matches!(before, Before::Title | Before::Office | Before::King);
    // `وزير الدفاع التركي يشار غولر`: whatever words a leader's name is spelt like.
    let leader = || (2..=3).any(|more| joins(reading, at + 1) && is_leader(reading, at..at + more));
    if begins_with_faith(reading, at) || anchored && (leader() || is_told_by_hamza(reading, at)) {
        return true;
    }
    if kind.is(WordKind::GIVEN) {
        return !is_word_here(reading, at, anchored);
    }
    let peeled = peeled_kind(reading, at);
    if peeled.is(WordKind::GIVEN) && (!anchored || is_conjoined(reading, at)) {
        return !anchored && (!peeled.is(BARRED) || is_ali_before_given(reading, at));
    }
    if before != Before::Nothing && is_ben(reading, at)
        || anchored && begins_with_god(reading, at)
        || before == Before::Office
            && (is_given_behind_office(reading, at) || is_head_as_given(reading, at))
        || anchored && is_given_behind_title(reading, at)
    {
        return true;
    }
    before != Before::Nothing
        && !kind.is(BARRED)
        && !peeled.is(BARRED)
        && !(anchored && (is_conjoined_here(reading, at) || is_of_next(reading, at)))
        && is_name_shaped(reading, found, at)
}

/// What a word can be behind clitics; nothing if it has none.
fn peeled_kind(reading: &Reading, at: usize) -> WordKind {
    let (kind, peel) = reading.kind_behind_clitics(at);
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
        && !is_done_by_her(reading, at)
        && !is_feminine_noun(reading, at)
        && !(word.starts_with('ي')
            && reading.kind(at + 1).is(WordKind::GIVEN)
            && is_imperfect(word))
        && !is_in_city(word)
        && !(word.starts_with('ل') && is_place_of_another(reading, at))
}

/// A head, as it is or behind `و`; behind a preposition with the article (`لامين` is a name).
fn begins_office(reading: &Reading, at: usize) -> bool {
    reading.head_behind_clitics(at).is_some_and(|(form, peel)| {
        peel.preposition.is_none() || form.definite || is_said_of(reading, at + 1)
    })
}

/// Whether a word tells which office the head before it is.
fn is_said_of(reading: &Reading, at: usize) -> bool {
    reading.runs_on(at) && (reading.kind(at).is(WordKind::TAIL) || reading.has_state(at))
}

/// `قلقه`, `تأكيده`, `انتقداني`: a noun or verb with a pronoun; a name's final `ه` is
/// written `ة`, or is foreign (`روغه`) where nothing known is left without it.
fn ends_in_pronoun(reading: &Reading, at: usize) -> bool {
    let word = reading.folded(at);
    let listed = |noun: &str| {
        let kind = reading.gazetteer().offices.kind(noun);
        noun.chars().nth(2).is_some() && kind != WordKind::default() && kind != WordKind::GIVEN
    };
    let verb = |word: &str| reading.gazetteer().offices.kind(word).is(WordKind::VERB);
    let me = word.strip_suffix("ني").map(|stem| stem.strip_suffix(['ا', 'و']).unwrap_or(stem));
    !reading.words.list()[at].marbuta
        && (word.strip_suffix('ه').is_some_and(listed)
            || is_possessed(reading, word)
            || me.is_some_and(|stem| stem.chars().nth(3).is_some() && verb(stem)))
}

/// `فضلاً`: an adverb.
fn ends_in_tanwin(reading: &Reading, at: usize) -> bool {
    reading.words.list()[at].tanwin
}

/// A given name that is also a word (`صباح`, `مساعد`, `سلام`) counts without a
/// title only before another name.
fn is_word_here(reading: &Reading, at: usize, anchored: bool) -> bool {
    let kind = reading.kind(at);
    let head = reading.head(at).is_some();
    let ambiguous = kind.is(WordKind::STOP.or(WordKind::VERB).or(WordKind::TAIL)) || head;
    let father = reading.runs_on(at + 1) && reading.kind(at + 1).is(WordKind::SON);
    let ali = reading.folded(at) == "علي"
        && (reading.kind(at + 1).is(WordKind::GIVEN.or(WordKind::JOINT))
            || reading.head(at + 2).is_some());
    let named = before_name(reading, at) && (anchored || father || ali);
    // `الدكتور على عبد العال`, as Egypt writes it.
    let titled = || {
        anchored
            && at > 0
            && reading.kind(at - 1).is(WordKind::TITLE.or(WordKind::RANK))
            && reading.runs_on(at + 1)
            && reading.kind(at + 1).is(WordKind::GIVEN.or(WordKind::JOINT))
    };
    is_preposition(reading, at) && !titled() || (ambiguous && !named && !is_alain(reading, at))
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
        && !is_preposition(reading, at + 1)
        && !(begins_office(reading, at + 1) && is_said_of(reading, at + 2))
        && (father
            || kind.is(WordKind::GIVEN.or(WordKind::JOINT))
            || (kind == WordKind::default()
                && !reading.has_state(at + 1)
                && !begins_office(reading, at + 1)))
}

/// Whether nothing of a name goes on at a word.
fn closes(reading: &Reading, at: usize) -> bool {
    let office = reading.head_behind_clitics(at).is_some();
    !reading.runs_on(at)
        || reading.in_date(at)
        || office
        || reading.kind(at).is(WordKind::STOP.or(WordKind::VERB).or(WordKind::COUNTERPART))
}

fn continues(
    reading: &Reading,
    found: &[CountryMention],
    at: usize,
    (counted, before): (usize, Before),
) -> bool {
    let word = reading.folded(at);
    let kind = kind_in_name(reading, at);
    let aim = || is_particle_of_aim(reading, at) || is_given_post(reading, at);
    if reading.in_date(at) || is_preposition(reading, at) || aim() {
        return false;
    }
    if is_joint(reading, at) {
        return reading.runs_on(at + 1);
    }
    let titled = matches!(before, Before::Office | Before::Title);
    let foreign = titled && (is_french(reading, at) || is_foreign(reading, at, counted));
    if is_syllable(reading, at, counted) || foreign {
        return true;
    }
    let family = counted == 1 || counted == 2 && word.ends_with('ي');
    let held = titled && family && is_family_of_office(reading, at)
        || counted <= 2 && is_surname_before_office(reading, at);
    if (kind == WordKind::AFTER_RANK && !held) || is_next_person(reading, at, counted) {
        return false;
    }
    let head = begins_office(reading, at);
    if kind.is(WordKind::GIVEN) {
        return goes_on_as_given(reading, at, kind, (counted, before));
    }
    let noun = before == Before::Office && counted == 1 && is_family_noun(reading, at);
    let family = is_family_behind_head(reading, at)
        || is_title_of_family(reading, at, counted)
        || is_of_faith(reading, at);
    if noun || held || family {
        return true;
    }
    let family = counted == 2 && reading.kind(at) == WordKind::WORD && is_family(reading, at);
    if titled && (family || is_name_by_form(reading, at, (counted, before))) {
        return true;
    }
    let fathered = counted == 2 && reading.kind(at - 2).is(WordKind::SON);
    let titled = titled || head && reading.head(at + 1).is_some_and(|next| !next.definite);
    let surname = (counted == 1 && titled || fathered) && is_surname_head(reading, at);
    if head && (surname || is_bound_to_nothing(reading, at)) {
        return true;
    }
    if head || (before != Before::Nothing && is_surname_word(reading, at, counted)) {
        return !head;
    }
    let conjoined = is_conjoined(reading, at)
        && !(counted == 1 && is_unknown_conjoined(word, reading))
        && !is_surname_in_waw(reading, at);
    if (counted == 1 && is_title_inside(reading, at))
        || (is_tribal(reading, at, counted) && !conjoined)
        || is_of_god(reading, at)
    {
        return true;
    }
    if kind.is(BARRED) || conjoined || is_no_name(reading, at) {
        return false;
    }
    match countries::at(reading, found, at) {
        Some(mention) => is_people(reading, at, mention, (counted, titled)),
        None => !belongs_to_other(reading, at, counted),
    }
}

/// A common word whose form and neighbours tell that it is a name behind a title.
fn is_name_by_form(reading: &Reading, at: usize, (counted, before): (usize, Before)) -> bool {
    match counted {
        1 => {
            is_plain_surname(reading, at)
                || is_between_given(reading, at)
                || before == Before::Office && is_surname_by_stem(reading, at)
        }
        // `السفير أحمد علي بري.`
        2 => reading.folded(at - 1) == "علي" && is_plain_surname(reading, at),
        _ => false,
    }
}

fn is_no_name(reading: &Reading, at: usize) -> bool {
    // `المعترف بها`: an adjective.
    let said_of = reading.folded(at).starts_with("ال")
        && reading.runs_on(at + 1)
        && matches!(reading.folded(at + 1), "به" | "بها" | "بهم" | "فيها" | "عليها");
    said_of
        || reading.kind(at).is(WordKind::SIDE)
        || is_one_letter(reading, at)
        || is_bound_noun(reading, reading.folded(at))
        || is_action(reading, at)
}

/// A syllable of an East Asian name, whatever word it is spelt like.
fn is_syllable(reading: &Reading, at: usize, counted: usize) -> bool {
    word_joined_by_hyphen(reading, at) || is_second_syllable(reading, at, counted)
}

/// What a word can be inside a name: no verb that is spelt otherwise.
fn kind_in_name(reading: &Reading, at: usize) -> WordKind {
    match reading.kind(at) {
        WordKind::VERB if is_no_perfect(reading, at) => WordKind::default(),
        kind => kind,
    }
}

/// Whether a given name that may be a word as well goes on with a name.
fn goes_on_as_given(
    reading: &Reading,
    at: usize,
    kind: WordKind,
    (counted, before): (usize, Before),
) -> bool {
    let head = begins_office(reading, at);
    let word_too = kind.is(WordKind::STOP.or(WordKind::VERB)) || head;
    // `المستشار نبيل صادق بحبس …`: of whom an office tells, not what he did.
    let last = matches!(before, Before::Office | Before::Title)
        && counted == 1
        && !kind.is(WordKind::STOP)
        && !head
        && (reading.kind(at - 1).is(WordKind::GIVEN) || closes_foreign_name(reading, at));
    // `أحمد محمد علي، رئيس …`: no preposition ends a clause.
    // `السفير أحمد علي بري.`: a surname that is a common word too closes the name.
    let ali = reading.folded(at) == "علي" && !reading.words.list()[at].maqsura;
    let closed = ali
        && (!reading.runs_on(at + 1)
            || is_before_clause(reading, at + 1)
            || before != Before::Nothing
                && reading.kind(at - 1).is(WordKind::GIVEN)
                && is_plain_surname(reading, at + 1)
                && (!reading.runs_on(at + 2) || reading.after_comma(at + 2)));
    !word_too || last || closed || is_head_of_nothing(reading, at) || before_name(reading, at)
}

/// A word that by its form tells something else than the name before it.
fn belongs_to_other(reading: &Reading, at: usize, counted: usize) -> bool {
    let late = counted >= 2
        && (is_adjective_of_other(reading, at)
            || is_common_plural(reading, at)
            || is_done_by_name(reading.folded(at))
            || looks_like_verb(reading.folded(at)));
    late || is_verb_of_leader(reading, at)
        || peeled_kind(reading, at).is(BARRED)
        || is_addressee(reading, at)
        || is_purpose(reading, at)
        || is_manner(reading, at)
        || ends_in_tanwin(reading, at)
        || ends_in_pronoun(reading, at)
}
