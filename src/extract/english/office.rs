//! Reads the name of an English office: what stands before its head, the
//! head, what follows.
//!
//! `the former Japanese ambassador to Kuwait` is one office; `Deputy Prime
//! Minister and Minister of Defence` is one, of the higher class;
//! `ambassadors of Japan and Bangladesh` is two.

use std::ops::Range;

use super::super::countries::{self, CountryMention};
use super::super::office::{Office, higher};
use super::super::reading::Reading;
use super::name;
use super::walk::Walk;
use crate::model::{RoleClass, StateVia, Via};
use crate::names::{EnglishHead, EnglishKind, Number, Setting};

/// Most words of a name between an office and what its holder owns.
const NAMED: usize = 5;

/// An office, with the article before it.
#[derive(Debug, Clone)]
pub(super) struct Read {
    /// Article, state and office.
    pub words: Range<usize>,
    pub office: Office,
    /// `a`, `an`: one of several.
    pub indefinite: bool,
    /// Begins with a capital where the head does.
    pub capital: bool,
}

/// Reads the office that begins at a word, and those chained to it.
pub(super) fn read(reading: &Reading, found: &[CountryMention], at: usize) -> Option<Read> {
    let mut first = read_one(reading, found, at)?;
    while let Some(next) = chained(reading, found, &first) {
        first.words.end = next.words.end;
        let office = &mut first.office;
        office.words.end = next.office.words.end;
        office.class = higher(office.class, next.office.class);
        office.former |= next.office.former;
        office.bare = false;
        office.host = office.host.or(next.office.host);
        if office.states.is_empty() {
            office.states = next.office.states;
        }
    }
    Some(first)
}

/// A second office of the same holder: joined by `and` or a comma, with no
/// article and no other state.
fn chained(reading: &Reading, found: &[CountryMention], first: &Read) -> Option<Read> {
    let end = first.words.end;
    let and = reading.folded(end) == "and" && (reading.runs_on(end) || reading.after_comma(end));
    let sign = end < reading.len() && matches!(reading.words.gap(end).trim(), "&" | "/");
    let comma = reading.after_comma(end) && first.capital || sign;
    if !(and || comma) || first.office.number != Number::Singular {
        return None;
    }
    let next = read_one(reading, found, end + usize::from(and))?;
    let listed = !and && is_listed(reading, found, first, &next);
    if first.office.bare && !and && !sign && !listed {
        return None;
    }
    let same_state = next.office.states.is_empty()
        || next.office.states == first.office.states
        || first.office.states.is_empty() && next.words.start == next.office.words.start;
    let plain = next.office.number == Number::Singular
        && !matches!(reading.folded(next.words.start), "the" | "a" | "an")
        && next.capital == first.capital
        && (!next.office.bare || next.office.words.len() > 1);
    let government = |class| {
        !matches!(class, RoleClass::HeadOfState | RoleClass::Ambassador | RoleClass::Spokesperson)
    };
    // `the army chief and head of the Sovereignty Council NAME`.
    let commands = first.office.class == RoleClass::Military
        && next.office.class == RoleClass::HeadOfState
        && !next.office.bare
        && name::follows(reading, found, next.words.end);
    let behind = reading.after_comma(first.words.start);
    // `NAME, general secretary of the party and Chinese president, met`.
    let rules = behind
        && first.office.class == RoleClass::Other
        && next.office.class == RoleClass::HeadOfState
        && !next.office.states.is_empty()
        && next.office.states == first.office.states
        && !name::follows(reading, found, next.words.end);
    let fits = government(first.office.class) && government(next.office.class) || commands;
    let follows = || name::follows(reading, found, next.words.end);
    // `NAME, Deputy Prime Minister, Minister of Foreign Affairs of STATE, met`.
    let prime = first.office.words.clone().any(|at| reading.folded(at) == "prime");
    let deputy = behind
        && first.office.class == RoleClass::Minister
        && prime
        && reading.folded(first.office.words.end - 1) == "minister"
        && !follows();
    let named = and || sign || listed || deputy || follows();
    (same_state && plain && (fits || rules) && named).then_some(next)
}

/// `NAME, Vice President, Prime Minister and Ruler of Dubai`: one more of a list of offices
/// behind a name.
fn is_listed(reading: &Reading, found: &[CountryMention], first: &Read, next: &Read) -> bool {
    let (start, end) = (next.office.words.start, next.words.end);
    let word = EnglishKind::QUALIFIER.or(EnglishKind::PORTFOLIO);
    let proper = reading.english(start).is(word) || reading.begins_english_head(start);
    proper
        && reading.after_comma(first.words.start)
        && reading.folded(end) == "and"
        && read_one(reading, found, end + 1).is_some_and(|last| last.capital)
}

/// No office, and why.
fn left(reading: &Reading, at: usize, why: &'static str) -> Option<Read> {
    reading.note(at..at + 1, || format!("no office: {why}"));
    None
}

fn read_one(reading: &Reading, found: &[CountryMention], at: usize) -> Option<Read> {
    if is_amid(reading, at) || is_leaders(reading, at) || is_of_father(reading, at) {
        return None;
    }
    let mut walk = Walk::new(reading, found, at);
    let head = walk.before()?;
    let head_at = walk.end;
    walk.end += head.len();
    walk.after(head.number());
    walk.take_holy_see(head_at..head_at + head.len());
    if is_name(reading, &walk, head_at, head.len()) {
        return left(reading, head_at, "it is part of a name");
    }
    let bare = walk.start == head_at && walk.end == head_at + head.len() && walk.states.is_empty();
    let mut phrase = phrase(reading, walk.start..walk.end);
    if is_owned(reading, at) {
        phrase.insert_str(0, &owner(reading, at));
    }
    let state = !walk.states.is_empty();
    let group = names_group(reading, walk.start..walk.end);
    let Some(class) = class_told(reading, &walk, (head, head_at), (&phrase, bare, group)) else {
        return left(reading, head_at, "none by its row of offices_en.tsv");
    };
    let (capital, the) = (reading.words.list()[head_at].capital, reading.folded(at) == "the");
    let definite = capital || the;
    let introduced = is_introduced(reading, at) || walk.start < head_at || head.len() > 1;
    let named = introduced && name::follows(reading, found, walk.end);
    // `NAME, Hamas' leader in the enclave`.
    let of_body = walk.is_owned_in_s(head_at) && reading.after_comma(at);
    // Companies have presidents and chairmen too.
    let public = !matches!(class, RoleClass::HeadOfState | RoleClass::Other);
    let own = public && is_owned(reading, at) && name_behind_comma(reading, found, walk.end);
    let told =
        definite || named || state || own || of_body || walk.is_apposed(at, head_at + head.len());
    if reading.english(head_at + head.len() - 1).is(EnglishKind::TITLED_ONLY) && !told {
        return left(reading, head_at, "it has no capital, article, state or name");
    }
    if head_at == walk.start && head_at > at && is_within(reading, at) {
        return left(reading, head_at, "the state before it ends the name of a body");
    }
    if bare && is_continued(reading, at) {
        return left(reading, head_at, "it goes on with the noun before");
    }
    // `commander of the UN Mission in Lebanon`: where the body serves.
    let of_body = group && class == RoleClass::Military;
    let words = title_start(reading, &walk, head_at)..walk.end;
    let office = Office {
        number: head.number(),
        definite,
        states: if class == RoleClass::International || of_body { vec![] } else { walk.states },
        via: told_by(reading, found, at..walk.end).or(state.then_some(StateVia::Style)),
        host: walk.host,
        former: walk.former,
        bare: bare && !is_owned(reading, at),
        // `the Omani minister` may be any of its ministers.
        plain: bare || walk.start == head_at && walk.end == head_at + head.len(),
        republican: class == RoleClass::HeadOfState && phrase.contains(" president "),
        ..Office::new(words, class)
    };
    let indefinite = matches!(reading.folded(at), "a" | "an");
    Some(Read { words: at..walk.end, office, indefinite, capital })
}

/// The class of an office by its head and what stands with it.
fn class_told(
    reading: &Reading,
    walk: &Walk,
    (head, head_at): (&EnglishHead, usize),
    (phrase, bare, group): (&str, bool, bool),
) -> Option<RoleClass> {
    let state = !walk.states.is_empty();
    let setting = Setting {
        phrase,
        state: state || walk.serves,
        own: walk.states.first().copied(),
        plain: state && walk.is_plain(head_at, head.len()),
        bare: bare || !state && walk.is_past(head_at, head.len()),
        region: walk.region,
        group,
    };
    reading.gazetteer().english.class(head, setting)
}

/// Whether the words of an office name an organisation of states.
fn names_group(reading: &Reading, words: Range<usize>) -> bool {
    words.clone().any(|at| {
        let listed = reading.organisation(at);
        listed.is_some_and(|(body, len, _)| body.country.is_none() && at + len <= words.end)
    })
}

/// The office proper, past `former` and `visiting` and the states behind them or
/// listed before it.
fn title_start(reading: &Reading, walk: &Walk, head_at: usize) -> usize {
    let passing = |at: usize| {
        walk.kind(at).is(EnglishKind::FORMER)
            || matches!(
                reading.folded(at),
                "visiting" | "current" | "incumbent" | "newly" | "appointed"
            )
    };
    // `received in his office Indonesian Consul General NAME`.
    let place = walk.start < head_at
        && reading.folded(walk.start) == "office"
        && is_owned(reading, walk.start);
    let begins = walk.start + usize::from(place);
    let past = (begins..head_at).take_while(|at| passing(*at)).count();
    let mut start = begins + past;
    let listed = reading.folded(start) == "and";
    let state = |at: usize| reading.has_state(at) || matches!(reading.folded(at), "s" | "and");
    while (past > 0 || listed) && start < head_at && state(start) {
        start += 1;
    }
    start
}

/// How the words of an office tell its state.
fn told_by(reading: &Reading, found: &[CountryMention], words: Range<usize>) -> Option<StateVia> {
    let mention = words.filter_map(|at| countries::at(reading, found, at)).next()?;
    let demonym = mention.via == Via::Demonym;
    Some(if demonym { StateVia::Demonym } else { StateVia::Genitive })
}

/// `told president Alan Garcia`: the words before cannot say of what.
fn is_introduced(reading: &Reading, at: usize) -> bool {
    at == 0
        || !reading.runs_on(at)
        || matches!(
            reading.folded(at - 1),
            "with" | "to" | "by" | "and" | "of" | "from" | "that" | "for" | "told" | "met" | "said"
        )
}

/// `Chirac's spokesman, NAME`, `its president NAME`: the words before say whose.
fn is_owned(reading: &Reading, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| reading.runs_on(at)) else { return false };
    match reading.folded(before) {
        "his" | "her" | "its" | "their" => true,
        "s" => matches!(reading.words.gap(before), "'" | "’"),
        _ => false,
    }
}

/// `Trump's envoy`: the office begins behind.
pub(super) fn is_leaders(reading: &Reading, at: usize) -> bool {
    let own = at + 1;
    own < reading.len()
        && reading.folded(own) == "s"
        && matches!(reading.words.gap(own), "'" | "’")
        && reading.leader(at).is_some()
}

/// The office of whoever is told before `'s` (`the king's`, `President NAME's`), a leader by
/// name for his office.
fn owner(reading: &Reading, at: usize) -> String {
    let own = reading.folded(at - 1) == "s";
    let Some(before) = at.checked_sub(2).filter(|_| own) else { return " s".to_owned() };
    let near = (before.saturating_sub(NAMED)..=before).rev();
    let mut near = near.take_while(|index| *index == before || reading.runs_on(*index + 1));
    match near.find(|index| reading.begins_english_head(*index)) {
        Some(head) => format!(" {} s", reading.folded(head)),
        None if reading.leader(before).is_some() => " president s".to_owned(),
        None => " s".to_owned(),
    }
}

/// `Ex-Im President`, `(CBI) President`, `cia.gov`, `6 PM`: what stands before is of it.
fn is_amid(reading: &Reading, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let letter = reading.folded(before).chars().count() == 1;
    match reading.words.gap(at) {
        // `New Delhi, May 9 (PTI) Defence Minister NAME`: a dateline ends.
        ") " => !(before > 0 && reading.in_date(before - 1)),
        "-" => true,
        "." => !letter,
        _ => {
            matches!(reading.folded(at), "pm" | "fm" | "mp" | "mk")
                && reading.folded(before).starts_with(|c: char| c.is_ascii_digit())
        }
    }
}

/// `its speaker, NAME, will`: a name between commas.
fn name_behind_comma(reading: &Reading, found: &[CountryMention], at: usize) -> bool {
    let begin = name::address(reading, at).words.end;
    let name = name::name(reading, found, begin, begin > at).filter(|_| reading.after_comma(at));
    name.is_some_and(|name| !reading.runs_on(name.end))
}

/// `Said bin Sultan Naval Base`: the name of a father.
fn is_of_father(reading: &Reading, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| reading.folded(before));
    matches!(before, "bin" | "ibn" | "bint") && reading.runs_on(at)
}

/// `the Union of Seafarers in India president`: the state belongs to the body.
fn is_within(reading: &Reading, at: usize) -> bool {
    let Some(body) = at.checked_sub(2).filter(|_| reading.runs_on(at)) else { return false };
    matches!(reading.folded(at - 1), "in" | "of")
        && reading.runs_on(at - 1)
        && reading.words.list()[body].capital
        && !reading.english(body).is(EnglishKind::STOP)
        && !reading.begins_english_head(body)
        && !reading.in_date(body)
}

/// `Boxing Association President`: a head whose office began before it.
fn is_continued(reading: &Reading, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| reading.runs_on(at)) else { return false };
    if reading.words.gap(at) == "/" {
        return false;
    }
    let kind = reading.english(before);
    let ruler = reading.folded(before) == "mosques";
    let title = EnglishKind::TITLE.or(EnglishKind::HONORIFIC).or(EnglishKind::ROYAL);
    let first = reading.sentence(at).start == before && kind.is(EnglishKind::STOP);
    let capital = reading.words.list()[before].capital && !reading.in_date(before);
    // `Ranking Member Sen. NAME`.
    let short = reading.is_short_office(at);
    capital && !short && !kind.is(title) && !first && !ruler && !reading.has_state(before)
}

/// `Sultan bin Saad` is a name, and a body has no king.
fn is_name(reading: &Reading, walk: &Walk, head_at: usize, len: usize) -> bool {
    let ruler = matches!(
        reading.folded(head_at),
        "king" | "queen" | "sultan" | "emir" | "amir" | "pope" | "monarch"
    );
    let fathers = walk.kind(head_at + len).is(EnglishKind::PARTICLE)
        && !reading.words.list()[head_at + len].capital;
    let body = (walk.start..head_at).any(|at| !walk.kind(at).is(EnglishKind::QUALIFIER));
    ruler && len == 1 && (fathers || body)
}

/// The words of an office with a space before, between and after.
fn phrase(reading: &Reading, words: Range<usize>) -> String {
    let mut phrase = String::from(" ");
    for index in words {
        phrase.push_str(reading.folded(index));
        phrase.push(' ');
    }
    phrase
}
