//! Reads the name that is all that stands between two words: an office and a comma, an office
//! and `إن`, a verb and the office behind a comma.

use std::ops::Range;

use super::arabic::Scan;
use super::names;
use super::office::{self, Office};
use crate::names::{Encounter, Number, WordKind, name_words};

/// What no word of a name is.
const NO_NAME: WordKind = WordKind::TITLE
    .or(WordKind::HONORIFIC)
    .or(WordKind::RANK)
    .or(WordKind::PRONOUN)
    .or(WordKind::KIN)
    .or(WordKind::FORMER)
    .or(WordKind::ACTING)
    .or(WordKind::COUNTERPART)
    .or(WordKind::ORGANISATION);

impl Scan<'_, '_> {
    /// `سفير إيران علي رضا عنايتي،`, `السفير الصيني تشن تشوان دونغ في`: between an office and
    /// what closes the words behind it there is the name, whatever words it is spelt like.
    pub(super) fn name_in_slot(
        &self,
        office: &Office,
        start: usize,
        known: Option<&Range<usize>>,
    ) -> Option<Range<usize>> {
        let titled = start > office.words.end;
        let apart = titled && self.conjoined_title(office.words.end);
        let elsewhere = known.is_some_and(|name| name.start != start);
        // `سالم الرشيد`: with the article the family's name is the last.
        let family = |name: &Range<usize>| self.reading.folded(name.end - 1).starts_with("ال");
        if !names::follows(self.reading, start) || apart || elsewhere || known.is_some_and(family) {
            return None;
        }
        // `السفير صادق معرفي مع`.
        let given = || self.reading.listed_kind(start).is(WordKind::GIVEN);
        let envoy = office.class.is_abroad() && (!office.bare || office.definite && given());
        let name = self.closed_name(start, known)?;
        match known {
            Some(known) => (!self.holds(known, office)).then_some(name),
            None => (envoy || titled).then_some(name),
        }
    }

    /// Whether the table of leaders has the name with the office: it is whole.
    fn holds(&self, name: &Range<usize>, office: &Office) -> bool {
        let words = name_words(self.reading.words.originals(name.clone()));
        let leaders = self.reading.gazetteer().leaders();
        let alone = |family: &String| words.len() == 1 && leaders.is_family(family);
        leaders.offices(&words).any(|one| one.class == office.class) || words.iter().any(alone)
    }

    /// The name that ends where something closes it: of what is known of it one word more.
    pub(super) fn closed_name(
        &self,
        start: usize,
        known: Option<&Range<usize>>,
    ) -> Option<Range<usize>> {
        let before = known.map_or(start, |name| name.end);
        let end = (before + 1..=before + 3).find(|at| self.closes_slot(*at))?;
        let (mut more, all) = (before..end, start..end);
        // `ترمب اضطر إلى`, but `صادق معرفي مع`: a preposition may go on with a verb.
        let last = end - 1;
        let family = self.reading.folded(last).ends_with('ي');
        let given = self.reading.listed_kind(last).is(WordKind::GIVEN);
        let open = self.reading.kind(last) == WordKind::default() && known.is_none();
        let sure = self.closes_surely(end) || family || given || open;
        let fits = more.all(|at| self.may_be_of_name(at, end)) && self.is_of_somebody(&all);
        let enough = match known {
            Some(known) => end == before + 1 || known.len() == 1 && end <= before + 2,
            None => all.len() > 1,
        };
        (sure && fits && enough).then_some(all)
    }

    /// Whether one of some words is a given name or no common one.
    fn is_of_somebody(&self, words: &Range<usize>) -> bool {
        let open = |at: usize| {
            let kind = self.reading.kind(at);
            kind == WordKind::default() || kind.is(WordKind::GIVEN)
        };
        words.clone().any(open) && !self.conjoined(words.start)
    }

    /// Whether nothing of a name goes on at a word: a mark, a preposition, a day, the next
    /// party behind `و`.
    fn closes_slot(&self, at: usize) -> bool {
        let within = |word| {
            matches!(word, "في" | "الي" | "لدي" | "من" | "عن" | "خلال" | "مع" | "بمناسبه" | "بحضور")
        };
        !self.reading.runs_on(at)
            || within(self.reading.folded(at))
            || self.reading.in_date(at)
            || self.begins_with_and(at)
    }

    /// A mark other than a colon, or the next party behind `و`.
    fn closes_surely(&self, at: usize) -> bool {
        let colon = at < self.reading.len() && self.reading.words.gap(at).contains(':');
        !colon && (!self.reading.runs_on(at) || self.begins_with_and(at))
    }

    /// `والسفير`, `وسعادة`.
    fn begins_with_and(&self, at: usize) -> bool {
        let titles = WordKind::TITLE.or(WordKind::HONORIFIC).or(WordKind::RANK);
        let (kind, peel) = self.reading.kind_behind_clitics(at);
        let office = self.reading.head_behind_clitics(at);
        peel.conjunction && kind.is(titles) || office.is_some_and(|(_, peel)| peel.conjunction)
    }

    /// A word without the article, a clitic or an ending that tells what is said of somebody;
    /// one that may be a verb only before another of the name.
    fn may_be_of_name(&self, at: usize, end: usize) -> bool {
        let reading = self.reading;
        let Some(raw) = reading.words.list().get(at) else { return false };
        let (word, listed) = (reading.folded(at), reading.listed_kind(at));
        if !reading.is_arabic(at) || !reading.runs_on(at) || raw.tanwin || reading.in_date(at) {
            return false;
        }
        if listed.is(WordKind::GIVEN) {
            return !reading.has_state(at);
        }
        let barred = NO_NAME.or(WordKind::TAIL);
        let common = reading.kind(at) == WordKind::WORD;
        // `كمؤيد`, `بذلك`: a word behind a letter.
        let known = |noun: &str| {
            noun.chars().nth(2).is_some() && reading.gazetteer().stemmer().is_word(noun)
        };
        let behind = word.strip_prefix(['ك', 'ب', 'ل', 'ف']).is_some_and(known);
        let foreign = at + 1 < end && reading.kind(at + 1) == WordKind::default();
        let verb = listed.is(WordKind::VERB) || names::tells_otherwise(reading, at);
        let clitic = common && reading.kind_behind_clitics(at).1 != Default::default();
        let said = raw.marbuta || word.ends_with("ات") || common && word.ends_with('ا');
        !listed.is(barred)
            && !reading.kind_behind_clitics(at).0.is(WordKind::STOP)
            && !reading.kind(at).is(WordKind::STOP)
            && !behind
            && reading.trigger(at).is_none()
            && reading.head_behind_clitics(at).is_none()
            && (!verb || foreign)
            && !word.starts_with("ال")
            && !clitic
            && !said
            && !reading.has_state(at)
            && reading.organisation_head(at).is_none()
            && word.chars().nth(1).is_some()
    }

    /// `وزير الاقتصاد الإيطالي جيوفاني تريا إن`: all that stands between an office in full and
    /// what its holder says is the name, whatever words it is spelt like.
    pub(super) fn name_before_that(
        &self,
        office: &Office,
        known: Option<&Range<usize>>,
    ) -> Option<Range<usize>> {
        let (reading, start) = (self.reading, office.words.end);
        let whole = !office.bare && office.peel.preposition.is_none();
        if !whole || !reading.runs_on(start) || known.is_some_and(|name| name.start > start) {
            return None;
        }
        let that = |at: &usize| {
            let trigger = reading.trigger(*at).filter(|_| reading.runs_on(*at));
            let says = trigger.is_some_and(|trigger| trigger.encounter == Encounter::That);
            says && reading.folded(*at).starts_with('ا')
        };
        let end = (start + 2..=start + 4).find(that)?;
        let before = known.map_or(start, |name| name.end);
        let given = |at: usize| reading.kind(at).is(WordKind::GIVEN);
        let joint = |at: &usize| {
            reading.kind(*at).is(WordKind::JOINT) || matches!(reading.folded(*at), "الله" | "الدين")
        };
        let more = match (start..before).filter(|at| !joint(at)).count() {
            0 => {
                let clitic = reading.folded(start).starts_with(['ب', 'ل']);
                given(start) || !clitic || names::is_ben(reading, start)
            }
            1 => (given(start) || before > start + 1) && reading.family(start).is_none(),
            _ => before + 1 == end && given(before),
        };
        (more && before < end && self.is_all_name(start..end)).then_some(start..end)
    }

    /// `وأوضح غسان سلامة، وزير …،`: all that stands between what somebody says and the office
    /// behind a comma.
    pub(super) fn name_before_office(&self, at: usize) -> Option<Range<usize>> {
        let reading = self.reading;
        let last = reading.len().min(at + 5);
        if reading.words.list()[last.min(at + 1)..last].iter().all(|word| word.spaced) {
            return None;
        }
        let verb = |at: &usize| {
            let (kind, peel) = reading.kind_behind_clitics(*at);
            kind == WordKind::VERB && peel.preposition.is_none()
        };
        let end = (at + 1..last).find(|at| !reading.runs_on(*at))?;
        if !reading.after_comma(end) {
            return None;
        }
        let start = (at.saturating_sub(3)..at).rev().find(verb)? + 1;
        if !(2..=4).contains(&(end - start)) || !self.is_all_name(start..end) {
            return None;
        }
        let office = office::read(reading, self.found, end)?;
        let that = reading.trigger(office.words.end);
        let closed = reading.after_comma(office.words.end)
            || that.is_some_and(|trigger| trigger.encounter == Encounter::That);
        let told = !office.states.is_empty() && office.number == Number::Singular;
        (closed && told && office.peel == Default::default()).then_some(start..end)
    }

    /// Whether some words can all be one name, whatever common words it is spelt like, and one
    /// of them is no common word.
    pub(super) fn is_all_name(&self, words: Range<usize>) -> bool {
        let reading = self.reading;
        let (start, end) = (words.start, words.end);
        let barred = NO_NAME.or(WordKind::STOP).or(WordKind::TAIL);
        let fits = |at: usize| {
            let (kind, word) = (reading.kind(at), reading.folded(at));
            let anne = reading.words.original(at).starts_with('آ');
            let name = anne || reading.listed_kind(at).is(WordKind::GIVEN.or(WordKind::JOINT));
            let god = at > start && word == "الله";
            let last = at + 1 == end;
            (start == at || reading.runs_on(at))
                && reading.is_arabic(at)
                && !reading.in_date(at)
                && !reading.has_state(at)
                && (name && !reading.words.list()[at].maqsura || god || !kind.is(barred))
                && (reading.head(at).is_none() || name || self.is_called(at) || at > start)
                && (last || god || name || !word.starts_with("ال"))
                && !(last && kind.is(WordKind::VERB) && start + 1 < end)
                && (name || !self.may_be_said_of(at))
        };
        words.clone().all(fits) && self.is_of_somebody(&words)
    }

    /// `مجددا`, `بوضوح`, `لرويترز`: how or to whom somebody says it.
    pub(super) fn may_be_said_of(&self, at: usize) -> bool {
        let reading = self.reading;
        let word = reading.folded(at);
        let common = reading.kind(at) == WordKind::WORD;
        let bound = common && word.starts_with(['ب', 'ل']) && reading.head(at).is_none();
        let clitic = ["لل", "بال", "وال"].iter().any(|clitic| word.starts_with(clitic));
        let how = common && word.ends_with('ا') && word.chars().nth(4).is_some()
            || reading.words.list()[at].tanwin;
        let whose = common && reading.is_his(at);
        let ours = ["نا", "كم", "هم", "ها"].iter().any(|ending| word.ends_with(ending));
        let does = word.starts_with(['ي', 'ت', 'ن']) && !word.ends_with('ا');
        let does = does && names::is_imperfect(word);
        let quoted = reading.words.gap(at).contains(['"', '«', '“']);
        clitic || bound || how || whose || ours || does || quoted
    }

    /// `أمير ليفي`: the head of an office that is a given name before an unknown word.
    pub(super) fn is_called(&self, at: usize) -> bool {
        let given = self.reading.listed_kind(at).is(WordKind::GIVEN.or(WordKind::NAMESAKE));
        let indefinite = self.reading.head(at).is_some_and(|form| !form.definite);
        given && indefinite && self.is_unknown(at + 1)
    }
}
