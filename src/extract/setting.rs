//! The country an article is set in: where `لدى البلاد` and an office without a
//! state belong.

use rustc_hash::{FxHashMap, FxHashSet};

use super::conclude::called;
use super::countries::CountryMention;
use super::dateline::Place;
use super::office::Host;
use super::party::{Mentioned, Reference};
use super::reading::Reading;
use crate::model::{Article, CountryCode, RoleClass, StateVia, Via};
use crate::names::{Gazetteer, Tag, WordKind};
use crate::text::{Script, Words};

/// Country domains that sites elsewhere use for their letters.
const BORROWED_DOMAINS: [&str; 9] = ["tv", "io", "co", "me", "fm", "ai", "cc", "ws", "ly"];
/// Domains that differ from the country's code.
const OTHER_DOMAINS: [(&str, &str); 1] = [("uk", "GB")];

/// The headline and the first paragraph.
const LEAD: usize = 2;

/// A country named so many times less often than another is no story's own.
const FAINT: usize = 6;
/// The same in English, whose wires name their own story's country too.
const FAINT_ENGLISH: usize = 2;
/// The same of a leader's, whose press leaves it out.
const FAINT_LEADER: usize = 3;

/// How often a story of another country names it at least.
const LEAST_ABROAD: usize = 3;

/// The country an article is set in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Setting {
    pub country: Option<CountryCode>,
    /// The outlet or the dateline says so; else it is a guess.
    pub told: bool,
    /// Of the other countries, the one the article names most.
    pub most_named: Option<CountryCode>,
}

/// The country an article is set in, by the first sign that says so: the outlet,
/// its domain, the dateline's place, an ambassador's accreditation, the
/// country it names most.
pub(super) fn country(
    article: &Article,
    readings: &[Reading],
    found: &[Vec<CountryMention>],
    mentions: &[Mentioned],
    place: Option<&Place>,
) -> Setting {
    let counts = counts(readings, found);
    let home = outlet(article, Some(&counts)).or_else(|| domain(article));
    // `خادم الحرمين الشريفين` is the outlet's own.
    let styled = |home: CountryCode| {
        let offices = mentions.iter().filter_map(|mention| mention.office.as_ref());
        offices.filter(|o| o.via == Some(StateVia::Style)).any(|o| o.states.contains(&home))
    };
    let abroad = home.filter(|home| !styled(*home));
    let abroad = abroad.and_then(|home| abroad_wholly(home, readings, found, &counts, mentions));
    let told = home
        .filter(|_| abroad.is_none())
        .or_else(|| dateline(readings, found))
        .or_else(|| place.map(|place| place.code))
        .or_else(|| crown(readings, mentions));
    let english = is_english(readings);
    let loudest = counts.values().max().copied().unwrap_or_default();
    // The world's press names the president of the United States without it.
    let loud =
        |state: &CountryCode, faint: usize| counts.get(state).map(|count| count * faint >= loudest);
    let guess = || {
        abroad
            .or_else(|| leader(readings, mentions, &loud).filter(|_| english))
            .or_else(|| accreditation(mentions))
            .or_else(|| sends_home(mentions))
            .or_else(|| first_at_home(readings, mentions).filter(|_| english))
            .or_else(|| most_named(&counts, mentions, english))
    };
    let most_named = most(counts.iter().filter(|(code, _)| Some(**code) != told), 1);
    Setting { country: told.or_else(guess).or(home), told: told.is_some(), most_named }
}

/// Whether the body of an article is in English.
fn is_english(readings: &[Reading]) -> bool {
    let body = readings.iter().find(|reading| reading.paragraph > 0 && reading.len() > 0);
    body.is_some_and(|reading| !reading.is_arabic(0))
}

/// `Prime Minister NAME`, `Secretary of State NAME`: the one state whose leaders, or whose
/// offices that no other has, an English text calls by office and name alone, in the lead or
/// else anywhere. The world's press names the president of the United States so beside others.
fn leader(
    readings: &[Reading],
    mentions: &[Mentioned],
    loud: &dyn Fn(&CountryCode, usize) -> Option<bool>,
) -> Option<CountryCode> {
    let leaders = Gazetteer::get().leaders();
    let led = |mention: &&Mentioned| {
        let office = mention.office.as_ref()?;
        let told = office.states.is_empty() && !office.former && !office.class.is_abroad();
        let reading = &readings[mention.reading];
        let words = mention.name.clone().filter(|_| told)?;
        let words: Vec<String> = words.map(|at| reading.folded(at).to_owned()).collect();
        let known = match words.as_slice() {
            [family] if office.bare && office.class == RoleClass::Other => leaders.state(family),
            [family] => leaders.state_of(family, office.class),
            name => leaders.named(name).map(|leader| leader.state),
        };
        known
            .or_else(|| called(reading, office).sole())
            .map(|state| (state, office.class.is_leader()))
    };
    // A leader whom the lead tells of may be at home, where nobody names the state.
    let at_home = |(state, leads): &(CountryCode, bool)| match state.as_str() {
        "US" => !leads || loud(state, FAINT_ENGLISH) == Some(true),
        _ => !leads || loud(state, FAINT_LEADER).unwrap_or(true),
    };
    let abroad = |(state, _): &(CountryCode, bool)| loud(state, FAINT_ENGLISH) == Some(true);
    let only = |mut states: Vec<(CountryCode, bool)>| {
        states.dedup_by_key(|(state, _)| *state);
        <[(CountryCode, bool); 1]>::try_from(states).ok().map(|[state]| state)
    };
    let lead = |mention: &&Mentioned| {
        let reading = &readings[mention.reading];
        reading.paragraph < LEAD && reading.sentence(mention.words.start).start == 0
    };
    let first: Vec<_> = mentions.iter().filter(lead).filter_map(|m| led(&m)).collect();
    let elsewhere = || {
        let others = mentions.iter().filter_map(|m| led(&m)).filter(|(_, leads)| *leads);
        only(others.filter(|(state, _)| state.as_str() != "US").collect()).filter(abroad)
    };
    let told = if first.is_empty() { elsewhere() } else { only(first).filter(at_home) };
    told.map(|(state, _)| state)
}

/// `Egyptian President NAME received …, Presidential Spokesman NAME said`: the state of
/// whoever an English text tells of first.
fn first_at_home(readings: &[Reading], mentions: &[Mentioned]) -> Option<CountryCode> {
    let body = |mention: &&Mentioned| readings[mention.reading].paragraph > 0;
    let at_home = |mention: &&Mentioned| mention.class().is_some_and(|class| !class.is_abroad());
    mentions.iter().filter(body).find(at_home)?.own_state()
}

/// `خادم الحرمين الشريفين`: of whom only his own press speaks so.
fn crown(readings: &[Reading], mentions: &[Mentioned]) -> Option<CountryCode> {
    let arabic = mentions.iter().filter(|m| readings[m.reading].is_arabic(m.words.start));
    let mut styles = arabic.filter_map(|mention| mention.office.as_ref()).filter(|office| {
        let ruler = matches!(office.class, RoleClass::HeadOfState | RoleClass::CrownPrince);
        ruler && office.via == Some(StateVia::Style) && office.host.is_none()
    });
    styles.find_map(|office| {
        let state = office.states.first().copied();
        state.filter(|state| Gazetteer::get().offices.is_monarchy(*state))
    })
}

/// The other country of which alone an outlet tells a story: its own is neither named
/// nor meant, and that one is named again and again, from the lead on.
fn abroad_wholly(
    home: CountryCode,
    readings: &[Reading],
    found: &[Vec<CountryMention>],
    counts: &Counts,
    mentions: &[Mentioned],
) -> Option<CountryCode> {
    let least = (counts.values().max()? / 2).max(LEAST_ABROAD);
    let lead = found.iter().take(LEAD).flatten().map(|mention| mention.code);
    let mut led = lead.filter(|code| counts.get(code).is_some_and(|count| *count >= least));
    // `الجالية الإثيوبية`: of people from there; `الحكومة الإثيوبية`: of the state.
    let body = WordKind::TAIL.or(WordKind::ORGANISATION);
    let of_state = |reading: &Reading, mention: &CountryMention| {
        let at = reading.forms[mention.form].words.start;
        at > 0 && reading.kind_behind_clitics(at - 1).0.is(body)
    };
    let itself = |code: &CountryCode| {
        let mut all = readings.iter().zip(found).flat_map(|(reading, found)| {
            found.iter().filter(|mention| mention.code == *code).map(move |m| (reading, m))
        });
        all.any(|(reading, m)| m.via != Via::Demonym || of_state(reading, m))
            || mentions.iter().any(|m| m.own_state() == Some(*code))
    };
    let other = led.next().filter(|other| !counts.contains_key(&home) && itself(other))?;
    let monarchy = |state| Gazetteer::get().offices.is_monarchy(state);
    let crowned = monarchy(home) && !monarchy(other) && names_royals(readings);
    let meant = is_meant(readings, found) || meets_state(other, readings, mentions);
    (!crowned && !meant).then_some(other)
}

/// `وزير العدل فلان يلتقي نظيره الإيطالي`, `Oil Minister NAME met Italian Energy Minister NAME`:
/// whose state nobody says meets the holder of a like office of the other state, and is not of
/// it himself.
fn meets_state(other: CountryCode, readings: &[Reading], mentions: &[Mentioned]) -> bool {
    mentions.windows(2).any(|two| {
        let [one, next] = two else { return false };
        let reading = &readings[one.reading];
        let sentence = reading.sentence(one.words.start);
        let plain = one.office.as_ref().is_some_and(|office| {
            office.states.is_empty() && !office.former && !office.class.is_abroad()
        });
        let like = next.reference == Reference::Counterpart || one.class() == next.class();
        let met = |words| {
            let meets = |at| reading.trigger(at).is_some_and(|t| t.encounter.is_meeting());
            reading.triggers(words).any(meets)
        };
        plain
            && like
            && one.reading == next.reading
            && sentence.contains(&next.words.start)
            && next.own_state() == Some(other)
            && met(sentence.start..next.words.start)
    })
}

/// `المستشار بالديوان الملكي`, `مركز الملك سلمان`, `ولي العهد`: a story of a monarchy.
fn names_royals(readings: &[Reading]) -> bool {
    let royal = |reading: &Reading, at: usize| {
        reading.kind_behind_clitics(at).0.is(WordKind::KING)
            || matches!(reading.folded(at), "الملكي" | "العهد")
    };
    readings.iter().any(|reading| (0..reading.len()).any(|at| royal(reading, at)))
}

/// Whether a word stands for the outlet's own country: not `المملكة` where another kingdom
/// is called so in full, and not `البلاد` or `بلادها` behind another state, but for `لدى البلاد`.
fn is_meant(readings: &[Reading], found: &[Vec<CountryMention>]) -> bool {
    let own = WordKind::HOMELAND.or(WordKind::OWN_COUNTRY);
    let kingdom = |word: &str| word.trim_start_matches(['و', 'ل', 'ب']).ends_with("مملكه");
    let called = readings.iter().any(|reading| {
        reading.forms.iter().any(|form| {
            let word = reading.folded(form.words.start);
            form.words.len() > 1 && kingdom(word) && reading.has_state(form.words.start)
        })
    });
    let means = |reading: &Reading, found: &[CountryMention], at: usize| {
        let behind = || found.iter().any(|state| reading.forms[state.form].words.start < at);
        let hosts = at > 0 && reading.kind(at - 1).is(WordKind::ACCREDITED);
        reading.kind_behind_clitics(at).0.is(own)
            && !reading.has_state(at)
            && if kingdom(reading.folded(at)) { !called } else { hosts || !behind() }
    };
    let mut all = readings.iter().zip(found);
    all.any(|(reading, found)| (0..reading.len()).any(|at| means(reading, found, at)))
}

/// `سفير اليابان لدى الكويت`; a home country's own ambassador abroad tells
/// nothing.
fn accreditation(mentions: &[Mentioned]) -> Option<CountryCode> {
    let mut hosts = mentions.iter().filter_map(|mention| match mention.office.as_ref()?.host? {
        Host::State(state) if mention.own_state().is_some() => Some(state),
        _ => None,
    });
    let first = hosts.next()?;
    let foreign = mentions.iter().any(|mention| {
        mention.own_state() == Some(first) && mention.class().is_some_and(RoleClass::is_abroad)
    });
    (!foreign).then_some(first)
}

/// `وزير النقل الإيفواري`, `سفير تونس بكوت ديفوار`: whose own ambassador serves in the state
/// of a guest's office is the host.
fn sends_home(mentions: &[Mentioned]) -> Option<CountryCode> {
    let guests: FxHashSet<CountryCode> = mentions
        .iter()
        .filter(|mention| mention.class().is_some_and(|class| !class.is_abroad()))
        .filter_map(Mentioned::own_state)
        .collect();
    mentions.iter().filter(|mention| mention.class().is_some_and(RoleClass::is_abroad)).find_map(
        |mention| match mention.office.as_ref()?.host? {
            Host::State(host) => {
                mention.own_state().filter(|own| guests.contains(&host) && !guests.contains(own))
            }
            Host::Setting => None,
        },
    )
}

/// An outlet by its table row, else by the state in its name (`المسار المصرية`). Of several
/// states that have one of the name (`الأيام`) that of its address, else that which the article
/// names most, else the first.
pub(super) fn outlet(article: &Article, counts: Option<&Counts>) -> Option<CountryCode> {
    let source = article.source.as_deref()?;
    let gazetteer = Gazetteer::get();
    let states = gazetteer.outlet(source);
    let named = |state: &CountryCode| counts.and_then(|counts| counts.get(state)).copied();
    let address = domain(article).filter(|state| states.contains(state));
    // Of two named as often the first.
    let most = states.iter().rev().max_by_key(|state| named(state)).copied();
    address.or(most).or_else(|| of_host(source)).or_else(|| {
        let words = Words::of(source);
        let named = |at: &usize| {
            let word = words.list()[*at];
            word.script == Script::Arabic || word.capital
        };
        (0..words.len()).filter(named).find_map(|at| {
            let found = gazetteer.find(&words, at)?;
            found.tags.iter().find_map(|tag| match tag {
                Tag::Country { code, .. } => Some(*code),
                _ => None,
            })
        })
    })
}

fn domain(article: &Article) -> Option<CountryCode> {
    let url = article.url.as_deref()?;
    of_host(url.split("//").nth(1)?.split(['/', ':', '?']).next()?)
}

/// The state of a host by its last part: `mofa.gov.om`.
fn of_host(host: &str) -> Option<CountryCode> {
    let (_, top) = host.rsplit_once('.').filter(|_| !host.contains(char::is_whitespace))?;
    let top = top.to_ascii_lowercase();
    if let Some((_, code)) = OTHER_DOMAINS.iter().find(|(domain, _)| *domain == top) {
        return CountryCode::new(code);
    }
    let code = CountryCode::new(&top).filter(|_| !BORROWED_DOMAINS.contains(&top.as_str()))?;
    Gazetteer::get().countries.is_listed(code).then_some(code)
}

/// `الرياض – واس:`, `بيروت في 28 كانون الثاني –` at the head of the first
/// paragraph.
fn dateline(readings: &[Reading], found: &[Vec<CountryMention>]) -> Option<CountryCode> {
    let lines = readings.iter().zip(found).filter(|(r, _)| r.paragraph > 0);
    let apart = lines.clone().next().and_then(|(reading, found)| {
        in_dateline(reading, found).filter(|(_, end)| *end == reading.len())
    });
    apart
        .or_else(|| {
            let (reading, found) = lines.clone().find(|(reading, _)| reading.len() > 12)?;
            in_dateline(reading, found)
        })
        .map(|(code, _)| code)
}

/// The state of a capital or name that a line opens with, and where its date ends.
fn in_dateline(reading: &Reading, mentions: &[CountryMention]) -> Option<(CountryCode, usize)> {
    let first = mentions.first()?;
    if reading.is_arabic(0) && bureau(reading) > 0 {
        return None;
    }
    let form = &reading.forms[first.form];
    let mut end = form.words.end;
    if reading.kind(end).is(WordKind::WITHIN) && reading.in_date(end + 1) {
        end = (end + 1..reading.len()).find(|at| !reading.in_date(*at))?;
    }
    end = after_latin_date(reading, end);
    let closed = reading.words.gap(end).contains(['-', '–', '—', ':', 'ـ']);
    (form.words.start <= 1 && first.via != Via::Demonym && closed).then_some((first.code, end))
}

/// `TOKYO, March 27 -`, `DOHA, 3rd March (QNA) -`: past the day and the agency.
pub(super) fn after_latin_date(reading: &Reading, from: usize) -> usize {
    if from >= reading.len() || reading.is_arabic(from) {
        return from;
    }
    let ordinal = |at: usize| matches!(reading.folded(at), "st" | "nd" | "rd" | "th");
    let dated = |at: &usize| {
        reading.in_date(*at) || ordinal(*at) || reading.words.list()[*at].script == Script::Digits
    };
    let end = (from..reading.len()).find(|at| !dated(at)).unwrap_or(reading.len());
    let agency = reading.words.gap(end).trim_end().ends_with('(')
        && reading.words.gap(end + 1).starts_with(')');
    end + usize::from(agency)
}

type Counts = FxHashMap<CountryCode, usize>;

/// How often the article names each country.
fn counts(readings: &[Reading], found: &[Vec<CountryMention>]) -> Counts {
    let mut counts = Counts::default();
    for (reading, found) in readings.iter().zip(found) {
        let from = bureau(reading);
        for mention in found.iter().filter(|m| reading.forms[m.form].words.start >= from) {
            *counts.entry(mention.code).or_default() += 1;
        }
    }
    counts
}

/// The country named most. The press gives the offices of other states their
/// state and leaves out that of its own, so a state of such an office counts
/// only where there is no other, and that of an ambassador never; a tie tells
/// nothing.
fn most_named(counts: &Counts, mentions: &[Mentioned], english: bool) -> Option<CountryCode> {
    // `the Egyptian minister` is whom his own press named before, too.
    let tells = |mention: &&Mentioned| !english || mention.name.is_some();
    let foreign: FxHashSet<CountryCode> =
        mentions.iter().filter(tells).filter_map(Mentioned::own_state).collect();
    let faint = if english { FAINT_ENGLISH } else { FAINT };
    let own = most(counts.iter().filter(|(code, _)| !foreign.contains(code)), 1);
    let abroad: FxHashSet<CountryCode> = mentions
        .iter()
        .filter(|mention| mention.class().is_some_and(RoleClass::is_abroad))
        .filter_map(Mentioned::own_state)
        .collect();
    let loudest = counts.values().max().copied().unwrap_or_default();
    // Named once beside one that is named again and again, it is no story's own either.
    let heard = |n: usize| n * faint >= loudest && (n > 1 || loudest < LEAST_ABROAD);
    let named = own.filter(|code| counts.get(code).is_some_and(|n| heard(*n)));
    let least = if english && counts.len() == 1 { 1 } else { 2 };
    named.or_else(|| most(counts.iter().filter(|(code, _)| !abroad.contains(code)), least))
}

/// `دبي، الإمارات العربية المتحدة (CNN)--` says where the bureau is and nothing
/// of the story: the words up to the dashes, or to one behind an agency in Latin letters.
fn bureau(reading: &Reading) -> usize {
    let first = reading.len().min(10);
    let ends = |at: &usize| {
        let gap = reading.marks(*at);
        let agency = *at > 1 && gap.starts_with(')') && !reading.is_arabic(at - 1);
        gap.contains("--") || (agency && gap.contains(['-', '–', '—']) && reading.is_arabic(0))
    };
    (0..first).find(ends).unwrap_or(0)
}

fn most<'c>(
    counts: impl Iterator<Item = (&'c CountryCode, &'c usize)>,
    least: usize,
) -> Option<CountryCode> {
    let mut best: Option<(CountryCode, usize)> = None;
    let mut tie = false;
    for (code, count) in counts {
        match best {
            Some((_, known)) if *count < known => {}
            Some((_, known)) if *count == known => tie = true,
            _ => {
                best = Some((*code, *count));
                tie = false;
            }
        }
    }
    best.filter(|(_, count)| !tie && *count >= least).map(|(code, _)| code)
}
