//! The office that another one serves, by its name, behind honorifics or by the name of a
//! leader: `نائب وزير`, `مستشار جلالة الملك`, `مبعوث ترمب`.

use super::{Tail, is_adjective};
use crate::extract::names;
use crate::model::{RoleClass, StateVia};
use crate::names::{FamilyName, Gives, HeadForm, HeadTrait, Number, Peel, WordKind, name_words};

impl<'r, 'a> Tail<'r, 'a> {
    /// `نائب وزير`, `النائب الأول لرئيس`, `مدير مكتب رئيس`: an office named by
    /// the one it serves.
    pub(super) fn served_office(&mut self) -> bool {
        if self.is_presented() {
            return true;
        }
        let behind = self.words.last().copied().filter(|last| last + 1 == self.end);
        let addressed = behind.is_some_and(|last| self.reading.kind(last).is(WordKind::BUREAU));
        let styled = |at: &usize| {
            self.reading.kind(*at).is(WordKind::HONORIFIC) && self.reading.runs_on(*at + 1)
        };
        // `مدير مكتب معالي الوزير`, `مدير مكتب حضرة صاحب السمو أمير البلاد`.
        let honorifics = (self.end..).take_while(|at| addressed && styled(at)).count();
        let at = self.end + honorifics;
        let Some((form, peel)) = self.reading.head_behind_clitics(at) else { return false };
        let bureau = behind.is_some_and(|last| self.reading.kind(last).is(WordKind::BUREAU));
        // `نائب الوزير بالسفير فلان`: behind another letter, whom he met.
        let by_preposition = peel.preposition == Some('ل') && !peel.conjunction;
        let adjacent = peel == Peel::default();
        let serves = self.traits.is(HeadTrait::SERVES);
        // `طالب النواب مدير المكتب`: with the article a head governs nothing.
        let free = self.head.definite && self.words.is_empty();
        let open = self.words.is_empty() && self.states.is_empty();
        let heir = form.head == self.head.head && open && adjacent && !serves;
        let named = heir
            || (serves && (by_preposition || (adjacent && !free && self.follows_closely())))
            || (bureau && adjacent);
        if !named || form.number != Number::Singular {
            return false;
        }
        self.end = at;
        let tail = self.inner(form, at + 1);
        self.take_served(form, tail);
        self.take_served_leader();
        true
    }

    /// `مبعوث الرئيس ترمب إلى أوكرانيا`; a deputy may be so called himself.
    fn take_served_leader(&mut self) {
        let leads = self.served.is_some_and(RoleClass::is_leader);
        let serves = self.traits.is(HeadTrait::SERVES) && !self.traits.is(HeadTrait::DEPUTY);
        if leads && serves && self.leader.is_none() {
            self.take_leader();
        }
    }

    /// `نائب مساعد وزير`, `القائمة بأعمال مساعد وزير`: right after the head or
    /// the body that links them.
    fn follows_closely(&self) -> bool {
        let Some(last) = self.words.last() else { return true };
        let (kind, peel) = self.reading.kind_behind_clitics(*last);
        // `النائب الأول وزير الخارجية`: his own office.
        let ranked = kind.is(WordKind::ORDINAL) && self.head.definite;
        kind.is(WordKind::TAIL)
            && !ranked
            && (peel.preposition.is_some() || self.words.len() == 1)
            && self.states.is_empty()
            && last + 1 == self.end
            && !is_adjective(self.reading.folded(*last))
    }

    /// `رئيس وفد صندوق النقد`, `رئيس الوفد البرلماني`: right behind the head.
    pub(super) fn leads_delegation(&mut self) -> bool {
        let led = matches!(self.reading.folded(self.end), "وفد" | "الوفد");
        let leads = self.traits.is(HeadTrait::PRESIDENT) && !self.head.definite;
        led && leads && self.words.is_empty() && self.states.is_empty() && self.take_word()
    }

    /// `مبعوث ترمب`, `المتحدث باسم نتنياهو`: whom one serves, by the family's name alone.
    pub(super) fn served_leader(&mut self) -> bool {
        let at = self.end;
        let bound = self.words.is_empty() && !self.head.definite && self.states.is_empty();
        let spoken = self.words.last().is_some_and(|last| {
            last + 1 == at && self.reading.folded(*last) == "باسم" && self.states.is_empty()
        });
        let serves = self.traits.is(HeadTrait::SERVES) && !self.traits.is(HeadTrait::DEPUTY);
        serves && (bound || spoken) && self.take_leader() || self.ranked_leader()
    }

    /// `المبعوث الخاص لرئيس مالي الجنرال أسيمي غويتا`: whom an envoy serves, behind his rank.
    fn ranked_leader(&mut self) -> bool {
        let sent = self.traits.is(HeadTrait::ABROAD) && self.leader.is_none();
        let rules = self.served == Some(RoleClass::HeadOfState);
        let rank = self.reading.kind(self.end).is(WordKind::RANK) && self.reading.runs_on(self.end);
        if !(sent && rules && rank) {
            return false;
        }
        let (end, len) = (self.end, self.words.len());
        self.words.push(end);
        self.end += 1;
        if self.take_leader() {
            return true;
        }
        self.end = end;
        self.words.truncate(len);
        false
    }

    /// Takes the name of a leader, the family's alone or in full, and his state.
    fn take_leader(&mut self) -> bool {
        let (reading, at) = (self.reading, self.end);
        let leaders = reading.gazetteer().leaders();
        let family = reading.runs_on(at) && reading.family(at) == Some(FamilyName::Only);
        let alone = leaders.state(reading.folded(at)).filter(|_| family);
        let full = |words: usize| {
            let joined =
                at + words <= reading.len() && (at..at + words).all(|w| reading.runs_on(w));
            let may_end = joined && reading.family(at + words - 1).is_some();
            let name = || name_words(reading.words.originals(at..at + words));
            let leads = |name: Vec<String>| {
                let mut known = leaders.offices(&name).filter(|known| known.class.is_leader());
                known.next().map(|known| known.state)
            };
            Some(words).zip(leads(may_end.then(name)?))
        };
        let named = alone.map(|state| (1, state)).or_else(|| (2..=4).find_map(full));
        let Some((words, state)) = named else { return false };
        if self.states.is_empty() {
            self.states.push(state);
            self.via = Some(StateVia::Leader);
        } else if self.states != [state] {
            return false;
        }
        self.served = self.served.or(Some(RoleClass::HeadOfState));
        self.leader = Some(at..at + words);
        self.words.extend(at..at + words);
        self.end += words;
        true
    }

    pub(super) fn take_served(&mut self, form: HeadForm, tail: Tail<'r, 'a>) {
        let offices = &self.reading.gazetteer().offices;
        let words: Vec<&str> = tail.words.iter().map(|at| self.reading.folded(*at)).collect();
        let row = offices.reading(form, &words, tail.states.first().copied());
        if let Some(Gives::Class(class)) = row.map(|row| row.gives) {
            self.served = Some(class);
        }
        self.words.push(self.end);
        self.words.extend(tail.words);
        if self.states.is_empty() {
            self.states = tail.states;
            self.via = tail.via;
        }
        if let Some(state) = row.and_then(|row| row.state).filter(|_| self.states.is_empty()) {
            self.states.push(state);
            self.via = Some(StateVia::Style);
        }
        self.host = self.host.or(tail.host);
        self.leader = self.leader.take().or(tail.leader);
        self.former |= tail.former;
        self.homeland |= tail.homeland;
        self.end = tail.end;
    }

    /// The word behind the honorifics of whom an office serves, or the last of them if that is
    /// his office (`مستشار جلالة الملك لشؤون الإعلام`) and his name does not follow.
    fn behind_honorifics(&self) -> usize {
        let reading = self.reading;
        let end = names::address(reading, self.end).words.end;
        let last = end - 1;
        let titles = WordKind::TITLE.or(WordKind::HONORIFIC).or(WordKind::RANK);
        let office = last > self.end && reading.head(last).is_some_and(|head| head.definite);
        let goes_on = reading.runs_on(end)
            && !reading.kind_behind_clitics(end).0.is(WordKind::TAIL.or(titles));
        if office && !goes_on { last } else { end }
    }

    /// `رئيس الشؤون الخاصة لسمو ولي العهد`: an office of somebody of rank.
    fn is_presented(&mut self) -> bool {
        let (kind, peel) = self.reading.kind_behind_clitics(self.end);
        // `لدولة رئيس الوزراء`: an honorific of heads of government alone.
        let honoured = self.reading.folded(self.end) == "لدوله"
            && self.reading.head_behind_clitics(self.end + 1).is_some();
        // `مستشار سمو رئيس الهيئة`: right after the head of one who serves.
        let bound = self.words.is_empty()
            && self.traits.is(HeadTrait::SERVES)
            && !self.head.definite
            && peel == Peel::default();
        let to = !self.words.is_empty() && peel.preposition == Some('ل');
        let presented = (kind.is(WordKind::HONORIFIC) && (to || bound)
            || (honoured && !self.words.is_empty()))
            && !peel.conjunction
            && self.states.is_empty();
        if !presented {
            return false;
        }
        let at = match honoured {
            true => self.end + 1,
            false => self.behind_honorifics(),
        };
        let head = self.reading.head_behind_clitics(at).filter(|_| self.reading.runs_on(at));
        let Some((form, peel)) = head else { return false };
        if peel != Peel::default() || form.number != Number::Singular {
            return false;
        }
        self.end = at;
        let tail = self.inner(form, at + 1);
        self.take_served(form, tail);
        self.take_served_leader();
        true
    }
}
