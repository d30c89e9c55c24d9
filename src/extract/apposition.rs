//! Reads names and offices between commas: whether the next belongs to the one before.

use std::ops::Range;

use super::arabic::Scan;
use super::countries;
use super::names::{self, Address, Before};
use super::office::{self, Office};
use super::party::Mentioned;
use crate::model::{RoleClass, Via};
use crate::names::{Encounter, HeadForm, Number, WordKind, name_words};

/// So many words may stand between an office and the name of its holder.
const FURTHER: usize = 14;

/// What a name that stands apart from its office ends before.
const CLOSES: WordKind = WordKind::STOP.or(WordKind::VERB);

impl Scan<'_, '_> {
    /// «سفير اليابان، موكاي كينيتشيرو،», `وزير النفط -فلان-`: only for an office that says whose or
    /// which it is, and a name that something closes.
    pub fn name_after_comma(&self, office: &Office) -> Option<Range<usize>> {
        let at = office.words.end;
        if let Some(name) = self.name_after_colon(office) {
            return Some(name);
        }
        let dash = self.reading.after_dash(at);
        let bare = office.bare && !self.is_governor_in_short(office.words.start);
        if !(dash || self.reading.after_comma(at)) || bare || self.conjoined(at) {
            return None;
        }
        let start = self.titles_after(at).words.end;
        let given = self.reading.kind(start).is(WordKind::GIVEN.or(WordKind::JOINT));
        let before = match (start > at, given) {
            (true, _) => Before::Title,
            (false, true) => Before::Office,
            (false, false) => Before::Unknown,
        };
        let read = |before| names::name(self.reading, self.found, start, before);
        // `، تامر …،`: a given name that is a verb too.
        let enclosed = || self.enclosed_name(start).filter(|_| !office.states.is_empty());
        let name = read(before)
            .or_else(|| read(Before::Title).filter(|_| given))
            .filter(|name| name.len() > 1)
            .or_else(enclosed)?;
        // `، عبد الصمد المرابط،`: a surname that is a common word closes with the comma.
        let one_more = |whole: &Range<usize>| {
            given && whole.end == name.end + 1 && !self.reading.folded(name.end).starts_with('و')
        };
        let whole = || self.enclosed_name(start).filter(one_more);
        let cut = self.reading.runs_on(name.end);
        let name = if cut { whole().unwrap_or(name) } else { name };
        let known = start > at || given;
        let closed = !self.reading.runs_on(name.end);
        // `ترأس الوزير، فلان، وفدا`: whom he leads.
        let after = office::read(self.reading, self.found, name.end).filter(|next| {
            !next.peel.conjunction && next.peel.preposition.is_none() && !next.members
        });
        let office_next = after.is_some();
        let own = after.is_some_and(|next| self.is_held_by_another(office, &next));
        let next = self.reading.after_comma(name.end) && office_next && !own;
        let open = dash && !self.reading.after_dash(name.end);
        (name.len() > 1 && !open && !next && (closed || known && !office_next)).then_some(name)
    }

    /// `- قنصل عام في لاس بالماس: السيدة فلانة`: in a list of who is appointed to what.
    fn name_after_colon(&self, office: &Office) -> Option<Range<usize>> {
        let at = office.words.end;
        let reading = self.reading;
        let colon = at < reading.len() && reading.marks(at).trim() == ":";
        let opens = office.words.start == reading.sentence(office.words.start).start;
        if !colon || !opens {
            return None;
        }
        let start = names::address(reading, at).words.end;
        names::name(reading, self.found, start, Before::Title).filter(|_| start > at)
    }

    /// «ولي العهد السعودي، محمد …، وزير الخارجية الأميركي، مايك …»: another state's
    /// office with a name of its own.
    fn is_held_by_another(&self, office: &Office, next: &Office) -> bool {
        let foreign = match (office.states.first(), next.states.first()) {
            (Some(one), Some(other)) => one != other,
            // `وزير العدل، السيد فلان، السفير التركي فلان`.
            (None, Some(_)) => true,
            _ => false,
        };
        let end = next.words.end;
        let start = names::address(self.reading, end).words.end;
        let named = || names::name(self.reading, self.found, start, Before::Unknown).is_some();
        foreign && (self.name_behind(end) || (self.reading.after_comma(end) && named()))
    }

    /// `رئيس الوزراء الأسترالي، سكوت موريسون،`: between two commas, words that may
    /// be common ones, one of them known to no table.
    fn enclosed_name(&self, start: usize) -> Option<Range<usize>> {
        let barred = WordKind::STOP
            .or(WordKind::VERB)
            .or(WordKind::TITLE)
            .or(WordKind::TAIL)
            .or(WordKind::HONORIFIC)
            .or(WordKind::ORGANISATION);
        let fits = |at: usize| {
            let kind = self.reading.kind(at);
            self.reading.is_arabic(at)
                && !kind.is(barred)
                && !self.reading.in_date(at)
                && !self.reading.has_state(at)
                && (self.reading.head_behind_clitics(at).is_none() || self.is_called(at))
        };
        let end = (start + 1..self.reading.len()).find(|at| !self.reading.runs_on(*at))?;
        let closed = self.reading.after_comma(end) && (2..=4).contains(&(end - start));
        let open = |at: usize| {
            self.reading.kind(at) == WordKind::default()
                || self.reading.kind(at).is(WordKind::GIVEN)
        };
        let named = (start..end).all(fits) && (start..end).any(open);
        let noun = self.reading.folded(start).starts_with("ال") || self.conjoined(start);
        (closed && named && !noun).then_some(start..end)
    }

    /// `هاجم البرلماني مصطفى بكري الرئيس التونسي السابق، منصف المرزوقي`: behind a comma stands
    /// the name of a leader who holds the office.
    pub fn is_of_leader_behind(&self, office: &Office) -> bool {
        let Some(name) = self.name_after_comma(office) else { return false };
        let words = name_words(self.reading.words.originals(name));
        let mut held = self.reading.gazetteer().leaders().offices(&words);
        held.any(|one| one.class == office.class && office.states.contains(&one.state))
    }

    /// «استقبل وزير الدفاع اللواء سيد طارق حسين، سفير بنغلاديش»: a rank or title
    /// after an office begins the next person when an office of a state that is
    /// told follows the name.
    pub fn belongs_to_next(&self, office: &Office, address: &Address, name: &Range<usize>) -> bool {
        if self.is_appointed(office, name) || self.is_sent_as_envoy(office, name) {
            return true;
        }
        let comma = self.reading.after_comma(name.end);
        if !comma || (address.words.is_empty() && !office.states.is_empty()) {
            return false;
        }
        let start = names::address(self.reading, name.end).words.end;
        let Some(next) = office::read(self.reading, self.found, start) else { return false };
        let foreign = next.states.first().is_some_and(|state| !office.states.contains(state));
        !next.peel.conjunction
            && next.class != office.class
            && foreign
            && (next.class.is_abroad() || address.rank.is_some())
            && !office.class.is_abroad()
            && !self.name_behind(next.words.end)
            && self.name_after_comma(&next).is_none()
    }

    /// `أدى اليمين الوزير المفوض فلان سفيرا لدى تونس`: of the grade before the name, and sent as
    /// what stands behind it.
    fn is_sent_as_envoy(&self, office: &Office, name: &Range<usize>) -> bool {
        let behind = self.reading.folded(name.end);
        office.class == RoleClass::Diplomat
            && self.reading.runs_on(name.end)
            && matches!(behind, "سفيرا" | "سفيره" | "قنصلا")
    }

    /// `عين الرئيس التونسي فلانا سفيرا لدى اليابان`: the name is that of whom he gives the
    /// office behind it. Not in `عين الرئيس قيس سعيد سفيرا جديدا`, whom the name tells.
    fn is_appointed(&self, office: &Office, name: &Range<usize>) -> bool {
        let reading = self.reading;
        let Some(verb) = office.words.start.checked_sub(1) else { return false };
        let appoints = reading.trigger(verb).is_some_and(|t| t.encounter == Encounter::Appoint);
        if !appoints || !reading.runs_on(name.end) {
            return false;
        }
        let words = name_words(reading.words.originals(name.clone()));
        let mut known = reading.gazetteer().leaders().offices(&words);
        let post = |head: HeadForm| {
            let given = reading.folded(name.end).ends_with('ا');
            !head.definite && head.number == Number::Singular && (given || head.feminine)
        };
        reading.head(name.end).is_some_and(post) && !known.any(|one| one.class == office.class)
    }

    /// `والتقى الأمير وليام رئيس الوزراء الإسرائيلي ظهرا`, `استقبل فلان سفيرة فرنسا، السيدة
    /// فلانة`: right after who meets an office that tells its state is met, with nobody behind
    /// it in the sentence, or its holder's name behind a comma.
    pub fn is_met(&self, at: usize, office: &Office) -> bool {
        let reading = self.reading;
        let sentence = reading.sentence(at);
        let near = at.saturating_sub(6).max(sentence.start)..at;
        let verb = near.rev().find(|index| self.meets(*index));
        let whose = !office.states.is_empty() || office.class == RoleClass::International;
        let told = whose || office.bare && office.definite;
        let Some(verb) = verb.filter(|_| told) else { return false };
        let titles = WordKind::TITLE.or(WordKind::RANK).or(WordKind::HONORIFIC);
        let begins = names::address(reading, verb + 1).words.end;
        let name = names::name(reading, self.found, begins, Before::Title);
        let subject = name.is_some_and(|name| name.end == at);
        let person = WordKind::GIVEN.or(WordKind::COUNTERPART).or(titles);
        let nobody = || {
            !(office.words.end..sentence.end).any(|index| {
                reading.kind_behind_clitics(index).0.is(person)
                    || reading.head_behind_clitics(index).is_some()
                    || reading.trigger(index).is_some_and(|t| t.encounter == Encounter::With)
            })
        };
        let named = || {
            let titled = reading.kind(office.words.end).is(titles);
            titled && whose && self.name_after_comma(office).is_some()
        };
        subject && reading.runs_on(at) && (nobody() || named())
    }

    /// `القنصل العام في مدينة مشهد فلان قال`, `المتحدث باسم التحالف الذي …، فلان، أن`: words
    /// that say more of an office stand between it and the name of its holder.
    pub fn name_further(&self, office: &Office) -> Option<Range<usize>> {
        let reading = self.reading;
        let start = reading.past_aside(office.words.end);
        let end = reading.sentence(office.words.start).end.min(start + FURTHER);
        let (bare, common) = (office.bare && start == office.words.end, office.private);
        if bare || common || office.peel.preposition.is_some() || self.conjoined(start) {
            return None;
        }
        // `ممثلة صندوق الطفولة (اليونيسف) في موريتانيا فلانة`.
        let served = self.past_place(start);
        let closed = start < reading.len() && reading.words.gap(start).trim() == ")";
        let aside = start > office.words.end || closed && served > start;
        if aside && self.begins_full_name(served) {
            return self.full_name(served);
        }
        let relative = matches!(reading.folded(start), "الذي" | "التي");
        if !reading.runs_on(start) || !(relative || self.says_more(start)) {
            return None;
        }
        let told = |at: &usize| !(relative || reading.runs_on(*at) && self.is_said_between(*at));
        let close = (start..end)
            .find(|at| told(at) || !reading.runs_on(*at) || (!relative && self.begins_name(*at)))?;
        let comma = reading.after_comma(close);
        let place = |at: usize| {
            matches!(reading.folded(at), "في" | "لدي" | "من") || reading.folded(at).starts_with('ب')
        };
        let of_body = !(start..close).any(place);
        // `في مجلس الشيوخ، تشاك شومر،`: two unknown words between commas.
        let enclosed =
            comma && reading.after_comma(close + 2) && names::is_unknown_pair(reading, close);
        let named = self.begins_name(close) || enclosed;
        if !named || !(comma || !relative && (of_body || self.is_subject(office))) {
            return None;
        }
        let name = self.full_name(close)?;
        let that = reading.trigger(name.end).is_some_and(|t| t.encounter == Encounter::That);
        let noun = reading.kind(name.end) == WordKind::WORD && self.is_behind_place(close);
        let closed =
            that || noun || !reading.runs_on(name.end) || reading.kind(name.end).is(CLOSES);
        let own = reading.after_comma(name.end)
            && office::read(reading, self.found, name.end)
                .is_some_and(|next| !next.peel.conjunction);
        (closed && !own).then_some(name)
    }

    /// Past `في` and a state or its capital.
    fn past_place(&self, at: usize) -> usize {
        let state = countries::at(self.reading, self.found, at + 1);
        let place =
            state.filter(|state| self.reading.folded(at) == "في" && state.via != Via::Demonym);
        place.map_or(at, |state| self.reading.forms[state.form].words.end)
    }

    /// `استقالة فلان من منصب مستشار …`: where the office begins that a name has as its post.
    pub fn post(&self, at: usize) -> Option<usize> {
        let reading = self.reading;
        let link = matches!(reading.folded(at), "من" | "في" | "الي");
        let post = if link { at + 1 } else { at };
        let word = reading.folded(post);
        let called = matches!(word, "منصب" | "بمنصب") && reading.runs_on(post);
        (called && reading.runs_on(at) && reading.runs_on(post + 1)).then_some(post + 1)
    }

    /// `مطار "هواري بومدين"`, `المقر المركزي «سعيد آيت مسعودان»`: quotation marks around
    /// what a place is called.
    pub fn is_quoted_place(&self, at: usize) -> bool {
        let quoted = self.reading.marks(at).trim_start();
        if !quoted.starts_with(['"', '«', '“']) || !self.reading.runs_on(at) {
            return false;
        }
        // `المقر المركزي للخطوط الجوية "…"`: adjectives and whose place it is.
        let mut head = at;
        while head > at.saturating_sub(6) && self.reading.runs_on(head) {
            head -= 1;
            if self.is_name_of_place(head + 1) {
                return true;
            }
            let word = self.reading.folded(head);
            if !["ال", "لل"].iter().any(|clitic| word.starts_with(clitic)) {
                return false;
            }
        }
        false
    }

    /// `بإقامة جنان المفتي`, `بفندق صلاح الدين`: where the name of a place ends that is called
    /// after somebody.
    pub fn place_of_name(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1).filter(|_| self.reading.runs_on(at))?;
        let word = self.reading.folded(before).trim_start_matches(['ب', 'و']);
        let place = matches!(
            word,
            "اقامه"
                | "فندق"
                | "شارع"
                | "ساحه"
                | "ميدان"
                | "قاعه"
                | "قصر"
                | "ميناء"
                | "معبر"
                | "مدينه"
        );
        let name = names::name(self.reading, self.found, at, Before::Nothing).filter(|_| place)?;
        // `ميناء جيهان التركي`.
        let state = name.len() > 1 && self.reading.has_state(name.end - 1);
        Some(name.end - usize::from(state))
    }

    /// `بقصر قرطاج راشد …`: what a venue or a body is called.
    pub fn is_name_of_place(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|_| self.reading.runs_on(at)) else {
            return false;
        };
        let offices = &self.reading.gazetteer().offices;
        let word = self.reading.folded(before);
        let place = WordKind::VENUE.or(WordKind::ORGANISATION).or(WordKind::DISTRICT);
        [Some(word), word.strip_prefix('ب'), word.strip_prefix('ل')]
            .into_iter()
            .flatten()
            .any(|word| offices.kind(word).is(place))
    }

    /// Whether words that say more of an office begin here: a preposition, an adjective.
    fn says_more(&self, at: usize) -> bool {
        let word = self.reading.folded(at);
        matches!(word, "في" | "من" | "لدي" | "علي" | "غير")
            || ["ب", "لل", "ال"].iter().any(|clitic| word.starts_with(clitic))
    }

    /// A word of nobody and nothing that anybody does.
    fn is_said_between(&self, at: usize) -> bool {
        let reading = self.reading;
        let person = WordKind::VERB
            .or(WordKind::TITLE)
            .or(WordKind::HONORIFIC)
            .or(WordKind::RANK)
            .or(WordKind::PRONOUN)
            .or(WordKind::KIN)
            .or(WordKind::COUNTERPART);
        let (kind, _) = reading.kind_behind_clitics(at);
        let barred = reading.kind(at).is(person) || kind.is(person) && kind != WordKind::VERB;
        let particle = |word| matches!(word, "ان" | "بان" | "انه" | "انها" | "عن" | "مع" | "حيث");
        reading.is_arabic(at)
            && !reading.in_date(at)
            && !barred
            && reading.trigger(at).is_none()
            && (reading.head_behind_clitics(at).is_none() || reading.folded(at - 1) == "مجلس")
            && !particle(reading.folded(at))
    }

    /// A title and a name, or a given name and another word of it.
    fn begins_full_name(&self, at: usize) -> bool {
        let kind = self.reading.kind(at);
        let titles = WordKind::TITLE.or(WordKind::HONORIFIC).or(WordKind::RANK);
        let word = WordKind::STOP.or(WordKind::VERB).or(WordKind::TAIL).or(WordKind::WORD);
        let given = kind.is(WordKind::GIVEN) && !kind.is(word);
        (given || kind.is(titles)) && self.full_name(at).is_some()
    }

    /// `قائد الشرطة في القدس يورام هاليفي`: a full name, or behind a place two unknown words.
    fn begins_name(&self, at: usize) -> bool {
        let unknown = || self.is_behind_place(at) && names::is_unknown_pair(self.reading, at);
        self.begins_full_name(at) || unknown() && self.full_name(at).is_some()
    }

    /// Whether `في` and a place of one word stand before a word.
    fn is_behind_place(&self, at: usize) -> bool {
        let thing =
            WordKind::TAIL.or(WordKind::ORGANISATION).or(WordKind::GIVEN).or(WordKind::VENUE);
        at > 1 && self.reading.folded(at - 2) == "في" && !self.reading.kind(at - 1).is(thing)
    }

    fn full_name(&self, at: usize) -> Option<Range<usize>> {
        let start = self.titles_after(at).words.end;
        let name = names::name(self.reading, self.found, start, Before::Title)?;
        (start > at || name.len() > 1).then_some(name)
    }

    /// Whether nobody is met before an office in its sentence, so that the name behind it
    /// is no object.
    fn is_subject(&self, office: &Office) -> bool {
        let at = office.words.start;
        let start = self.reading.sentence(at).start;
        (start..at).all(|index| self.reading.trigger(index).is_none())
    }

    /// A second office after the name (`السفير فلان، المتحدث باسم الوزارة`) says
    /// what the first leaves open.
    pub fn extend_office(&self, mention: &mut Mentioned) {
        let at = mention.words.end;
        let Some(office) = &mut mention.office else { return };
        if let Some(next) = self.between_commas(office, at) {
            mention.words.end = next.words.end;
            let (words, class) = (next.words.clone(), next.class);
            let first = office.words.clone();
            office.join(next);
            office.words = if office.class == class { words } else { first };
            return;
        }
        let comma = self.reading.after_comma(at) && office.bare;
        if !(self.reading.runs_on(at) || comma) || self.conjoined(at) {
            return;
        }
        let Some(next) = office::read(self.reading, self.found, at) else { return };
        // `التقى الرئيس الصيني X الزعيم الكوري`: another's.
        let apart = !(office.states.is_empty() || next.states.is_empty())
            && office.states.iter().all(|state| !next.states.contains(state));
        // `استقبل الرئيس جوزاف عون السفير البريطاني`: no envoy leads a state.
        let envoy = office.class.is_leader() && next.class.is_abroad();
        let same = (next.class == office.class || office.bare) && !apart && !envoy;
        let whole = next.peel.preposition.is_none() && next.number == Number::Singular;
        let named = || comma && self.name_after_comma(&next).is_some();
        // `التقى رئيس مجلس الأعيان فلان رئيس الجمعية الوطنية في كوريا`: whom he met.
        // `استقبل الرئيس عبدالفتاح السيسي وزير الخارجية الأردني`: nor is a president one.
        let president = office.republican && next.class != RoleClass::HeadOfState;
        let met = (!office.bare || president)
            && office.states.is_empty()
            && !next.states.is_empty()
            && mention.words.start.checked_sub(1).is_some_and(|verb| self.meets(verb));
        if met {
            return;
        }
        if next.bare || !whole || !same || self.name_behind(next.words.end) || named() {
            return;
        }
        mention.words.end = next.words.end;
        // `السفير فلان مدير الإدارة الأوروبية`: the title is his rank.
        let rank = office.class == RoleClass::Ambassador && next.class == RoleClass::Other;
        *office = next;
        if rank {
            office.class = RoleClass::Diplomat;
        }
    }

    /// `استقبل X، السيد Y، المبعوث الأمريكي.`: where the sentence ends, and another is named
    /// before, what is said of the name.
    pub fn is_last_said(&self, at: usize, end: usize) -> bool {
        let sentence = self.reading.sentence(at);
        let named = |other: &Mentioned| {
            other.reading == self.number
                && sentence.contains(&other.words.start)
                && other.name.is_some()
        };
        end >= sentence.end && self.list.iter().any(named)
    }
}
