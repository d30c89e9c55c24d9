//! A stretch of text that refers to an office holder: an office, a name, both,
//! or a word that stands for either.

use std::ops::Range;

use super::office::Office;
use super::reading::Reading;
use crate::model::{CountryCode, RoleClass, StateVia};
use crate::names::{Number, WordKind};

/// How a stretch refers to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reference {
    /// A name, with or without an office.
    Named,
    /// An office alone.
    Office,
    /// A bare surname or given name of somebody named in full elsewhere.
    Short,
    /// An honorific with a pronoun (`معاليه`).
    Pronoun,
    /// `نظيره`: the same office of another state.
    Counterpart,
    /// A state or its ministry that summons; no mention of the article is one.
    State,
}

/// A stretch of text that refers to a person.
#[derive(Debug, Clone)]
pub(super) struct Mentioned {
    /// The reading it stands in.
    pub reading: usize,
    /// All its words, titles and office included.
    pub words: Range<usize>,
    /// Clitics before it, in letters.
    pub letters: usize,
    pub reference: Reference,
    /// The words of the name.
    pub name: Option<Range<usize>>,
    /// Clitics before the name's first word, in letters.
    pub name_letters: usize,
    pub office: Option<Office>,
    /// The state, where the office alone stands for several holders, or once
    /// concluded.
    pub state: Option<CountryCode>,
    /// What `state` was concluded from.
    pub state_via: Option<StateVia>,
    pub rank: Option<Range<usize>>,
    /// A title of a ruling house stands before the name.
    pub royal: bool,
    /// A ruler's title stands before the name.
    pub king: bool,
    /// A title stands before the name.
    pub titled: bool,
    /// It stands inside the office of another, who serves whom it names: no party.
    pub within: bool,
    /// The class of the office that a counterpart is of.
    pub as_class: Option<RoleClass>,
    /// The person it refers to, once resolved.
    pub person: Option<usize>,
}

impl Mentioned {
    pub fn new(reading: usize, words: Range<usize>, reference: Reference) -> Mentioned {
        Mentioned {
            reading,
            words,
            letters: 0,
            reference,
            name: None,
            name_letters: 0,
            office: None,
            state: None,
            state_via: None,
            rank: None,
            royal: false,
            king: false,
            titled: false,
            within: false,
            as_class: None,
            person: None,
        }
    }

    /// The class its own words give.
    pub fn class(&self) -> Option<RoleClass> {
        match &self.office {
            Some(office) => Some(office.class).filter(|_| !office.private),
            None if self.as_class.is_some() => self.as_class,
            None if self.king => Some(RoleClass::HeadOfState),
            None if self.royal => Some(RoleClass::Royal),
            None if self.rank.is_some() => Some(RoleClass::Military),
            None => None,
        }
    }

    /// Whether it is a group that is told by its members.
    pub fn is_delegation(&self) -> bool {
        self.office.as_ref().is_some_and(|office| office.members)
    }

    /// `وزراء خارجية دول مجلس التعاون`, `سفراء الدول العربية`: all who hold an office of
    /// several states, none of which the words name.
    pub fn stands_for_all(&self) -> bool {
        use RoleClass::{Ambassador, HeadOfGovernment, HeadOfState};
        self.office.as_ref().is_some_and(|office| {
            let class = office.class;
            let of_states = class.is_chief_minister()
                || matches!(class, Ambassador | HeadOfGovernment | HeadOfState);
            let many = office.number == Number::Plural;
            of_states && many && !office.bare && office.states.is_empty()
        })
    }

    /// What the state of the mention was read from.
    pub fn via(&self) -> Option<StateVia> {
        let said = || self.office.as_ref().and_then(|office| office.via);
        self.state_via.or_else(said).or(self.state.map(|_| StateVia::Demonym))
    }

    /// The state its own words give.
    pub fn own_state(&self) -> Option<CountryCode> {
        self.state.or_else(|| self.office.as_ref()?.states.first().copied())
    }
}

/// How many of some mentions, which are in order, stand before a word of a paragraph.
pub(super) fn count_before(mentions: &[Mentioned], (reading, word): (usize, usize)) -> usize {
    mentions.partition_point(|m| (m.reading, m.words.start) < (reading, word))
}

/// `شقيق الرئيس`: somebody named by whose relative they are.
pub(super) fn is_relative(reading: &Reading, mention: &Mentioned) -> bool {
    let start = mention.words.start;
    start > 0 && reading.runs_on(start) && reading.listed_kind(start - 1).is(WordKind::KIN)
}

/// `تسلم الرسالة نيابة عن سمو ولي العهد، وزير الخارجية`: for whom another acts.
pub(super) fn is_represented(reading: &Reading, mention: &Mentioned) -> bool {
    let at = before_styles(reading, mention);
    at > 1
        && reading.folded(at - 1) == "عن"
        && matches!(reading.folded(at - 2), "نيابه" | "بالنيابه" | "انابه" | "بالانابه")
}

/// `سعادة السيد X`: where the styles before a mention begin.
pub(super) fn before_styles(reading: &Reading, mention: &Mentioned) -> usize {
    let styles = WordKind::HONORIFIC.or(WordKind::TITLE);
    let mut at = mention.words.start;
    while at > 0 && reading.runs_on(at) && reading.kind(at - 1).is(styles) {
        at -= 1;
    }
    at
}

/// `وصل X برفقة Z والتقى Y`: who came along with another.
pub(super) fn comes_along(reading: &Reading, mention: &Mentioned) -> bool {
    let Some(before) = mention.words.start.checked_sub(1) else { return false };
    let word = reading.folded(before);
    reading.runs_on(mention.words.start)
        && (matches!(word, "برفقه" | "رفقه" | "بصحبه" | "بمعيه")
            || word.contains("يرافق") && !word.ends_with('ق')
            || word.contains("ترافق") && !word.ends_with('ق'))
}

/// The house of an ambassador or a consul, by a word without its article.
pub(super) fn is_embassy(word: &str) -> bool {
    matches!(word, "embassy" | "consulate" | "سفاره" | "قنصليه")
}

/// Those whom a sentence names as ambassadors, of the mentions from its first on.
pub(super) fn ambassadors<'r>(
    readings: &[Reading],
    mentions: &'r [Mentioned],
) -> Vec<&'r Mentioned> {
    let Some(first) = mentions.first() else { return Vec::new() };
    let end = readings[first.reading].sentence(first.words.start).end;
    let sentence =
        mentions.iter().take_while(|m| m.reading == first.reading && m.words.start < end);
    sentence.filter(|m| m.name.is_some() && m.class() == Some(RoleClass::Ambassador)).collect()
}

/// `كتبت فلانة: …`: who writes what follows.
pub(super) fn is_byline(reading: &Reading, mention: &Mentioned) -> bool {
    let (start, end) = (mention.words.start, mention.words.end);
    let writes = start.checked_sub(1).map(|at| reading.folded(at));
    matches!(writes, Some("كتب" | "كتبت"))
        && reading.sentence(start).start + 1 == start
        && end < reading.len()
        && reading.words.gap(end).contains([':', '-', '–'])
}

/// `رئيس الدولة "حفظه الله" وأخوه`: where a mention ends, with the prayer that follows it.
pub(super) fn end_with_prayer(reading: &Reading, mention: &Mentioned) -> usize {
    let name = mention.words.end;
    // `السلطان هيثم بن طارق المعظم /حفظه الله ورعاه/`.
    let styled = name < reading.len() && matches!(reading.folded(name), "المعظم" | "المفدي");
    let end = name + usize::from(styled);
    if end + 1 >= reading.len() || reading.folded(end + 1) != "الله" {
        return end;
    }
    let prays = |word: &str| {
        let verb = word.trim_start_matches('ي');
        matches!(
            verb,
            "حفظه"
                | "حفظها"
                | "رعاه"
                | "رعاها"
                | "رحمه"
                | "رحمها"
                | "ايده"
                | "نصره"
                | "وفقه"
        )
    };
    let more = end + 2;
    let too = more < reading.len() && matches!(reading.folded(more), "ورعاه" | "ورعاها");
    if prays(reading.folded(end)) { more + usize::from(too) } else { end }
}

/// `King`, `Sultan`: the English titles of whoever is `His Majesty`.
pub(super) fn is_crown(word: &str) -> bool {
    matches!(word, "king" | "queen" | "sultan" | "emperor")
}

/// `Emir`: the English title of a ruler who is `His Highness`.
pub(super) fn is_emir(word: &str) -> bool {
    matches!(word, "amir" | "emir")
}
